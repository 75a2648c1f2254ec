import { lastDay } from '../../src/figures/as-known.ts';
import type { Time } from './read-time.ts';

/** How a time is written in a table, with a remark on what was taken for granted; or why it cannot be. */
export type Written = { time: string; remark?: string } | { because: string };

const lastMonth = (period: string) => period.split('/')[1] ?? '';

/** For tables of days: 31 March 2018. `around` is all that the sheet and its workbook say above the figures. */
export function writeDay(time: Time, around: string): Written {
  const yearEnds = /\b31(?:st)? march\b/i.test(around);
  switch (time.is) {
    case 'day':
      return { time: time.day };
    case 'month':
      return saysLastDay(time.month, around) ? { time: lastDay(time.month) } : { time: time.month };
    case 'period':
      if (yearEnds && time.period.endsWith('-03'))
        return {
          time: lastDay(lastMonth(time.period)),
          remark: 'figures of a year to March are taken as of its last day, 31 March',
        };
      return { because: 'this is a period, and the table holds days' };
    case 'year':
      if (yearEnds)
        return {
          time: `${time.year}-03-31`,
          remark: 'years are taken as 31 March, the day that the sheet names',
        };
      return { because: 'this is a year alone, and nothing says which day of it is meant' };
    case 'span':
      return { because: 'these are several times at once' };
    case 'doubtful':
      return { because: time.because };
  }
}

/** “31 March 2017” or “30 September” stands somewhere above: then “Mar-17” is that day. */
function saysLastDay(month: string, around: string): boolean {
  const day = lastDay(month);
  const name = new Date(`${day}T00:00:00Z`).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return new RegExp(`\\b${Number(day.slice(8))}(?:st|th)? ${name}\\b`, 'i').test(around);
}

/** For tables of periods: the year to March 2018. */
export function writePeriod(time: Time, around: string): Written {
  const toMarch = /year (?:ending|ended|to)(?: 31)? march|financial year|\bYE mar/i.test(around);
  const calendar = /calendar year|(?:1 )?january to (?:31 )?december/i.test(around);
  switch (time.is) {
    case 'period':
      return { time: time.period };
    case 'year':
      if (toMarch && !calendar)
        return { time: `${time.year - 1}-04/${time.year}-03`, remark: 'years are taken as years to March' };
      if (calendar && !toMarch)
        return { time: `${time.year}-01/${time.year}-12`, remark: 'years are taken as calendar years' };
      return {
        because: 'this is a year alone, and nothing says whether it is a calendar year or one to March',
      };
    case 'day':
      if (toMarch && time.day.endsWith('-03-31'))
        return writePeriod({ is: 'year', year: Number(time.day.slice(0, 4)) }, around);
      return { because: 'this is a day, and the table holds periods' };
    case 'month':
      if (toMarch && time.month.endsWith('-03'))
        return writePeriod({ is: 'year', year: Number(time.month.slice(0, 4)) }, around);
      return { because: 'this is a month, and the table holds years' };
    case 'span':
      return { because: 'these are several times at once' };
    case 'doubtful':
      return { because: time.because };
  }
}
