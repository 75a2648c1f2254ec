import type { TableName, Tables } from './tables/index.ts';

/** What must be said wherever these tables are drawn, as sentences. */
export function notesOf(tables: Tables, { id, tables: drawn }: { id: string; tables: TableName[] }): string[] {
  return tables.notes
    .filter((note) => note.tables.some((name) => drawn.some((table) => table === name)))
    .filter((note) => note.charts === null || note.charts.includes(id))
    .map(({ note }) => (/[.!?]$/.test(note) ? note : `${note}.`).replaceAll("'", '’'));
}
