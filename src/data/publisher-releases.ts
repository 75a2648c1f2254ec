import { asOf, type Day, lastDay } from './as-of.ts';
import type { Tables } from './tables/index.ts';
import { isOfficial, readVintages, type Vintage } from './vintages.ts';

/**
 * A publication with the date by which the Home Office had said it, as precisely as that is known: the day of its own text;
 * for a copy, the date of the release that it carries. Null where no date is known.
 */
export type Dated = Vintage & { said: string | null };

/**
 * Every publication of a table, dated by the releases. A copy of August that carries the release of July shows what had been
 * said in July. Where the Home Office’s own text of that release is held, its day is the date, so that what one release says
 * comes together; else the month in its name. Never the copy’s own day, on which the Home Office said nothing.
 */
export function readDated(tables: Tables, table: 'armed-officers' | 'operations'): Dated[] {
  const known = read.get(tables) ?? new Map<string, Dated[]>();
  const rows = known.get(table) ?? date(tables, table);
  read.set(tables, known.set(table, rows));
  return rows;
}

/** What was read of the tables: charts and numbers ask for it again for every date. */
const read = new WeakMap<Tables, Map<string, Dated[]>>();

function date(tables: Tables, table: 'armed-officers' | 'operations'): Dated[] {
  const published = [...readVintages(tables, 'armed-officers'), ...readVintages(tables, 'operations')].filter(
    (row) => row.worked_out === null,
  );
  const days = daysOfReleases(published.filter((row) => isOfficial(tables, row)));
  return readVintages(tables, table).map((row) => {
    if (isOfficial(tables, row)) return { ...row, said: row.released };
    // What is worked out from a copy dates as the copy does.
    const copies =
      row.worked_out === null
        ? [row]
        : published.filter((other) => other.source_id.some((id) => row.source_id.includes(id)));
    const dates = copies
      .flatMap(({ release }) => dateInName(release) ?? [])
      .map((named) => days.get(named) ?? named);
    return { ...row, said: dates.toSorted().at(-1) ?? row.released };
  });
}

/** The first day of the Home Office’s own texts of each release, by the date in its name. */
function daysOfReleases(own: Vintage[]): Map<string, string> {
  const days = own.flatMap(({ release, released }): [string, string][] => {
    const named = dateInName(release);
    return named && released ? [[named, released]] : [];
  });
  return new Map(days.toSorted(([, a], [, b]) => b.localeCompare(a)));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** “HO Jul 2019 (YE Mar 2019) via press” → 2019-07, “HO 2025 via press” → 2025; null for a name without a date. */
export function dateInName(release: string): string | null {
  const [, month, year] =
    new RegExp(String.raw`^HO (?:(${months.join('|')}) )?(\d{4})(?= |$)`).exec(release) ?? [];
  if (!year) return null;
  return month ? `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}` : year;
}

/** What had been said by a date; at present, which is `date` null, everything. */
export const saidBy = (rows: Dated[], date: string | null): Dated[] =>
  date === null ? rows : rows.filter(({ said }) => said !== null && lastDay(said) <= lastDay(date));

/** The dates on which something new was said, newest first. A date since which nothing new was said is the present, and left out. */
export function datesOfNews(rows: Dated[], thing: (row: Dated) => string): string[] {
  const dated = rows.map((row) => ({ ...row, released: row.said }));
  const known = (day: Day | null) =>
    asOf(dated, day, thing)
      .map((row) => `${thing(row)} ${row.value}`)
      .toSorted()
      .join();
  const dates = new Map(
    rows.flatMap(({ said }): [Day, string][] => (said === null ? [] : [[lastDay(said), said]])),
  );
  const days = [...dates.keys()].toSorted();
  const isNews = (day: Day, index: number) =>
    known(day) !== known(days[index - 1] ?? '') && known(day) !== known(null);
  return days
    .filter(isNews)
    .toReversed()
    .map((day) => dates.get(day) ?? day);
}
