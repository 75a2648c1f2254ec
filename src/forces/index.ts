import { armedOfficers } from './armed-officers.ts';
import { firearmsReports } from './firearms-reports.ts';
import { operations } from './operations.ts';
import type { MakePart } from './part.ts';
import { shotDead } from './shot-dead.ts';
import { taser } from './taser.ts';

/** The parts of a force’s page after its officers, which are a chart of their own, in their order. */
export const parts = {
  taser,
  'firearms-reports': firearmsReports,
  operations,
  'armed-officers': armedOfficers,
  'shot-dead': shotDead,
} satisfies Record<string, MakePart>;
