import { lastDay, vintages } from '../../data/as-of.ts';
import { citeByDay } from '../../data/cite.ts';
import { formatCount, formatDate, formatFormula } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { announcedBy, countedOf, type Dated, datesOfNews, seriesKeyOf } from '../../data/vintages.ts';
import { countColumn, plainColumns } from './columns.ts';
import type { Write } from './sentence.ts';
import { valuesOf } from './rows-and-phrases.ts';

/** The states of a chart that steps through a publisher’s releases: the present, and each date on which something new was published. */

export const now = 'now';

/** A figure as it stood at a date. A year without a figure is a row without a value. A type, so that it can be a chart’s row. */
export type KnownRow = {
  /** `now`, or the date of the newest release of the state, as precisely as it is known: 2021-02-08 or 2019-07. */
  as_known: string;
  value: number | null;
  first_published: number | null;
  revised: 'yes' | 'no';
  worked_out: string | null;
  release: string | null;
  released: string | null;
  seen_in: string | null;
  source_id: string | null;
};

type WithValue<R extends KnownRow> = R & { value: number; first_published: number };
export const hasValue = <R extends KnownRow>(row: R): row is WithValue<R> => row.value !== null;

/** The columns of a year without a figure. */
export const noFigure = {
  figure: { value: null, first_published: null, revised: 'no' as const, worked_out: null },
  release: { release: null, released: null, seen_in: null },
};

/** What the publications of a figure that count, oldest first, say of it. */
function derivePublished(tables: Tables, publications: Dated[]) {
  const [first, present] = [publications[0], publications.at(-1)] as [Dated, Dated];
  const agreeing = publications.filter(({ value }) => value === present.value);
  // A release that prints the figure says more than one that only settles the same figure.
  const shown = agreeing.findLast(({ worked_out }) => worked_out === null) ?? present;
  return {
    first,
    agreeing,
    shown,
    figure: {
      value: present.value,
      first_published: first.value,
      revised: first.value === present.value ? ('no' as const) : ('yes' as const),
      worked_out: shown.worked_out,
    },
    release: {
      release: shown.release,
      released: shown.released,
      seen_in: citeByDay(tables, shown.source_id),
    },
  };
}

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
      return known.length > 0 ? [{ ...derivePublished(tables, known), aside }] : [];
    }),
  }));
}

/** A month counts from its last day, which is then its address. */
const idOf = ({ as_known }: Pick<KnownRow, 'as_known'>) =>
  as_known === now ? now : `known-${lastDay(as_known)}`;

export const isPast = (row: KnownRow): boolean => row.as_known !== now;

const isRevised = (row: KnownRow): boolean => row.revised === 'yes';

/** In the order of the rows: the present, then the dates from the newest, each by its year where that is its own. */
function asOfStates(rows: KnownRow[], write: Write) {
  const dates = valuesOf(rows, 'as_known');
  return dates.map((as_known) => {
    const year = as_known.slice(0, 4);
    const isOnly = dates.filter((other) => other.startsWith(year)).length === 1;
    const date = isOnly ? year : formatDate(as_known);
    return { id: idOf({ as_known }), label: as_known === now ? write(now) : date };
  });
}

/** The rows of a state, the first of which has its date. Throws on an unknown state. */
export function inAsOfState<R extends KnownRow>(rows: R[], state = now): [R, ...R[]] {
  const [first, ...others] = rows.filter((row) => idOf(row) === state);
  if (!first) throw new Error(`unknown state: ${state}`);
  return [first, ...others];
}

/** What a state shows. */
export function viewAsOf<R extends KnownRow>(rows: R[], state?: string) {
  const shown = inAsOfState(rows, state);
  const known = shown.filter(hasValue);
  return {
    rows,
    shown,
    known,
    gaps: shown.filter((row) => !hasValue(row)),
    revised: known.filter(isRevised),
    derived: known.filter((row) => row.worked_out),
  };
}

type AsOfView<R extends KnownRow> = ReturnType<typeof viewAsOf<R>>;

/** The members that all charts with such states share. */
export const asOfMembers = {
  states: asOfStates,
  section: ({ shown: [row] }: Pick<AsOfView<KnownRow>, 'shown'>) => (isPast(row) ? 'past' : undefined),
  sonification: () => 'value' as const,
};

/** The columns of a table of such rows, after those that name the figure. */
export const asOfColumns = <R extends KnownRow>(missing: (row: R) => string) =>
  [
    countColumn('first_published'),
    { ...countColumn('value'), missing },
    { name: 'worked_out', format: formatFormula },
    ...plainColumns('seen_in'),
  ] as const;

/** The day or month at which a row was so known, and the words “day” and “when” for it; nothing at present. */
function knownFigures(row: KnownRow, write: Write) {
  if (!isPast(row)) return { day: undefined, when: undefined };
  const date = formatDate(row.as_known);
  const isDay = row.as_known.length === 10;
  const own = { 'known-day': isDay ? date : undefined, 'known-month': isDay ? undefined : date };
  return { day: write('day', own), when: write('when', own) };
}

/** For tooltips: since when the figure was known, what was first published, where that was revised, and where it is from. */
export const originFigures = (row: KnownRow, write: Write) => ({
  when: knownFigures(row, write).when,
  value: hasValue(row) ? formatCount(row.value) : undefined,
  first: isRevised(row) && hasValue(row) ? formatCount(row.first_published) : undefined,
  formula: row.worked_out ? formatFormula(row.worked_out) : undefined,
  from: row.seen_in ?? undefined,
  seen: row.worked_out ? undefined : (row.seen_in ?? undefined),
});

/**
 * For sentences: the date of a state, and what is another figure now than then, or than when it was first published. `figureOf`
 * names what a row is about: the same in all states.
 */
export function asOfFigures<R extends KnownRow>(
  { rows, shown, known }: AsOfView<R>,
  figureOf: (row: R) => string,
  write: Write,
) {
  const present = new Map(inAsOfState(rows).map((row) => [figureOf(row), row.value]));
  const changed = known.flatMap((row) => {
    const then = isPast(row) ? row.value : row.first_published;
    const value = present.get(figureOf(row)) ?? then;
    const own = { figure: figureOf(row), then: formatCount(then), now: formatCount(value) };
    return value === then ? [] : write('changed', own);
  });
  const isUnchanged = isPast(shown[0]) && changed.length === 0;
  return {
    ...knownFigures(shown[0], write),
    changed: changed.join('; '),
    'none-changed': isUnchanged ? write('none changed') : undefined,
  };
}
