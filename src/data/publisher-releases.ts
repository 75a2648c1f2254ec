import { asOf, isOut, lastDay } from './as-of.ts';
import type { Tables } from './tables/index.ts';
import { hasSource, readVintages, seriesKeyOf, type Vintage, type VintageTable } from './vintages.ts';

/**
 * A publication with the date by which the Home Office had published it, as precisely as that is known: the day of its own text;
 * for a copy, the date of the release that it carries. Null where no date is known.
 */
export type Dated = Vintage & { announced: string | null };

/**
 * Every publication of a table, dated by the releases. A copy of August that carries the release of July shows what was
 * published in July. Where the Home Office’s own text of that release is here, its day is the date, so that what one release
 * holds comes together; else its month. Never the copy’s own day, on which the Home Office published nothing.
 */
export function dateVintages(tables: Tables, table: VintageTable): Dated[] {
  const published = (['armed-officers', 'operations'] as const)
    .flatMap((name) => readVintages(tables, name))
    .filter((row) => row.worked_out === null);
  const isOwn = (row: Vintage) => hasSource(tables, row);
  const own = published
    .filter(isOwn)
    .flatMap(({ release_of, released }) => (release_of && released ? [[release_of, released] as const] : []));
  // The first day of the Home Office’s own texts of each release.
  const days = new Map(own.toSorted(([, a], [, b]) => b.localeCompare(a)));
  return readVintages(tables, table).map((row) => {
    if (isOwn(row)) return { ...row, announced: row.released };
    // What is derived from a copy dates as the copy does.
    const shares = (other: Vintage) => other.source_id.some((id) => row.source_id.includes(id));
    const dates = (row.worked_out === null ? [row] : published.filter(shares))
      .flatMap(({ release_of }) => release_of ?? [])
      .map((month) => days.get(month) ?? month);
    return { ...row, announced: dates.toSorted().at(-1) ?? row.released };
  });
}

/** What had been published by a date; at present, which is `date` null, everything. */
export const announcedBy = (rows: Dated[], date: string | null): Dated[] =>
  rows.filter(({ announced }) => isOut(announced, date));

/** The dates on which something new was published, newest first. A date since which nothing new was is the present, and left out. */
export function datesOfNews(rows: Dated[]): string[] {
  const dated = rows.map((row) => ({ ...row, released: row.announced }));
  const known = (day: string | null) =>
    asOf(dated, day, seriesKeyOf)
      .map((row) => `${seriesKeyOf(row)} ${row.value}`)
      .toSorted()
      .join();
  const dates = new Map(
    rows.flatMap(({ announced }) => (announced === null ? [] : [[lastDay(announced), announced] as const])),
  );
  const days = [...dates.keys()].toSorted();
  const isNews = (day: string, index: number) =>
    known(day) !== known(days[index - 1] ?? '0000-01-01') && known(day) !== known(null);
  return days
    .filter(isNews)
    .toReversed()
    .map((day) => dates.get(day) ?? day);
}
