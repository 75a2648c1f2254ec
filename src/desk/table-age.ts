import { type Day, lastDay } from '../figures/as-known.ts';
import { isDate } from '../figures/column.ts';
import { findSources } from '../figures/cite.ts';
import type { TableName, Tables } from '../figures/tables/index.ts';

/** What a row of any table may say of where it is from. */
interface Sourced {
  source_id?: unknown;
  released?: string | null;
}

/** The sources that a table rests on, each once, most rows first. */
export function sourcesOfTable(
  tables: Tables,
  name: TableName,
): { source: Tables['sources'][number]; rows: number }[] {
  const rows = tables[name] as Sourced[];
  const ids = Map.groupBy(
    rows.flatMap(({ source_id }) => (Array.isArray(source_id) ? (source_id as string[]) : [])),
    (id) => id,
  );
  return findSources(tables, [...ids.keys()])
    .map((source) => ({ source, rows: ids.get(source.source_id)?.length ?? 0 }))
    .toSorted((a, b) => b.rows - a.rows);
}

/** The newest day on which a row of the table, or else a source of it, came out; undefined where none says. */
export function newestDay(tables: Tables, name: TableName): string | undefined {
  const rows = tables[name] as Sourced[];
  const released = rows.flatMap(({ released }) => released ?? []);
  const dates =
    released.length > 0
      ? released
      : sourcesOfTable(tables, name).flatMap(({ source }) => source.published ?? []);
  return dates
    .filter(isDate)
    .toSorted((a, b) => lastDay(a).localeCompare(lastDay(b)))
    .at(-1);
}

const count = (number: number, unit: string) =>
  number === 0 ? [] : [`${number} ${unit}${number === 1 ? '' : 's'}`];

/** How long ago that was, in whole months of the calendar from its last day: 2 years 4 months. */
export function formatAge(date: string, today: Day): string {
  if (lastDay(date) > today) return date.length === 4 ? 'this year' : 'this month';
  const [then, now] = [lastDay(date), today].map((day) => day.split('-').map(Number)) as [number[], number[]];
  const [years = 0, months = 0, days = 0] = now.map((part, index) => part - (then[index] ?? 0));
  const whole = years * 12 + months - (days < 0 ? 1 : 0);
  return (
    [...count(Math.floor(whole / 12), 'year'), ...count(whole % 12, 'month')].join(' ') || 'less than a month'
  );
}
