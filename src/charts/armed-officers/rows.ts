import { range } from 'd3';
import { vintages } from '../../data/as-of.ts';
import { type Dated, datesOfNews, dateVintages, announcedBy } from '../../data/publisher-releases.ts';
import type { Tables } from '../../data/tables/index.ts';
import { countedOf, seriesKeyOf, type Vintage } from '../../data/vintages.ts';
import {
  derivePublished,
  hasValue,
  type KnownRow,
  noFigure,
  now,
  viewAsOf,
  type WithValue,
} from '../kit/as-of-states.ts';
import { joinSources, turningPoints } from '../kit/rows-and-phrases.ts';
import { valueScale } from '../kit/time-chart.ts';

/**
 * Home Office, police use of firearms: armed officers of England and Wales on 31 March. Releases to March 2021 give one
 * headline; those from March 2022 give two counts, and settle one of them for the year before. None is joined to another.
 */
export const allSeries = ['headline', 'deployable', 'authorised'] as const;
export type Series = (typeof allSeries)[number];

export type ArmedOfficersRow = KnownRow & {
  date: string;
  year: number;
  series: Series;
  note: string | null;
  /** Whether the release itself was not seen, only a text that quotes it. */
  as_quoted: 'yes' | 'no';
};

type Known = WithValue<ArmedOfficersRow>;

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

const findDrawn = (tables: Tables): Dated[] =>
  vintages(dateVintages(tables, 'armed-officers').filter(isDrawn), seriesKeyOf).flatMap((publications) =>
    countedOf(tables, publications),
  );

/** What is counted on 31 March of each year, series by series, as known at a date (at present: null) and as first published. */
export function deriveArmedOfficers(
  tables: Tables,
  date: string | null = null,
  drawn = findDrawn(tables),
): ArmedOfficersRow[] {
  const as_known = date ?? now;
  const known = vintages(announcedBy(drawn, date), seriesKeyOf).map((publications): ArmedOfficersRow => {
    const { first, shown, figure, release } = derivePublished(tables, publications);
    return {
      as_known,
      date: shown.date,
      year: Number(shown.date.slice(0, 4)),
      series: seriesByMeasure[shown.measure] as Series,
      ...figure,
      ...release,
      source_id: joinSources([shown, first]),
      note: shown.note,
      as_quoted: shown.as_quoted ? 'yes' : 'no',
    };
  });
  return [...known, ...gapsIn(known, as_known)].toSorted(
    (a, b) => allSeries.indexOf(a.series) - allSeries.indexOf(b.series) || a.year - b.year,
  );
}

/** The same at present, and at each date on which a release gave a new figure. */
export function deriveArmedOfficersByDate(tables: Tables): ArmedOfficersRow[] {
  const drawn = findDrawn(tables);
  return [null, ...datesOfNews(drawn)].flatMap((date) => deriveArmedOfficers(tables, date, drawn));
}

/** The years inside the headline for which there is no official figure: rows without a value, so that nothing is joined. */
function gapsIn(rows: ArmedOfficersRow[], as_known: string): ArmedOfficersRow[] {
  const years = rows.filter((row) => row.series === 'headline').map((row) => row.year);
  const missing = range(Math.min(...years), Math.max(...years)).filter((year) => !years.includes(year));
  return missing.map((year) => ({
    as_known,
    date: `${year}-03-31`,
    year,
    series: 'headline',
    ...noFigure,
    note: 'no official figure',
    as_quoted: 'no',
  }));
}

/** The known years of a series: none where its first release was still to come. */
const knownIn = (rows: ArmedOfficersRow[], series: Series): Known[] =>
  rows.filter(hasValue).filter((row) => row.series === series);

/** Changes from one year to the next within one definition. */
export const changes = (rows: ArmedOfficersRow[]) =>
  rows.filter(hasValue).flatMap(({ series, year, value }) => {
    const before = knownIn(rows, series).find((row) => row.year === year - 1);
    return before ? [{ series, year, change: value - before.value }] : [];
  });

/** Names a figure in all states. */
const nameFigure = ({ year, series }: ArmedOfficersRow) =>
  series === 'headline' ? String(year) : `${year}, ${series}`;

/** What a state shows. */
export function view(rows: ArmedOfficersRow[], state?: string) {
  const shown = viewAsOf(rows, state, nameFigure);
  const [headline, deployable, authorised] = allSeries.map((series) => knownIn(shown.known, series)) as [
    Known[],
    Known[],
    Known[],
  ];
  // The scale is that of all states, so that stepping from one to the next moves nothing.
  const values = rows.filter(hasValue).flatMap((row) => [row.value, row.first_published]);
  const { low, peak } = turningPoints(headline, ({ value }) => value);
  const newest = (deployable.at(-1) ?? headline.at(-1)) as Known;
  const scale = valueScale(values, { zero: false });
  return { ...shown, headline, deployable, authorised, low, peak, newest, scale };
}
