/** A figure as one publication gave it. `released` is null where the day is not known. */
export interface Published {
  released: string | null;
}

/** A day is ISO: 2019-07-25. */
export type Day = string;

/** A year counts from its last day, a month from its last: before that, the text may not have been out. */
export function lastDay(date: string): Day {
  const [year = '', month = '12', day] = date.split('-');
  if (day !== undefined) return date;
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

/** Oldest first; a publication whose day is not known comes last, since nothing is known to have replaced it. */
function byRelease(a: Published, b: Published): number {
  if (a.released === null || b.released === null)
    return Number(a.released === null) - Number(b.released === null);
  const [first, second] = [lastDay(a.released), lastDay(b.released)];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** The publications of each thing, oldest first. `thing` names what a row is about: place, date and measure. */
export function vintages<R extends Published>(rows: readonly R[], thing: (row: R) => string): R[][] {
  const byThing = new Map<string, R[]>();
  for (const row of rows) byThing.set(thing(row), [...(byThing.get(thing(row)) ?? []), row]);
  return [...byThing.values()].map((publications) => publications.toSorted(byRelease));
}

/**
 * What had been said by a day: of each thing, the newest publication out by then. Only for series whose publisher’s own
 * releases are held. A publication without a day counts only at present, which is `day` null.
 */
export function asOf<R extends Published>(
  rows: readonly R[],
  day: Day | null,
  thing: (row: R) => string,
): R[] {
  const out =
    day === null ? rows : rows.filter((row) => row.released !== null && lastDay(row.released) <= day);
  return vintages(out, thing).map((publications) => publications[publications.length - 1] as R);
}
