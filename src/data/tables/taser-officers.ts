import { count, date, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const taserOfficersTable = defineTable({
  name: 'taser-officers',
  about:
    'Met officers trained to use or authorised to carry a Taser, at single dates. What was announced for later is a plan, not a count.',
  columns: {
    geography: text('A force as in police-forces.csv.'),
    date: date('The day the figure is true for.'),
    measure: text('What was counted. Rows that begin with “of which” are parts of the total of that day.'),
    value: count('Officers.'),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'date', 'measure'],
});
