import { armedOfficersSection } from './armed-officers-section.ts';
import { firearmsReportsSection } from './firearms-reports-section.ts';
import type { MakeSection } from './force-section.ts';
import { operationsSection } from './operations-section.ts';
import { shotDeadSection } from './shot-dead-section.ts';
import { taserSection } from './taser-section.ts';

/** The sections of a force’s page in their order, after the chart of its officers. */
export const forceSections = {
  taser: taserSection,
  'firearms-reports': firearmsReportsSection,
  operations: operationsSection,
  'armed-officers': armedOfficersSection,
  'shot-dead': shotDeadSection,
} satisfies Record<string, MakeSection>;
