import { count, date, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const taserOfficers = defineTable({
  name: 'taser-officers',
  about: 'Met officers who carry a Taser, at single dates. Announcements are plans, not counts.',
  columns: {
    geography: text('A force as in police-forces.csv.'),
    date: date('The day the figure is true for.'),
    measure: text('What was counted.'),
    value: count('Officers.'),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'date', 'measure'],
});
