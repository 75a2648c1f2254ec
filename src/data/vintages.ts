import type { Tables } from './tables/index.ts';

/** A figure of a table as one publication gave it, or as its words settle it. */
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
  table: 'armed-officers' | 'operations';
  row: number;
  note: string | null;
}

/** Every publication of the armed officers or of the operations, with those worked out from stated changes. */
export function readVintages(tables: Tables, table: 'armed-officers' | 'operations'): Vintage[] {
  const published = tables[table].map((row) => ({
    ...row,
    date: 'date' in row ? row.date : row.period,
    worked_out: null,
    table,
  }));
  return [...published, ...workedOut(tables, table)];
}

function workedOut(tables: Tables, table: 'armed-officers' | 'operations'): Vintage[] {
  const sources = new Map(tables.sources.map((source) => [source.source_id, source]));
  return tables['worked-out']
    .filter((row) => row.table === table)
    .map((row) => {
      const cited = row.source_id.map((id) => sources.get(id));
      const latest =
        cited
          .map((source) => source?.published ?? null)
          .toSorted()
          .at(-1) ?? null;
      return {
        ...row,
        release: `worked out from ${cited.map((source) => `${source?.publisher}, ${source?.published}`).join('; ')}`,
        released: latest,
        worked_out: row.formula,
        table,
      };
    });
}

/** What a row of a vintage table is about, whoever published it. */
export const seriesKeyOf = (row: Pick<Vintage, 'geography' | 'date' | 'measure'>): string =>
  `${row.geography} · ${row.date} · ${row.measure}`;

type Source = Tables['sources'][number];

export const sourcesOf = (tables: Tables, ids: string[]): Source[] =>
  tables.sources.filter(({ source_id }) => ids.includes(source_id));

export const isOfficial = (tables: Tables, row: Vintage): boolean =>
  sourcesOf(tables, row.source_id).some(({ standing }) => standing === 'official');

/**
 * The publications of a figure that count: the Home Office’s own, what the words of a release settle, and a copy in the press
 * that says which release it carries (“HO …”) where that release was not seen itself. So a press text never outlives an
 * official one: Yahoo’s 18,398 operations for 2022/23 names no release, and the releases on both sides of it say 18,395 and
 * 18,400. Where no publication is of these kinds, as with the Met’s own numbers, all that there are count.
 */
export function countedOf<R extends Vintage>(tables: Tables, publications: R[]): R[] {
  const counted = publications.filter((row) => {
    if (isOfficial(tables, row) || row.worked_out !== null) return true;
    const carried = row.release.replace(/ via .*$/, '');
    const seenItself = publications.some((other) => isOfficial(tables, other) && other.release === carried);
    const isFirm = sourcesOf(tables, row.source_id).some(({ standing }) => standing === 'press or other');
    return carried.startsWith('HO ') && !seenItself && isFirm;
  });
  return counted.length > 0 ? counted : publications;
}
