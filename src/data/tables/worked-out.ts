import { count, dateOrPeriod, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const workedOutTable = defineTable({
  name: 'worked-out',
  about:
    'Figures that a release does not print but settles by the change it states: “down 286 to 6,192” makes the year before 6,478. Each row counts as one more publication of the figure it names, and is marked as worked out wherever it is drawn.',
  columns: {
    table: oneOf(['armed-officers', 'operations'], 'The table that the figure belongs to.'),
    geography: text('As in that table.'),
    date: dateOrPeriod('As in that table’s date or period.'),
    measure: text('As in that table.'),
    value: count('The figure.'),
    formula: text('Published numbers with plus and minus between; it must come to the value.'),
    source_id: sources('Where those numbers stand: ids of sources.csv, with semicolons between.'),
    note: optional(text('What it agrees with.')),
  },
  key: ['table', 'geography', 'date', 'measure', 'formula'],
});
