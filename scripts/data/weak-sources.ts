import { tableNames, type Tables } from '../../src/data/tables/index.ts';

type Source = Tables['sources'][number];

/** What a source still lacks: its licence, or an address at which it can be found again. */
export function findWants({ licence, url }: Pick<Source, 'licence' | 'url'>): string[] {
  return [
    ...(licence === null
      ? ['no licence']
      : /\bcheck\b|unknown/i.test(licence)
        ? [`licence in doubt: ${licence}`]
        : []),
    ...(url === null ? ['no address'] : isWhole(url) ? [] : ['the address names no page']),
  ];
}

/** An address of a page, not of a whole site, with nothing left out. */
function isWhole(url: string): boolean {
  const { pathname, search } = new URL(url);
  return (pathname !== '/' || search !== '') && !/…|\.\.\.|%E2%80%A6/i.test(url);
}

export interface WeakSource {
  source: Source;
  wants: string[];
  /** Rows of all tables that name it. */
  rows: number;
}

/** The sources that lack something; first those on which most rows rest. */
export function findWeakSources(tables: Tables): WeakSource[] {
  const named = tableNames.flatMap((name) =>
    tables[name].flatMap((row) => ('source_id' in row && Array.isArray(row.source_id) ? row.source_id : [])),
  );
  const rows = Map.groupBy(named, (id) => id);
  return tables.sources
    .map((source) => ({ source, wants: findWants(source), rows: rows.get(source.source_id)?.length ?? 0 }))
    .filter(({ wants }) => wants.length > 0)
    .toSorted((a, b) => b.rows - a.rows);
}
