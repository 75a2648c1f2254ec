import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { dateVintages, type Vintage } from '../../data/as-of.ts';
import { figuresByDate, viewAsOf, yearByYear } from '../kit/as-of-states.ts';
import { joinSources, turningPoints } from '../kit/rows-and-phrases.ts';

/**
 * Home Office, police use of firearms: armed officers of England and Wales on 31 March. Releases to March 2021 give one
 * headline; those from March 2022 give two counts, and settle one of them for the year before. None is joined to another.
 */
export type ArmedOfficersRow = ReturnType<typeof deriveArmedOfficers>[number];

/** From this day releases count the deployable and the authorised, where before they gave one headline. */
export const definitionChanges = '2021-03-31';

const seriesByMeasure = {
  armed_officers: 'headline',
  operationally_deployable: 'deployable',
  total_authorised: 'authorised',
} as const;

/** Later answers also call older headline figures deployable. They are the same figures and are not drawn twice. */
const isDrawn = ({ geography, measure, date }: Vintage) =>
  geography === country &&
  measure in seriesByMeasure &&
  (measure === 'armed_officers' || date >= definitionChanges);

/** What is counted on 31 March of each year, series by series, as known at present and at each date of news. */
export function deriveArmedOfficers(tables: Tables) {
  const drawn = dateVintages(tables, 'armed-officers').filter(isDrawn);
  return figuresByDate(tables, drawn).flatMap(({ as_known, figures }) =>
    Object.entries(seriesByMeasure).flatMap(([measure, series]) =>
      yearByYear(figures.filter(({ shown }) => shown.measure === measure)).map(
        ({ year, known, figure, release }) => ({
          as_known,
          date: known?.shown.date ?? `${year}-03-31`,
          year,
          series,
          ...figure,
          ...release,
          source_id: joinSources([known?.shown, known?.first]) || null,
          note: known ? known.shown.note : 'no official figure',
          /** Whether the release itself was not seen, only a text that quotes it. */
          as_quoted: known?.shown.as_quoted ? 'yes' : 'no',
        }),
      ),
    ),
  );
}

/** What a state shows. */
export function view(ofState: ArmedOfficersRow[], rows: ArmedOfficersRow[]) {
  const shown = viewAsOf(ofState, rows);
  const knownOf = (series: ArmedOfficersRow['series']) => shown.known.filter((row) => row.series === series);
  const [headline, deployable, authorised] = [
    knownOf('headline'),
    knownOf('deployable'),
    knownOf('authorised'),
  ];
  const { low, peak, last } = turningPoints(headline, ({ value }) => value);
  return { ...shown, headline, deployable, authorised, low, peak, newest: deployable.at(-1) ?? last };
}
