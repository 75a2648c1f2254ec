import type { TableName } from '../../data/tables/index.ts';

const source = `# Name

Fixture

# Place

London

# Subtitle

Subtitle

# Picture

Picture

# Description

Description

# Note

Note

# Tooltip

{about}
`;

/** What a chart of a test must have and the test does not look at; it has no title unless it is given a text. */
export const fixtureChart = {
  id: 'fixture',
  text: () => ({ file: 'src/charts/fixture/text.md', source }),
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
