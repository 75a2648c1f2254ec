import type { Tables } from '../../data/tables/index.ts';

/** Copies of another site and encyclopaedias: no figure rests on them alone. */
const weak = ['wiki', 'mirror'];

export const standingOf = (tables: Tables, id: string) =>
  tables.sources.find(({ source_id }) => source_id === id)?.standing;

export const firmSources = (tables: Tables, ids: string[]): string[] =>
  ids.filter((id) => !weak.includes(standingOf(tables, id) ?? ''));

/** Whether more than copies and encyclopaedias bear a row out. */
export const isFirm = (tables: Tables, { source_id }: { source_id: string[] }): boolean =>
  firmSources(tables, source_id).length > 0;
