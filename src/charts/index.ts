import type { Chart } from '../drawing/chart.ts';
import { armedOfficers } from './armed-officers.ts';
import { armedOfficersMet } from './armed-officers-met.ts';
import { armingView } from './arming-view.ts';
import { firearmsByForce } from './firearms-by-force.ts';
import { firearmsOperations } from './firearms-operations.ts';
import { firearmsReports } from './firearms-reports.ts';
import { officerOpinion } from './officer-opinion.ts';
import { officersByForce } from './officers-by-force.ts';
import { opinionAbroad } from './opinion-abroad.ts';
import { publicOpinion } from './public-opinion.ts';
import { reportedFigures } from './reported-figures.ts';
import { reportsEthnicity } from './reports-ethnicity.ts';
import { shareArmed } from './share-armed.ts';
import { shotsFired } from './shots-fired.ts';
import { storyCheck } from './story-check.ts';
import { surveyBounds } from './survey-bounds.ts';
import { taserByForce } from './taser-by-force.ts';
import { taserUse } from './taser-use.ts';
import { threatLevel } from './threat-level.ts';
import { timeline } from './timeline.ts';
import { whatItTakes } from './what-it-takes.ts';

/** Every chart, in the order of the gallery. To add one: write its file and put it in this list. */
export const charts: Chart[] = [
  armingView,
  surveyBounds,
  reportedFigures,
  officerOpinion,
  publicOpinion,
  opinionAbroad,
  shareArmed,
  armedOfficers,
  armedOfficersMet,
  officersByForce,
  firearmsOperations,
  shotsFired,
  firearmsReports,
  reportsEthnicity,
  firearmsByForce,
  taserUse,
  taserByForce,
  whatItTakes,
  threatLevel,
  timeline,
  storyCheck,
];

/** Throws on an id that no chart has. */
export function findChart(id: string): Chart {
  const chart = charts.find((chart) => chart.id === id);
  if (!chart) throw new Error(`unknown chart: ${id}`);
  return chart;
}
