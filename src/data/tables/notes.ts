import { list, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const notesTable = defineTable({
  name: 'notes',
  about: 'Warnings that go with every chart of the tables they name.',
  columns: {
    tables: list('The tables that the note belongs to, with semicolons between.'),
    charts: optional(
      list('Ids of the charts that it is for, where it is not for all that draw these tables.'),
    ),
    note: text('The note.'),
    source_id: sources(),
  },
  key: ['note'],
});
