import { text } from '../../data/checked-text.ts';
import type { TableName } from '../../data/tables/index.ts';

/** What a chart of a test must have and the test does not look at; it has no title unless it is given a text. */
export const fixtureChart = {
  id: 'fixture',
  name: 'Fixture',
  tables: ['discharges'] as TableName[],
  spatialCoverage: () => '',
  subtitle: () => text`A`,
  alt: () => text`A`,
  tooltip: () => '',
  draw: () => ({ marks: [] }),
  notes: () => [],
  referenceDate: () => '',
};

/** What an edition of a test must have and the test does not look at. */
export const fixtureEdition = {
  version: '1.0.0',
  changed: [],
  texts: {},
  tables: { notes: [], sources: [] },
  corrected: {},
};
