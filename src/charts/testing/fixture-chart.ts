import type { TableName } from '../../data/tables/index.ts';

const sections = {
  Name: 'Fixture',
  Place: 'London',
  Subtitle: 'Subtitle',
  Picture: 'Picture',
  Description: 'Description',
  Note: 'Note',
  Tooltip: '{about}',
};
const source = Object.entries(sections).map(([heading, words]) => `# ${heading}\n\n${words}\n`);

/** What a chart of a test must have and the test does not look at; it has no title unless it is given a text. */
export const fixtureChart = {
  id: 'fixture',
  text: () => ({ file: 'src/charts/fixture/text.md', source: source.join('\n') }),
  tables: ['discharges'] as TableName[],
  tooltip: () => ({ about: undefined }),
  draw: () => ({ marks: [] }),
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
