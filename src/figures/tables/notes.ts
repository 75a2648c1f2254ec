import { list, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const notes = defineTable({
  name: 'notes',
  about: 'Warnings that go with every chart of the tables they name.',
  columns: {
    tables: list('The tables that the note belongs to, with semicolons between.'),
    note: text('The note.'),
    source_id: sources(),
  },
  key: ['note'],
});
