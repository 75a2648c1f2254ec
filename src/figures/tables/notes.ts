import { list, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const notes = defineTable({
  name: 'notes',
  about: 'What must be said wherever a table is drawn.',
  columns: {
    tables: list('The tables that the note belongs to, with semicolons between.'),
    note: text('The note.'),
    source_id: sources(),
  },
  key: ['note'],
});
