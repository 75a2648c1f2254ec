import { addresses } from './addresses.ts';
import { armedOfficers } from './armed-officers.ts';
import { corrections } from './corrections.ts';
import { discharges } from './discharges.ts';
import { fatalShootings } from './fatal-shootings.ts';
import { fatalShootingsWho } from './fatal-shootings-who.ts';
import { firearmsReports } from './firearms-reports.ts';
import { firearmsTraining } from './firearms-training.ts';
import { fitnessPassRates } from './fitness-pass-rates.ts';
import { fitnessStandards } from './fitness-standards.ts';
import { forceReports } from './force-reports.ts';
import { internationalArming } from './international-arming.ts';
import { internationalShootings } from './international-shootings.ts';
import { metUplift } from './met-uplift.ts';
import { notes } from './notes.ts';
import { operations } from './operations.ts';
import { policeForces } from './police-forces.ts';
import { policeOfficers } from './police-officers.ts';
import { populationEthnicity } from './population-ethnicity.ts';
import { positions } from './positions.ts';
import { questions } from './questions.ts';
import { responses } from './responses.ts';
import { sourcesTable } from './sources.ts';
import { storyClaims } from './story-claims.ts';
import { surveyCounts } from './survey-counts.ts';
import { surveys } from './surveys.ts';
import { taserOfficers } from './taser-officers.ts';
import { taserUse } from './taser-use.ts';
import { threatLevels } from './threat-levels.ts';
import { timeline } from './timeline.ts';
import { workedOut } from './worked-out.ts';
import type { RowOf } from '../table.ts';

/** Every table of data/, by the name of its file. */
export const tableDefinitions = {
  addresses,
  'armed-officers': armedOfficers,
  corrections,
  discharges,
  'fatal-shootings': fatalShootings,
  'fatal-shootings-who': fatalShootingsWho,
  'firearms-reports': firearmsReports,
  'firearms-training': firearmsTraining,
  'fitness-pass-rates': fitnessPassRates,
  'fitness-standards': fitnessStandards,
  'force-reports': forceReports,
  'international-arming': internationalArming,
  'international-shootings': internationalShootings,
  'met-uplift': metUplift,
  notes,
  operations,
  'police-forces': policeForces,
  'police-officers': policeOfficers,
  'population-ethnicity': populationEthnicity,
  positions,
  questions,
  responses,
  sources: sourcesTable,
  'story-claims': storyClaims,
  'survey-counts': surveyCounts,
  surveys,
  'taser-officers': taserOfficers,
  'taser-use': taserUse,
  'threat-levels': threatLevels,
  timeline,
  'worked-out': workedOut,
};

export type TableName = keyof typeof tableDefinitions;

/** All the figures: the typed rows of each table. */
export type Tables = { [N in TableName]: RowOf<(typeof tableDefinitions)[N]>[] };

export const tableNames = Object.keys(tableDefinitions) as TableName[];
