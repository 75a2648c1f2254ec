import { armedOfficers } from './armed-officers-section.ts';
import { firearmsReports } from './firearms-reports-section.ts';
import type { MakeSection } from './force-section.ts';
import { operations } from './operations-section.ts';
import { shotDead } from './shot-dead-section.ts';
import { taser } from './taser-section.ts';

/** The sections of a force’s page in their order, after the chart of its officers. */
export const sections = {
  taser,
  'firearms-reports': firearmsReports,
  operations,
  'armed-officers': armedOfficers,
  'shot-dead': shotDead,
} satisfies Record<string, MakeSection>;
