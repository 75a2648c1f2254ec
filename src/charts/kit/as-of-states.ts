import { lastDay } from '../../data/as-of.ts';
import { findSources, formatPublished } from '../../data/cite.ts';
import { formatCount, formatDate, formatFormula, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import type { Vintage } from '../../data/vintages.ts';
import { countColumn, textColumns } from './columns.ts';
import { compact } from './rows-and-phrases.ts';

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

export type WithValue<R extends KnownRow> = R & { value: number; first_published: number };
export const hasValue = <R extends KnownRow>(row: R): row is WithValue<R> => row.value !== null;

/** The columns of a year without a figure. */
export const noFigure = {
  value: null,
  first_published: null,
  revised: 'no' as const,
  worked_out: null,
  release: null,
  released: null,
  seen_in: null,
  source_id: null,
};

/** What the publications of a figure, oldest first, say of it. */
export function derivePublished(tables: Tables, publications: Vintage[]) {
  const [first, present] = [publications[0], publications.at(-1)] as [Vintage, Vintage];
  const agreeing = publications.filter(({ value }) => value === present.value);
  // A release that prints the figure says more than one that only settles the same figure.
  const shown = agreeing.findLast(({ worked_out }) => worked_out === null) ?? present;
  const seen = findSources(tables, shown.source_id).map(({ publisher, published }) =>
    compact([publisher, formatPublished(published)]).join(', '),
  );
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
    release: { release: shown.release, released: shown.released, seen_in: formatList(seen) },
  };
}

/** A month counts from its last day, which is then its address. */
const idOf = ({ as_known }: KnownRow) => (as_known === now ? now : `known-${lastDay(as_known)}`);

export const isPast = (row: KnownRow): boolean => row.as_known !== now;

const isRevised = (row: KnownRow): boolean => row.revised === 'yes';

/** In the order of the rows: the present, then the dates from the newest, each by its year where that is its own. */
export function asOfStates(rows: KnownRow[]) {
  const dates = [...new Map(rows.map((row) => [idOf(row), row.as_known]))];
  const yearOf = (date: string) => date.slice(0, 4);
  const ofYear = (date: string) => dates.filter(([, other]) => yearOf(other) === yearOf(date));
  return dates.map(([id, date]) => ({
    id,
    label: ofYear(date).length > 1 ? formatDate(date) : yearOf(date),
  }));
}

/** The rows of a state, the first of which has its date. Throws on an unknown state. */
export function inAsOfState<R extends KnownRow>(rows: R[], state = now): [R, ...R[]] {
  const [first, ...others] = rows.filter((row) => idOf(row) === state);
  if (!first) throw new Error(`unknown state: ${state}`);
  return [first, ...others];
}

/** What a state shows, and what sentences say of its date. `figureOf` names what a row is about. */
export function viewAsOf<R extends KnownRow>(rows: R[], state = now, figureOf: (row: R) => string) {
  const shown = inAsOfState(rows, state);
  const known = shown.filter(hasValue);
  return {
    rows,
    state,
    shown,
    known,
    gaps: shown.filter((row) => !hasValue(row)),
    revised: known.filter(isRevised),
    derived: known.filter((row) => row.worked_out),
    asOf: {
      section: isPast(shown[0]) ? 'past' : undefined,
      when: isPast(shown[0]) ? formatWhen(shown[0]) : undefined,
      day: isPast(shown[0]) ? formatDay(shown[0]) : undefined,
      'as-known': formatAsKnown(shown[0]),
      ...describeChanges(rows, state, figureOf),
    },
  };
}

/** The members that all charts with such states share. */
export const asOfMembers = {
  states: asOfStates,
  sonification: () => 'value' as const,
};

const isDay = ({ as_known }: KnownRow) => as_known.length === 10;
const formatDay = (row: KnownRow) => `${isDay(row) ? '' : 'the end of '}${formatDate(row.as_known)}`;

/** As known … on 8 February 2021, or at the end of July 2019. */
const formatWhen = (row: KnownRow): string => `${isDay(row) ? 'on' : 'at'} ${formatDay(row)}`;

/** The same within a sentence; nothing at present. */
export const formatAsKnown = (row: KnownRow): string => (isPast(row) ? `, as known ${formatWhen(row)}` : '');

/** The end of a tooltip: what was first published, where that was revised, and where the figure is from. */
export function formatOrigin(row: WithValue<KnownRow>, seen = `Seen in ${row.seen_in}`): string {
  const first = isRevised(row) ? `First published as ${formatCount(row.first_published)}. ` : '';
  const { worked_out, seen_in } = row;
  return `${first}${worked_out ? `Worked out as ${formatFormula(worked_out)} from ${seen_in}` : seen}.`;
}

/** The columns of a table of such rows, after those that name the figure. */
export const asOfColumns = <R extends KnownRow>([first]: [R, ...R[]], missing: (row: R) => string) =>
  [
    countColumn('first_published', 'First published'),
    { ...countColumn('value', isPast(first) ? 'As known then' : 'At present'), missing },
    { name: 'worked_out', label: 'Worked out as', format: formatFormula },
    ...textColumns({ seen_in: 'Release, or where it was seen' }),
  ] as const;

/** What the dots stand for: at present, or at a date, when a mark that is not there yet is not named. */
export function asOfKey(rows: [KnownRow, ...KnownRow[]]) {
  const filled = (label: string) => ({ symbol: 'filled', label }) as const;
  const hollow = (label: string) => ({ symbol: 'hollow', label }) as const;
  if (!isPast(rows[0])) return [filled('at present'), hollow('as first published, where since revised')];
  return compact([
    filled(`as known ${formatWhen(rows[0])}`),
    rows.some((row) => row.first_published !== row.value) &&
      hollow('as first published, where revised by then'),
  ]);
}

/**
 * What is another figure now than then, or than when it was first published, for the sentences of a chart. `figureOf` names
 * what a row is about: the same in all states.
 */
function describeChanges<R extends KnownRow>(rows: R[], state: string, figureOf: (row: R) => string) {
  const present = new Map(rows.filter((row) => !isPast(row)).map((row) => [figureOf(row), row.value]));
  const changed = inAsOfState(rows, state)
    .filter(hasValue)
    .flatMap((row) => {
      const [then, when] = isPast(row) ? [row.value, 'then'] : [row.first_published, 'first'];
      const value = present.get(figureOf(row)) ?? then;
      if (value === then) return [];
      return `${figureOf(row)}: ${formatCount(then)} ${when}, ${formatCount(value)} now`;
    });
  return {
    changed: changed.length > 0 ? changed.join('; ') : undefined,
    'none-changed': changed.length > 0 || state === now ? undefined : 'No figure',
  };
}
