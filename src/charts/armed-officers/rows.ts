import { extent, range } from 'd3';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { dateVintages, type Vintage } from '../../data/as-of.ts';
import { figuresByDate, hasValue, type KnownRow, noFigure, viewAsOf } from '../kit/as-of-states.ts';
import { joinSources, turningPoints, where } from '../kit/rows-and-phrases.ts';
import { valueScale } from '../kit/time-chart.ts';

/**
 * Home Office, police use of firearms: armed officers of England and Wales on 31 March. Releases to March 2021 give one
 * headline; those from March 2022 give two counts, and settle one of them for the year before. None is joined to another.
 */
const allSeries = ['headline', 'deployable', 'authorised'] as const;
type Series = (typeof allSeries)[number];

export type ArmedOfficersRow = KnownRow & {
  date: string;
  year: number;
  series: Series;
  note: string | null;
  /** Whether the release itself was not seen, only a text that quotes it. */
  as_quoted: 'yes' | 'no';
};

/** From this day releases count the deployable and the authorised, where before they gave one headline. */
export const definitionChanges = '2021-03-31';

const seriesByMeasure: Record<string, Series> = {
  armed_officers: 'headline',
  operationally_deployable: 'deployable',
  total_authorised: 'authorised',
};

/** Later answers also call older headline figures deployable. They are the same figures and are not drawn twice. */
const isDrawn = ({ geography, measure, date }: Vintage) =>
  geography === country &&
  measure in seriesByMeasure &&
  (measure === 'armed_officers' || date >= definitionChanges);

/** What is counted on 31 March of each year, series by series, as known at present and at each date of news. */
export function deriveArmedOfficers(tables: Tables): ArmedOfficersRow[] {
  const drawn = dateVintages(tables, 'armed-officers').filter(isDrawn);
  return figuresByDate(tables, drawn).flatMap(({ as_known, figures }) => {
    const known = figures.map(({ first, shown, figure, release }): ArmedOfficersRow => ({
      as_known,
      date: shown.date,
      year: Number(shown.date.slice(0, 4)),
      series: seriesByMeasure[shown.measure] as Series,
      ...figure,
      ...release,
      source_id: joinSources([shown, first]),
      note: shown.note,
      as_quoted: shown.as_quoted ? 'yes' : 'no',
    }));
    return [...known, ...gapsIn(known, as_known)].toSorted(
      (a, b) => allSeries.indexOf(a.series) - allSeries.indexOf(b.series) || a.year - b.year,
    );
  });
}

/** The years inside the headline for which there is no official figure: rows without a value, so that nothing is joined. */
function gapsIn(rows: ArmedOfficersRow[], as_known: string): ArmedOfficersRow[] {
  const years = where(rows, { series: 'headline' }).map(({ year }) => year);
  const [first = 0, last = 0] = extent(years);
  const missing = range(first, last).filter((year) => !years.includes(year));
  return missing.map((year) => ({
    as_known,
    date: `${year}-03-31`,
    year,
    series: 'headline',
    ...noFigure.figure,
    ...noFigure.release,
    source_id: null,
    note: 'no official figure',
    as_quoted: 'no',
  }));
}

/** What a state shows. */
export function view(ofState: ArmedOfficersRow[], rows: ArmedOfficersRow[]) {
  const shown = viewAsOf(ofState, rows);
  const knownOf = (series: Series) => shown.known.filter((row) => row.series === series);
  const [headline, deployable] = [knownOf('headline'), knownOf('deployable')];
  // The scale is that of all states, so that stepping from one to the next moves nothing.
  const values = rows.filter(hasValue).flatMap((row) => [row.value, row.first_published]);
  const { low, peak, last } = turningPoints(headline, ({ value }) => value);
  const newest = deployable.at(-1) ?? last;
  const scale = valueScale(values, { zero: false });
  return { ...shown, headline, deployable, authorised: knownOf('authorised'), low, peak, newest, scale };
}
