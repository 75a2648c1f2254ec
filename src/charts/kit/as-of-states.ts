import { lastDay } from '../../data/as-of.ts';
import { formatCount, formatDate, formatFormula } from '../../data/format.ts';
import { type CheckedText, text } from '../../data/checked-text.ts';

/** The states of a chart that steps through a publisher’s releases: the present, and each date on which something new was said. */

export const now = 'now';

/** A figure as it stood at a date. A year without a figure is a row without a value. */
export interface KnownRow {
  /** `now`, or the date of a release, as precisely as it is known: 2021-02-08 or 2019-07. */
  as_known: string;
  value: number | null;
  first_published: number | null;
  worked_out: string | null;
  released: string | null;
  seen_in: string | null;
}

/** A month counts from its last day, which is then its address. */
const idOf = ({ as_known }: KnownRow) => (as_known === now ? now : `known-${lastDay(as_known)}`);

export const isPast = (row: KnownRow): boolean => row.as_known !== now;

/** In the order of the rows: the present, then the dates from the newest. */
export const asOfStates = (rows: KnownRow[]) =>
  [...new Map(rows.map((row) => [idOf(row), row]))].map(([id, row]) => ({
    id,
    label: isPast(row) ? formatDate(row.as_known) : 'As known now',
  }));

/** The rows of a state, of which the first tells when it is. Throws on a state that there is not. */
export function inAsOfState<R extends KnownRow>(rows: R[], state = now): [R, ...R[]] {
  const [first, ...others] = rows.filter((row) => idOf(row) === state);
  if (!first) throw new Error(`unknown state: ${state}`);
  return [first, ...others];
}

const formatDay = ({ as_known }: KnownRow) =>
  as_known.length === 10 ? formatDate(as_known) : `the end of ${formatDate(as_known)}`;

/** As known … on 8 February 2021, or at the end of July 2019. */
export const formatWhen = (row: KnownRow): string =>
  `${row.as_known.length === 10 ? 'on' : 'at'} ${formatDay(row)}`;

/** What the dots stand for: at present, or at a date, when a mark that is not there yet is not named. */
export function asOfKey([first, ...others]: [KnownRow, ...KnownRow[]]) {
  const filled = (label: string) => ({ symbol: 'filled', label }) as const;
  const hollow = (label: string) => ({ symbol: 'hollow', label }) as const;
  if (!isPast(first)) return [filled('at present'), hollow('as first published, where since revised')];
  const revised = [first, ...others].some((row) => row.first_published !== row.value);
  return [
    filled(`as known ${formatWhen(first)}`),
    ...(revised ? [hollow('as first published, where revised by then')] : []),
  ];
}

/** What a reader must know of a date: whose clock it is, and from when a release counts. Nothing at present. */
export const notesOnDate = ([first]: [KnownRow, ...KnownRow[]]): CheckedText[] =>
  isPast(first)
    ? [
        text`Shown is what the Home Office’s releases had said by ${formatDay(first)}, as far as they are held. A release counts from the day of the edition that was seen; where only texts that carry it were seen, from the end of the month in its name.`,
      ]
    : [];

/**
 * What has changed since a date, figure by figure; at present, what has changed since each was first published.
 * `figureOf` names what a row is about: the same in all states, and short, since it stands before the item.
 */
export function listChanges<R extends KnownRow>(
  rows: R[],
  { state = now, figureOf }: { state?: string | undefined; figureOf: (row: R) => string },
) {
  const shown = inAsOfState(rows, state).filter((row) => row.value !== null);
  const later = inAsOfState(rows, now).filter(
    (row) => row.value !== null && !shown.some((other) => figureOf(other) === figureOf(row)),
  );
  const changed = shown.flatMap((row) => {
    const then = isPast(row) ? row.value : row.first_published;
    const history = rows.filter((other) => figureOf(other) === figureOf(row) && other.value !== null);
    const present = history[0]?.value ?? null;
    if (then === null || present === null || then === present) return [];
    return [
      {
        mark: figureOf(row),
        words: `${formatCount(then)} ${isPast(row) ? 'then' : 'first'}, ${formatCount(present)} now (${tellChange(history)})`,
      },
    ];
  });
  if (!shown.some(isPast)) return changed.length > 0 ? [{ head: 'What was revised', items: changed }] : [];
  const same = shown.length - changed.length;
  const told =
    changed.length > 0 ? changed : [{ mark: 'None', words: 'no figure of that day has been revised since' }];
  const unchanged =
    changed.length > 0 && same > 0
      ? [{ mark: 'Same', words: `${figures(same)} of that day still stand${same === 1 ? 's' : ''}` }]
      : [];
  const added =
    later.length > 0
      ? [
          {
            mark: 'More',
            words: `${figures(later.length)} ${later.length === 1 ? 'is' : 'are'} held from later releases`,
          },
        ]
      : [];
  return [{ head: 'What changed since', items: [...told, ...unchanged, ...added] }];
}

const figures = (count: number) => `${formatCount(count)} figure${count === 1 ? '' : 's'}`;

/** The release that first said what a figure is now. `history` begins with the present and goes back. */
function tellChange([present, ...past]: KnownRow[]): string {
  const other = past.findIndex((row) => row.value !== present?.value);
  const change = past[(other === -1 ? past.length : other) - 1];
  const formula = (change ?? present)?.worked_out;
  const from = change
    ? `Home Office, release of ${formatDate(change.as_known)}`
    : `seen in ${present?.seen_in ?? ''}`;
  return formula ? `${from}, worked out as ${formatFormula(formula)}` : from;
}
