import { vintages } from '../../data/as-of.ts';
import { isDate } from '../../data/column.ts';
import { formatDate, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { now } from '../kit/as-of-states.ts';
import { type Dated, datesOfNews, readDated, saidBy } from '../../data/publisher-releases.ts';
import { countedOf, seriesKeyOf, type Vintage } from '../../data/vintages.ts';

/**
 * Home Office, police use of firearms: armed officers of England and Wales on 31 March. Releases to March 2021 give one
 * headline; those from March 2022 give two counts, and settle one of them for the year before. None is joined to another.
 */
export type Series = 'headline' | 'deployable' | 'authorised';

/** A year of a series. A type, not an interface, so that it can stand as a chart’s row. */
export type ArmedOfficersRow = {
  /** `now`, or the date of the release that is the newest in this row’s state. */
  as_known: string;
  date: string;
  year: number;
  series: Series;
  /** As it then stood: the newest publication’s. Null in the years for which there is no official figure. */
  value: number | null;
  first_published: number | null;
  revised: 'yes' | 'no';
  worked_out: string | null;
  release: string | null;
  released: string | null;
  seen_in: string | null;
  source_id: string | null;
  note: string | null;
};

export type Known = ArmedOfficersRow & { value: number; first_published: number };

/** From this day releases count the deployable and the authorised, where before they gave one headline. */
export const definitionChanges = '2021-03-31';

const seriesByMeasure: Record<string, Series> = {
  armed_officers: 'headline',
  operationally_deployable: 'deployable',
  total_authorised: 'authorised',
};

/** Later answers also call older headline figures deployable. They are the same figures and are not drawn twice. */
const isDrawn = ({ geography, measure, date }: Vintage) =>
  geography === 'England and Wales' &&
  measure in seriesByMeasure &&
  (measure === 'armed_officers' || date >= definitionChanges);

const yearOf = (date: string) => Number(date.slice(0, 4));

const readDrawn = (tables: Tables): Dated[] =>
  vintages(readDated(tables, 'armed-officers').filter(isDrawn), seriesKeyOf).flatMap((publications) =>
    countedOf(tables, publications),
  );

/**
 * The armed officers of England and Wales on 31 March of each year, series by series, as known at a date (at present: null)
 * and as first published.
 */
export function readArmedOfficers(tables: Tables, date: string | null = null): ArmedOfficersRow[] {
  const publishedBy = vintages(saidBy(readDrawn(tables), date), seriesKeyOf);
  const known = publishedBy.map((publications) => ({
    as_known: date ?? now,
    ...readRow(tables, publications),
  }));
  const order = Object.values(seriesByMeasure);
  return [...known, ...gapsIn(known)].toSorted(
    (a, b) => order.indexOf(a.series) - order.indexOf(b.series) || a.year - b.year,
  );
}

/** The same at present, and at each date on which a release said something new. */
export const readArmedOfficersByDate = (tables: Tables): ArmedOfficersRow[] =>
  [null, ...datesOfNews(readDrawn(tables), seriesKeyOf)].flatMap((date) => readArmedOfficers(tables, date));

function readRow(tables: Tables, publications: Vintage[]): Omit<ArmedOfficersRow, 'as_known'> {
  const first = publications[0] as Vintage;
  const present = publications.at(-1) as Vintage;
  // A release that prints the figure says more than one that only settles the same figure.
  const shown =
    publications.findLast((row) => row.value === present.value && row.worked_out === null) ?? present;
  const seen = tables.sources.filter((source) => shown.source_id.includes(source.source_id));
  const dated = (date: string) => (isDate(date) ? formatDate(date) : date);
  return {
    date: shown.date,
    year: yearOf(shown.date),
    series: seriesByMeasure[shown.measure] as Series,
    value: present.value,
    first_published: first.value,
    revised: first.value === present.value ? 'no' : 'yes',
    worked_out: shown.worked_out,
    release: shown.release,
    released: shown.released,
    seen_in: formatList(
      seen.map(({ publisher, published }) => (published ? `${publisher}, ${dated(published)}` : publisher)),
    ),
    source_id: [...new Set([...shown.source_id, ...first.source_id])].join(';'),
    note: shown.note,
  };
}

/** The years inside the headline for which there is no official figure: rows without a value, so that nothing is joined. */
function gapsIn(rows: ArmedOfficersRow[]): ArmedOfficersRow[] {
  const years = rows.filter((row) => row.series === 'headline').map((row) => row.year);
  const missing = yearsBetween(Math.min(...years), Math.max(...years)).filter(
    (year) => !years.includes(year),
  );
  const unknown = {
    value: null,
    first_published: null,
    worked_out: null,
    release: null,
    released: null,
    seen_in: null,
    source_id: null,
  };
  return missing.map((year) => ({
    as_known: rows[0]?.as_known ?? now,
    date: `${year}-03-31`,
    year,
    series: 'headline',
    revised: 'no',
    ...unknown,
    note: 'no official figure',
  }));
}

export const yearsBetween = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export const isKnown = (row: ArmedOfficersRow): row is Known => row.value !== null;

/** The known years of a series: none where its first release was still to come. */
export const knownIn = (rows: ArmedOfficersRow[], series: Series): Known[] =>
  rows.filter(isKnown).filter((row) => row.series === series);

/** The lowest headline, and the highest after it. */
export function turningPoints(rows: ArmedOfficersRow[]): { low: Known; peak: Known } {
  const headline = knownIn(rows, 'headline');
  const low = headline.reduce((least, row) => (row.value < least.value ? row : least));
  const after = headline.filter((row) => row.year >= low.year);
  return { low, peak: after.reduce((greatest, row) => (row.value > greatest.value ? row : greatest)) };
}

/** Changes from one year to the next within one definition. */
export const changes = (rows: ArmedOfficersRow[]) =>
  rows.filter(isKnown).flatMap((row) => {
    const before = rows.find(({ series, year }) => series === row.series && year === row.year - 1);
    return before && isKnown(before)
      ? [{ series: row.series, year: row.year, change: row.value - before.value }]
      : [];
  });
