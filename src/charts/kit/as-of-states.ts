import { extent, range } from 'd3';
import { announcedBy, countedOf, type Dated, datesOfNews } from '../../data/as-of.ts';
import { lastDay, seriesKeyOf, vintages } from '../../data/as-of.ts';
import { citeByDay } from '../../data/cite.ts';
import { formatDate, formatFormula, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import type { Write } from './define-chart.ts';
import { unique, valuesOf } from './rows-and-phrases.ts';

/** The states of a chart that steps through a publisher’s releases: the present, and each date on which something new was published. */

export const now = 'now';

/** The columns of a year without a figure. */
const noFigure = {
  value: null as number | null,
  first_published: null as number | null,
  revised: 'no' as 'yes' | 'no',
  worked_out: null as string | null,
};
const noRelease = {
  release: null as string | null,
  released: null as string | null,
  seen_in: null as string | null,
};

/** A figure as it stood at a date. A year without a figure is a row without a value. A type, so that it can be a chart’s row. */
type KnownRow = typeof noFigure &
  typeof noRelease & {
    /** `now`, or the date of the newest release of the state, as precisely as it is known: 2021-02-08 or 2019-07. */
    as_known: string;
    year: string | number;
    source_id: string | null;
  };

type WithValue<R extends KnownRow> = R & { value: number; first_published: number };
export const hasValue = <R extends KnownRow>(row: R): row is WithValue<R> => row.value !== null;

/** What the publications of a figure that count, oldest first, say of it. */
function derivePublished(tables: Tables, publications: Dated[], aside: Dated | undefined) {
  const [first, present] = [publications[0], publications.at(-1)] as [Dated, Dated];
  const agreeing = publications.filter(({ value }) => value === present.value);
  // A release that prints the figure says more than one that only settles the same figure.
  const shown = agreeing.findLast(({ worked_out }) => worked_out === null) ?? present;
  const figure: typeof noFigure = {
    value: present.value,
    first_published: first.value,
    revised: first.value === present.value ? 'no' : 'yes',
    worked_out: shown.worked_out,
  };
  const { release, released } = shown;
  const seen_in = citeByDay(tables, shown.source_id);
  return { first, agreeing, shown, aside, figure, release: { release, released, seen_in } };
}

type Known = ReturnType<typeof derivePublished>;

/**
 * What is known of each figure at present, and at each date on which a release gave a new one: by the publications that count.
 * `aside` is one by then that does not count.
 */
export function figuresByDate(tables: Tables, published: Dated[]) {
  const histories = vintages(published, seriesKeyOf).map((all) => ({ all, counted: countedOf(tables, all) }));
  const dates = datesOfNews(histories.flatMap(({ counted }) => counted));
  return [null, ...dates].map((date) => ({
    date,
    as_known: date ?? now,
    figures: histories.flatMap(({ all, counted }) => {
      const known = announcedBy(counted, date);
      const aside = announcedBy(all, date).find((row) => !counted.includes(row));
      return known.length > 0 ? [derivePublished(tables, known, aside)] : [];
    }),
  }));
}

/** Of one series, year by year from the first to the last: a year between them without a figure, too. */
export function yearByYear(figures: Known[]) {
  const yearOf = ({ shown }: Known) => Number(shown.date.slice(0, 4));
  const [first = 0, last = -1] = extent(figures, yearOf);
  return range(first, last + 1).map((year) => {
    const known = figures.find((figure) => yearOf(figure) === year);
    return { year, known, figure: known?.figure ?? noFigure, release: known?.release ?? noRelease };
  });
}

/** A month counts from its last day, which is then its address. */
const idOf = ({ as_known }: KnownRow) => (as_known === now ? now : `known-${lastDay(as_known)}`);

export const isPast = (row: KnownRow): boolean => row.as_known !== now;

const isRevised = (row: KnownRow): boolean => row.revised === 'yes';

/** The present, the year where it has one state alone, or the date. */
function labelState({ as_known }: KnownRow, write: Write, rows: KnownRow[]): string {
  const year = as_known.slice(0, 4);
  const ofYear = valuesOf(rows, 'as_known').filter((other) => other.startsWith(year));
  if (as_known === now) return write(now);
  return ofYear.length === 1 ? year : formatDate(as_known);
}

/** What is known at present. */
export const atPresent = <R extends KnownRow>(rows: R[]): R[] => rows.filter((row) => !isPast(row));

/** What a state shows. */
export function viewAsOf<R extends KnownRow>(shown: R[], rows: R[]) {
  const known = shown.filter(hasValue);
  return { rows, shown, known, revised: known.filter(isRevised) };
}

type AsOfView<R extends KnownRow> = ReturnType<typeof viewAsOf<R>>;

/** The members that all charts with such states share. */
export const asOfMembers = {
  states: { of: idOf, label: labelState },
  section: ({ shown }: Pick<AsOfView<KnownRow>, 'shown'>) => (shown.some(isPast) ? 'past' : undefined),
  sonification: () => 'value' as const,
};

/** The date of a past state, as text.md words it under “day” and “when”; nothing at present. */
function knownFigures(row: KnownRow, write: Write) {
  if (!isPast(row)) return { day: undefined, when: undefined };
  const isDay = row.as_known.length === 10;
  const own = {
    'known-day': isDay ? row.as_known : undefined,
    'known-month': isDay ? undefined : row.as_known,
  };
  return { day: write('day', own), when: write('when', own) };
}

/** For tooltips: since when the figure was known, what was first published, where that was revised, and where it is from. */
export const originFigures = (row: KnownRow, write: Write) => ({
  when: knownFigures(row, write).when,
  first: isRevised(row) ? row.first_published : undefined,
  formula: row.worked_out && formatFormula(row.worked_out),
  from: row.seen_in,
  seen: row.worked_out ? undefined : row.seen_in,
});

export const formatYears = (rows: KnownRow[]) => formatList(valuesOf(rows, 'year').map(String).toSorted());

/**
 * For sentences: the date of a state, its years without a figure and those whose figure was worked out, and what is another
 * figure now than then, or than when it was first published. `figureOf` names what a row is about: the same in all states.
 */
export function asOfFigures<R extends KnownRow>(
  { rows, shown, known }: AsOfView<R>,
  figureOf: (row: R) => string,
  write: Write,
) {
  const present = new Map(atPresent(rows).map((row) => [figureOf(row), row.value]));
  const changed = known.flatMap((row) => {
    const then = isPast(row) ? row.value : row.first_published;
    const value = present.get(figureOf(row)) ?? then;
    return value === then ? [] : write('changed', { figure: figureOf(row), then, now: value });
  });
  const isUnchanged = shown.some(isPast) && changed.length === 0;
  return {
    ...knownFigures(shown[0] as R, write),
    'gap-years': formatYears(shown.filter((row) => !hasValue(row))),
    // Of a year with two counts the one that was worked out is named.
    'worked-out-years': formatList(unique(known.filter((row) => row.worked_out).map(figureOf)).toSorted()),
    changed: changed.join('; '),
    'none-changed': isUnchanged ? write('none changed') : undefined,
  };
}
