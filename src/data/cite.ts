import { max } from 'd3';
import { isDate } from './schema.ts';
import { makeOnce } from './derive-once.ts';
import { formatDate, formatList } from './format.ts';
import type { TableName, Tables } from './tables/index.ts';

type Source = Tables['sources'][number];

/** The source’s day as a reader writes it; what is not a plain date is left as it is. */
export const formatPublished = (published: string | null): string | null =>
  published && isDate(published) ? formatDate(published) : published;

const groupById = (sources: Source[]) => Map.groupBy(sources, ({ source_id }) => source_id);

export function findSources(tables: Pick<Tables, 'sources'>, ids: readonly string[]): Source[] {
  const byId = makeOnce(findSources, tables.sources, groupById);
  return ids.map((id) => {
    const [source] = byId.get(id) ?? [];
    if (!source) throw new Error(`unknown source: ${id}`);
    return source;
  });
}

/** Copies of another site and encyclopaedias: no figure rests on them alone. */
const weak = ['wiki', 'mirror'];

export const standingOf = (tables: Tables, id: string) =>
  makeOnce(findSources, tables.sources, groupById).get(id)?.[0]?.standing;

export const firmSources = (tables: Tables, ids: string[]): string[] =>
  ids.filter((id) => !weak.includes(standingOf(tables, id) ?? ''));

/** Whether more than copies and encyclopaedias bear a row out. */
export const isFirm = (tables: Tables, { source_id }: { source_id: string[] }): boolean =>
  firmSources(tables, source_id).length > 0;

/** Publisher, title and day: what may be written of a source whether or not it may be linked. */
export const citeInFull = ({ publisher, title, published }: Source): string =>
  [publisher, `“${title}”`, formatPublished(published)].filter(Boolean).join(', ');

/** Publisher and day of each source, in a list. */
export const citeByDay = (tables: Tables, ids: readonly string[]): string =>
  formatList(
    findSources(tables, ids).map(({ publisher, published }) =>
      [publisher, formatPublished(published)].filter(Boolean).join(', '),
    ),
  );

/** For the quiet line: each publisher once, official ones first, and how many more than `most` there are. The chart’s page has all. */
export function citeInShort(tables: Pick<Tables, 'sources'>, ids: readonly string[], most = 3): string {
  const cited = findSources(tables, ids).toSorted(
    (a, b) => Number(b.standing === 'official') - Number(a.standing === 'official'),
  );
  const years = new Map<string, Set<string>>();
  for (const { publisher, published } of cited) {
    const name = publisher.replace(/ via .*/, '').replace(/ \(.*\)$/, '');
    years.set(name, (years.get(name) ?? new Set()).add((published ?? '').slice(0, 4)));
  }
  const named = [...years].map(([name, set]) =>
    [name, formatList([...set].filter(Boolean).toSorted())].filter(Boolean).join(' '),
  );
  if (named.length <= most + 1) return named.join('; ');
  return `${named.slice(0, most).join('; ')}; and ${named.length - most} more`;
}

/** Tables of a publisher’s own series, which is released again and again. */
const releasedSeries: TableName[] = [
  'armed-officers',
  'operations',
  'discharges',
  'fatal-shootings',
  'firearms-reports',
  'force-reports',
  'police-officers',
  'taser-use',
];

/** The day of the newest text that a chart of such a series draws on; undefined for charts of other tables. */
function newestRelease(tables: Tables, drawn: TableName[], ids: readonly string[]): string | undefined {
  if (!drawn.some((name) => releasedSeries.includes(name))) return undefined;
  const newest = max(findSources(tables, ids), ({ published }) =>
    published && isDate(published) ? published : undefined,
  );
  return newest && formatDate(newest);
}

interface Cited {
  tables: TableName[];
  sources: string[];
  referenceDate?: string | undefined;
  /** The sources of today, where the figures are those of an earlier day. */
  newestSources?: string[];
}

/** The quiet line under figures: who published them, the day they are true for, and how new the newest text is. */
export function citeWithDay(
  tables: Tables,
  { tables: drawn, sources, referenceDate, newestSources = sources }: Cited,
): string {
  const newest = newestRelease(tables, drawn, newestSources);
  const parts = [
    citeInShort(tables, sources),
    referenceDate && `as at ${referenceDate}`,
    newest && `newest release held: ${newest}; later ones may exist`,
  ];
  return parts.filter(Boolean).join(' · ');
}
