import { armedOfficers } from './armed-officers-section.ts';
import { firearmsReports } from './firearms-reports-section.ts';
import { operations } from './operations-section.ts';
import type { MakePart } from './force-section.ts';
import { shotDead } from './shot-dead-section.ts';
import { taser } from './taser-section.ts';

/** The parts of a force’s page after its officers, which are a chart of their own, in their order. */
export const parts = {
  taser,
  'firearms-reports': firearmsReports,
  operations,
  'armed-officers': armedOfficers,
  'shot-dead': shotDead,
} satisfies Record<string, MakePart>;
