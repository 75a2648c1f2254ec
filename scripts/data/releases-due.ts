import { isDate } from '../../src/data/column.ts';
import { lastDay, type Day } from '../../src/data/as-of.ts';
import type { TableName, Tables } from '../../src/data/tables/index.ts';

/** A series that its publisher brings out in the same month of every year. */
export interface Series {
  name: string;
  publisher: string;
  /** How the titles of its releases begin. */
  title: string;
  /** 1 is January. */
  month: number;
  tables: TableName[];
}

/**
 * The series of whose releases at least three that are held came out in the same month. Of the others, such as the yearly
 * figures of the IOPC (September 2022, October 2024, July 2025), nothing can be said to be overdue.
 */
export const yearlySeries: Series[] = [
  {
    name: 'Firearms statistics',
    publisher: 'Home Office',
    title: 'Police use of firearms statistics',
    month: 7,
    tables: ['armed-officers', 'operations', 'discharges'],
  },
  {
    name: 'Use of force statistics',
    publisher: 'Home Office',
    title: 'Police use of force statistics',
    month: 12,
    tables: ['firearms-reports', 'force-reports'],
  },
];

/** The days of the releases that are held, oldest first: the publisher’s own texts, not copies. */
export const heldReleases = ({ sources }: Pick<Tables, 'sources'>, { publisher, title }: Series): string[] =>
  sources
    .filter((source) => source.publisher === publisher && source.title.startsWith(title))
    .flatMap(({ published }) => (published && isDate(published) ? [published] : []))
    .toSorted();

export interface Overdue {
  series: Series;
  /** Day of the newest release that is held. */
  newest: string;
  /** The months in which a later one was to come: 2025-07. */
  months: string[];
}

/** The series whose month has gone by since the newest release that is held. Says nothing of whether the publisher kept to it. */
export function findOverdue(
  tables: Pick<Tables, 'sources'>,
  today: Day,
  series: Series[] = yearlySeries,
): Overdue[] {
  return series.flatMap((one) => {
    const newest = heldReleases(tables, one).at(-1);
    if (!newest) return [];
    const months = yearsAfter(newest, today).map((year) => `${year}-${String(one.month).padStart(2, '0')}`);
    const passed = months.filter((month) => month > newest.slice(0, 7) && lastDay(month) < today);
    return passed.length > 0 ? [{ series: one, newest, months: passed }] : [];
  });
}

function yearsAfter(newest: string, today: Day): number[] {
  const [from, to] = [Number(newest.slice(0, 4)), Number(today.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
