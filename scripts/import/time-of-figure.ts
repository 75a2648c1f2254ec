import type { TableName } from '../../src/figures/tables/index.ts';
import { tidy } from './labels.ts';
import type { Look } from './mappings.ts';
import { findTimes, type Time } from './read-time.ts';
import { timeColumn } from './what-tables-hold.ts';
import { writeDay, writePeriod, type Written } from './write-time.ts';

/** Words in which a time may stand, the nearest to the figure first: its headings, its row, the title, the contents, the cover. */
export interface Near {
  times: Time[];
  text: string;
}

export const timesNear = (text: string): Near => ({ times: findTimes(text).times, text: tidy(text) });

const same = (times: Time[]) =>
  times.filter(
    (time, index) => times.findIndex((other) => JSON.stringify(other) === JSON.stringify(time)) === index,
  );

/** The time that the nearest words name. Titles that name several, or a span, tell what a sheet covers and no figure’s time. */
export function nearestTime(
  headings: Near,
  row: Near,
  titles: Near[],
): { time: Time; text: string } | undefined {
  for (const near of [headings, row]) {
    const times = same(near.times);
    if (times.length === 1 && times[0]) return { time: times[0], text: near.text };
    if (times.length > 1) return { time: { is: 'span' }, text: near.text };
  }
  for (const near of titles) {
    const times = same(near.times);
    if (times.length === 1 && times[0] && times[0].is !== 'span') return { time: times[0], text: near.text };
  }
  return undefined;
}

/** The time as the table writes it, or why not. What an editor said of these words goes first. */
export function writeTime(
  found: { time: Time; text: string } | undefined,
  title: string,
  table: TableName,
  around: string,
  look: Look,
): Written {
  const said = look('time', found?.text ?? title);
  if (said !== undefined) return { time: said };
  if (!found) return { because: 'nothing says for when' };
  return timeColumn(table) === 'period' ? writePeriod(found.time, around) : writeDay(found.time, around);
}

/** The last month or day of a time, as far as it is told. */
export function untilOf(time: Time | undefined): string {
  switch (time?.is) {
    case 'day':
      return time.day;
    case 'month':
      return time.month;
    case 'period':
      return time.period.split('/')[1] ?? '';
    case 'year':
      return String(time.year);
    default:
      return '';
  }
}
