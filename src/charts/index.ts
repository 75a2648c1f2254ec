import type { Chart } from './kit/define-chart.ts';
import { armedOfficers } from './armed-officers/chart.ts';
import { armedOfficersMet } from './armed-officers-met/chart.ts';
import { armingView } from './arming-view/chart.ts';
import { firearmsByForce } from './firearms-by-force/chart.ts';
import { firearmsOperations } from './firearms-operations/chart.ts';
import { firearmsReports } from './firearms-reports/chart.ts';
import { officerOpinion } from './officer-opinion/chart.ts';
import { officersByForce } from './officers-by-force/chart.ts';
import { opinionAbroad } from './opinion-abroad/chart.ts';
import { publicOpinion } from './public-opinion/chart.ts';
import { reportedFigures } from './reported-figures/chart.ts';
import { reportsEthnicity } from './reports-ethnicity/chart.ts';
import { shareArmed } from './share-armed/chart.ts';
import { shotsFired } from './shots-fired/chart.ts';
import { storyCheck } from './story-check/chart.ts';
import { surveyBounds } from './survey-bounds/chart.ts';
import { taserByForce } from './taser-by-force/chart.ts';
import { taserUse } from './taser-use/chart.ts';
import { threatLevel } from './threat-level/chart.ts';
import { timeline } from './timeline/chart.ts';
import { whatItTakes } from './what-it-takes/chart.ts';

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
