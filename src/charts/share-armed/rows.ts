import { asOf, deriveVintages, lastDay, seriesKeyOf, type Vintage } from '../../data/as-of.ts';
import { rate, share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { country } from '../../data/schema.ts';
import { definitionChanges } from '../armed-officers/rows.ts';
import { compact, joinSources, where } from '../kit/rows-and-phrases.ts';
import type { Values } from '../kit/sentence.ts';
import { strokeCount } from '../kit/strokes.ts';

export type Row = ReturnType<typeof deriveRows>[number];

/** By geography. */
const places = { Metropolitan: 'London', [country]: country } as const;
type Geography = keyof typeof places;

/** The Home Office gave one count before 2021, and two from then. Of London’s only plain counts are taken. */
const isCounted = ({ geography, measure, date, qualifier }: Vintage) =>
  geography === country && date >= definitionChanges
    ? ['total_authorised', 'operationally_deployable'].includes(measure)
    : measure === 'armed_officers' && !qualifier;

const aMonth = 31 * 24 * 60 * 60 * 1000;

/**
 * Armed officers of London (as reported) and of England and Wales (Home Office) among police officers, by headcount of a
 * day at most a month away. `worked_out` is the arithmetic, where no release prints the number of armed officers.
 */
export function deriveRows(tables: Tables) {
  const headcounts = asOf(
    where(tables['police-officers'], { measure: 'police_officers_headcount' }),
    null,
    seriesKeyOf,
  );
  return asOf(deriveVintages(tables, 'armed-officers'), null, seriesKeyOf)
    .filter((row) => row.geography in places && isCounted(row))
    .flatMap(({ geography, date, measure, value: armed, worked_out, as_quoted, source_id }) => {
      const counted = Date.parse(lastDay(date));
      const officers = where(headcounts, { geography }).find(
        (other) => Math.abs(Date.parse(other.date) - counted) <= aMonth,
      );
      if (!officers) return [];
      return {
        place: places[geography as Geography],
        year: Number(date.slice(0, 4)),
        date,
        armed,
        measure,
        officers: officers.value,
        officers_date: officers.date,
        percent: Math.round(share(armed, officers.value) * 10_000) / 100,
        per_1000: Math.round(rate(armed, officers.value, strokeCount)),
        worked_out,
        as_quoted: as_quoted ? 'yes' : 'no',
        source_id: joinSources([{ source_id }, officers]),
      };
    })
    .toSorted(
      (a, b) => a.year - b.year || b.place.localeCompare(a.place) || b.measure.localeCompare(a.measure),
    );
}

/** As the figures of notes name them, those of released editions too. */
const measureNames: Record<string, string> = {
  armed_officers: 'armed officers',
  total_authorised: 'authorised to carry',
  operationally_deployable: 'fit to be deployed',
};

/** What a year shows. Two places stand beside each other only where the same is counted: those authorised. */
export function viewYear(shown: Row[], rows: Row[]) {
  const [london] = where(shown, { place: 'London' });
  const ofCountry = where(shown, { place: country });
  const [authorised] = where(ofCountry, { measure: 'total_authorised' });
  const [deployable] = where(ofCountry, { measure: 'operationally_deployable' });
  const kind = authorised ? (london ? 'both' : 'country') : london ? 'London' : 'single count';
  const drawn = compact([london, authorised ?? (london ? undefined : ofCountry[0])]);
  return { rows, shown, kind, year: shown[0]?.year, drawn, deployable };
}

export type View = ReturnType<typeof viewYear>;

/** What the notes put in, whatever is shown: {London, armed officers, 2019} in a thousand, and its count and officers. */
export const figuresInNotes = (rows: Row[]): Values =>
  Object.fromEntries<Values[string]>(
    rows.flatMap(({ place, measure, year, per_1000, armed, officers }) => {
      const name = `${place}, ${measureNames[measure]}, ${year}`;
      return [
        [name, per_1000],
        [`${name}, count`, armed],
        [`${name}, officers`, officers],
      ];
    }),
  );
