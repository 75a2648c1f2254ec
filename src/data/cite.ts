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

interface Licence {
  /** That of the list of open licences (SPDX), where it has one. */
  name?: string | undefined;
  title: string;
  /** Undefined where it is not known where the site stands. */
  path: string | undefined;
}

interface OpenLicence extends Licence {
  /** How the column of sources.csv begins or names it. A doubtful licence does not count. */
  pattern: RegExp;
  /** How it asks to be named. */
  attribution: string;
}

const openLicences: OpenLicence[] = [
  {
    pattern: /\bOGL v3/,
    attribution: 'public sector information licensed under the Open Government Licence v3.0',
    name: 'OGL-UK-3.0',
    title: 'Open Government Licence v3.0',
    path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  },
  {
    pattern: /^Open Parliament Licence/,
    attribution: 'Parliamentary information licensed under the Open Parliament Licence',
    title: 'Open Parliament Licence',
    path: 'https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/',
  },
];

/** For sources of which only facts were taken. */
export const factsAlone = 'Not openly licensed: facts alone, cited';

const isUnder = ({ pattern }: OpenLicence, { licence }: Source) => pattern.test(licence ?? '');

const openOf = (sources: Source[]) =>
  openLicences.filter((open) => sources.some((source) => isUnder(open, source)));

/** The licences that sources are known to be under, for programs; `others` where some are under none that is open. */
export const listLicences = (sources: Source[], others: Licence): Licence[] => [
  ...openOf(sources).map(({ name, title, path }) => ({ name, title, path })),
  ...(sources.every((source) => openLicences.some((open) => isUnder(open, source))) ? [] : [others]),
];

/** What a copy of a picture must say: the open licences of its figures. Facts from other sources are cited, not licensed. */
export function describeLicence(tables: Tables, ids: readonly string[]): string {
  const named = openOf(findSources(tables, ids)).map(({ attribution }) => attribution);
  return `${named.length > 0 ? `Contains ${formatList(named)}` : 'Figures: as their sources say'}. Drawing: MIT licence`;
}
