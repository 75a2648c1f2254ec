import { groups, max, sort } from 'd3';
import { isDate } from './schema.ts';
import { makeOnce } from './derive-once.ts';
import { formatDate, formatList } from './format.ts';
import { tableDefinitions, type TableName, type Tables } from './tables/index.ts';

type Source = Tables['sources'][number];

/** The source’s day as a reader writes it; what is not a plain date is left as it is. */
export const formatPublished = (published: string | null): string | null =>
  published && isDate(published) ? formatDate(published) : published;

type WithSources = Pick<Tables, 'sources'>;

const indexSources = (sources: Source[]) => new Map(sources.map((source) => [source.source_id, source]));
const byId = ({ sources }: WithSources) => makeOnce(indexSources, sources, indexSources);

export function findSources(tables: WithSources, ids: readonly string[]): Source[] {
  const known = byId(tables);
  return ids.map((id) => {
    const source = known.get(id);
    if (!source) throw new Error(`unknown source: ${id}`);
    return source;
  });
}

/** Copies of another site and encyclopaedias: no figure rests on them alone. */
const weak = ['wiki', 'mirror'];

export const standingOf = (tables: Tables, id: string) => byId(tables).get(id)?.standing;

export const firmSources = (tables: Tables, ids: string[]): string[] =>
  ids.filter((id) => !weak.includes(standingOf(tables, id) ?? ''));

/** Whether more than copies and encyclopaedias bear a row out. */
export const isFirm = (tables: Tables, { source_id }: { source_id: string[] }): boolean =>
  firmSources(tables, source_id).length > 0;

/** Publisher, title and day: what may be written of a source whether or not it may be linked. */
export const citeInFull = ({ publisher, title, published }: Source): string =>
  [publisher, `“${title}”`, formatPublished(published)].filter(Boolean).join(', ');

const citeOne = ({ publisher, published }: Source) =>
  [publisher, formatPublished(published)].filter(Boolean).join(', ');

/** Publisher and day of each source, in a list. */
export const citeByDay = (tables: Tables, ids: readonly string[]): string =>
  formatList(findSources(tables, ids).map(citeOne));

/** The Courier (PA, Tom Eden), via PressReader → The Courier. */
export const namePublisher = ({ publisher }: Pick<Source, 'publisher'>): string =>
  publisher.replace(/,? via .*/, '').replace(/ \(.*\)$/, '');

/** For the quiet line: each publisher once, official ones first, and how many more than `most` there are. The chart’s page has all. */
export function citeInShort(tables: WithSources, ids: readonly string[], most = 3): string {
  const cited = sort(findSources(tables, ids), ({ standing }) => standing !== 'official');
  const named = groups(cited, namePublisher).map(([name, texts]) => {
    const years = new Set(texts.flatMap(({ published }) => published?.slice(0, 4) ?? []));
    return [name, formatList([...years].toSorted())].filter(Boolean).join(' ');
  });
  if (named.length <= most + 1) return named.join('; ');
  return `${named.slice(0, most).join('; ')}; and ${named.length - most} more`;
}

/** Whether a table holds a publisher’s own series, which is released again and again: not what was announced now and then. */
const isSeries = (name: TableName) =>
  'released' in tableDefinitions[name].columns && name !== 'taser-officers';

interface Cited {
  tables: TableName[];
  sources: string[];
  referenceDate?: string | undefined;
  /** The sources of today, where the figures are those of an earlier day. */
  newestSources?: string[];
}

/** The quiet line under figures: who published them, the day they are true for, and how new the newest release of the first series among the tables is. */
export function citeWithDay(
  tables: Tables,
  { tables: drawn, sources, referenceDate, newestSources = sources }: Cited,
): string {
  const series = drawn.find(isSeries);
  const rows = series ? (tables[series] as { source_id: string[]; released: string | null }[]) : [];
  const days = rows
    .filter(({ source_id }) => source_id.some((id) => newestSources.includes(id)))
    .map(({ released }) => released ?? '');
  const newest = max(days.filter(isDate));
  const parts = [
    citeInShort(tables, sources),
    referenceDate && `as at ${referenceDate}`,
    newest && `newest release held: ${formatDate(newest)}; later ones may exist`,
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
    .filter((note) => drawn.some((name) => note.tables.includes(name)))
    .filter(({ charts }) => charts?.includes(id) ?? true)
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
