import type { TableName, Tables } from './tables/index.ts';

/** What must be said wherever these tables are drawn, as sentences. */
export function notesOf(tables: Tables, drawn: TableName[]): string[] {
  return tables.notes
    .filter((note) => note.tables.some((name) => drawn.some((table) => table === name)))
    .map((note) => (/[.!?]$/.test(note.note) ? note.note : `${note.note}.`));
}
