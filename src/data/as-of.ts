import { ascending, groups } from 'd3';

/** A figure as one publication gave it. `released` is null where the day is not known. */
export interface Published {
  released: string | null;
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

/** A publication whose day is not known comes last, since nothing is known to have replaced it. */
const order = ({ released }: Published) => (released === null ? '9999' : lastDay(released));

/** The publications of each figure, oldest first. `keyOf` names what a row is about: place, date and measure. */
export const vintages = <R extends Published>(rows: readonly R[], keyOf: (row: R) => string): R[][] =>
  groups(rows, keyOf).map(([, publications]) =>
    publications.toSorted((a, b) => ascending(order(a), order(b))),
  );

/**
 * The newest publication of each figure that was out by a day. Only for series whose publisher’s own releases are here.
 * A publication without a day counts only at present, which is `day` null.
 */
export const asOf = <R extends Published>(
  rows: readonly R[],
  day: Day | null,
  keyOf: (row: R) => string,
): R[] =>
  vintages(
    rows.filter((row) => isOut(row.released, day)),
    keyOf,
  ).map((publications) => publications.at(-1) as R);
