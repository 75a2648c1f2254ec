import type { TableName, Tables } from './tables/index.ts';

const asSentence = (note: string) => (/[.!?]$/.test(note) ? note : `${note}.`).replaceAll("'", '’');

/** What must stand wherever these tables are drawn, as sentences. */
export function notesOf(
  tables: Pick<Tables, 'notes'>,
  { id, tables: drawn }: { id: string; tables: TableName[] },
): string[] {
  return tables.notes
    .filter((note) => note.tables.some((name) => drawn.some((table) => table === name)))
    .filter((note) => note.charts === null || note.charts.includes(id))
    .map(({ note }) => asSentence(note));
}

/** All that must stand beneath a table, whichever charts draw it. */
export const notesOnTable = (tables: Tables, name: TableName): string[] =>
  tables.notes.filter((note) => note.tables.includes(name)).map(({ note }) => asSentence(note));
