import { findSources } from './cite.ts';
import type { Tables } from './tables/index.ts';

export type VintageTable = 'armed-officers' | 'operations';

/** A figure of a table as one publication gave it, or as its text settles it. */
export interface Vintage {
  geography: string;
  date: string;
  measure: string;
  value: number;
  release: string;
  released: string | null;
  source_id: string[];
  /** The arithmetic, where no release prints the figure itself. */
  worked_out: string | null;
  table: VintageTable;
  row: number;
  note: string | null;
  /** Of published rows alone. */
  as_quoted?: boolean | null;
  qualifier?: string | null;
  release_of?: string | null;
}

/** Every publication of the armed officers or of the operations, with those derived from stated changes. */
export function readVintages(tables: Tables, table: VintageTable): Vintage[] {
  const published = tables[table].map((row) => ({
    ...row,
    date: 'date' in row ? row.date : row.period,
    worked_out: null,
    table,
  }));
  const derived = tables['worked-out']
    .filter((row) => row.table === table)
    .map((row) => {
      const cited = findSources(tables, row.source_id);
      const dates = cited.map((source) => source.published);
      return {
        ...row,
        release: `worked out from ${cited.map(({ publisher, published }) => [publisher, published].filter(Boolean).join(', ')).join('; ')}`,
        released: dates.includes(null) ? null : (dates.toSorted().at(-1) ?? null),
        worked_out: row.formula,
        table,
      };
    });
  return [...published, ...derived];
}

/** What a row of a vintage table is about, whoever published it. */
export const seriesKeyOf = (row: Pick<Vintage, 'geography' | 'date' | 'measure'>): string =>
  `${row.geography} · ${row.date} · ${row.measure}`;

/** Whether one of the sources of a row stands as the publisher’s own text, or as another kind. */
export const hasSource = (
  tables: Tables,
  { source_id }: { source_id: string[] },
  standing = 'official',
): boolean => findSources(tables, source_id).some((source) => source.standing === standing);

/**
 * The publications of a figure that count: the Home Office’s own, those derived from a release, and a copy in the press
 * that says which release it carries, where that release was not seen itself. So a press text never outlives an
 * official one: Yahoo’s 18,398 operations for 2022/23 names no release, and the releases on both sides of it give 18,395 and
 * 18,400. Where no publication is of these kinds, as with the Met’s own numbers, all of them count.
 */
export function countedOf<R extends Vintage>(tables: Tables, publications: R[]): R[] {
  const official = publications.filter((row) => hasSource(tables, row));
  const counted = publications.filter((row) => {
    if (official.includes(row) || row.worked_out !== null) return true;
    const isSeen = official.some(({ release_of }) => release_of === row.release_of);
    return row.release_of && !isSeen && hasSource(tables, row, 'press or other');
  });
  return counted.length > 0 ? counted : publications;
}
