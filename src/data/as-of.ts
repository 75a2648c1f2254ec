import { groups, max, min, rollup, sort } from 'd3';
import { findSources, isFirm } from './cite.ts';
import type { Tables } from './tables/index.ts';

/** A figure as one publication gave it. `released` is null where the day is not known; the year or month of a release may be. */
export interface Published {
  released: string | null;
  release_of?: string | null;
}

/** A day is ISO: 2019-07-25. */
export type Day = string;

/** A year, a month or a period counts from its last day: before that, the text may not have been out. */
export function lastDay(dateOrPeriod: string): Day {
  const end = dateOrPeriod.slice(dateOrPeriod.indexOf('/') + 1);
  if (end.length === 10) return end;
  const [year = '', month = '12'] = end.split('-');
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

/** Whether a date had come by a day. At present, which is `day` null, all have, and those that are not known. */
export const isOut = (date: string | null, day: Day | null): boolean =>
  day === null || (date !== null && lastDay(date) <= lastDay(day));

/** A publication of which not even the year is known comes last, since nothing is known to have replaced it. */
const order = ({ released, release_of }: Published) => lastDay(released ?? release_of ?? '9999');

/** The publications of each figure, oldest first. `keyOf` names what a row is about: place, date and measure. */
export const vintages = <R extends Published>(rows: readonly R[], keyOf: (row: R) => string): R[][] =>
  groups(rows, keyOf).map(([, publications]) => sort(publications, order));

/**
 * The newest publication of each figure that was out by a day. Only for series whose publisher’s own releases are here.
 * A publication without a day counts only at present, which is `day` null.
 */
export function asOf<R extends Published>(
  rows: readonly R[],
  day: Day | null,
  keyOf: (row: R) => string,
): R[] {
  const published = rows.filter((row) => isOut(row.released, day));
  return vintages(published, keyOf).map((publications) => publications.at(-1) as R);
}

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
export function deriveVintages(tables: Tables, table: VintageTable): Vintage[] {
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
      const isDated = cited.every(({ published }) => published !== null);
      return {
        ...row,
        release: `worked out from ${cited.map(({ publisher, published }) => [publisher, published].filter(Boolean).join(', ')).join('; ')}`,
        released: (isDated && max(cited, ({ published }) => published)) || null,
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

/**
 * A publication with the date by which the Home Office had published it, as precisely as that is known: the day of its own text;
 * for a copy, the date of the release that it carries. Null where no date is known.
 */
export type Dated = Vintage & { announced: string | null };

/**
 * Every publication of a table, dated by the releases. A copy of August that carries the release of July shows what was
 * published in July. Where the Home Office’s own text of that release is here, its day is the date, so that what one release
 * holds comes together; else its month. Never the copy’s own day, on which the Home Office published nothing.
 */
export function dateVintages(tables: Tables, table: VintageTable): Dated[] {
  const published = (['armed-officers', 'operations'] as const)
    .flatMap((name) => deriveVintages(tables, name))
    .filter((row) => row.worked_out === null);
  const isOwn = (row: Vintage) => hasSource(tables, row);
  /** The first day of the Home Office’s own texts of each release. */
  const days = rollup(
    published.filter(isOwn),
    (texts) => min(texts, ({ released }) => released),
    ({ release_of }) => release_of,
  );
  return deriveVintages(tables, table).map((row) => {
    if (isOwn(row)) return { ...row, announced: row.released };
    // What is derived from a copy dates as the copy does.
    const shares = (other: Vintage) => other.source_id.some((id) => row.source_id.includes(id));
    const dates = (row.worked_out === null ? [row] : published.filter(shares))
      .flatMap(({ release_of }) => release_of ?? [])
      .map((month) => days.get(month) ?? month);
    return { ...row, announced: max(dates) ?? row.released };
  });
}

/** What had been published by a date; at present, which is `date` null, everything. */
export const announcedBy = (rows: Dated[], date: string | null): Dated[] =>
  rows.filter(({ announced }) => isOut(announced, date));

/** The dates on which something new was published, newest first. A date since which nothing new was is the present, and left out. */
export function datesOfNews(rows: Dated[]): string[] {
  const dated = rows.map((row) => ({ ...row, released: row.announced }));
  const known = (day: string | null) =>
    asOf(dated, day, seriesKeyOf)
      .map((row) => `${seriesKeyOf(row)} ${row.value}`)
      .toSorted()
      .join();
  const dates = sort(new Set(rows.flatMap(({ announced }) => announced ?? [])), lastDay);
  const isNews = (date: string, index: number) =>
    known(date) !== known(dates[index - 1] ?? '0000-01-01') && known(date) !== known(null);
  return dates.filter(isNews).toReversed();
}

/** The forces as a reader looks for them: by name. */
export const sortForces = (tables: Tables) =>
  tables['police-forces'].toSorted((a, b) => a.force_name.localeCompare(b.force_name, 'en-GB'));

/** Officers’ reports of aiming or firing a gun: a force’s total stands with each of its divisions, by ethnicity in every year. */
export const deriveReportsByForce = (tables: Tables) =>
  asOf(
    tables['firearms-reports'].filter((row) => row.dimension === 'ethnicity' && row.group === 'all'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );

/** Every publication of a force’s operations that more than a copy bears out, of the official series and of ministers’ statements. */
export const deriveOperationsByForce = (tables: Tables) =>
  tables.operations.filter((row) => row.geography_type === 'force' && isFirm(tables, row));

/** Headcount of all officers on 31 March. */
export const deriveHeadcounts = (tables: Tables) =>
  asOf(
    tables['police-officers'].filter(
      (row) => row.geography_type === 'force' && row.measure === 'police_officers_headcount',
    ),
    null,
    (row) => `${row.geography} · ${row.date}`,
  );
