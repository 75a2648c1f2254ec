import { tidy, withoutNotes } from './labels.ts';
import type { Cell } from './workbook.ts';

/** A time as a heading or title tells it; how it is written in a table depends on the table. */
export type Time =
  | { is: 'day'; day: string }
  | { is: 'month'; month: string }
  | { is: 'year'; year: number }
  /** Twelve months, or a run of whole months: 2016-04/2017-03. */
  | { is: 'period'; period: string }
  /** Several times at once, as titles tell what they cover: 2011 to 2016. */
  | { is: 'span' }
  /** Looks like a time and cannot be told: 03/04/2017, or 42825. */
  | { is: 'doubtful'; because: string };

export interface Found {
  times: Time[];
  /** The words that are left: “Number of operations”. */
  rest: string;
}

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const M =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const D = '(\\d{1,2})(?:st|nd|rd|th)?';
// A footnote’s digit may stick to the year: 20123. The year 2012 is meant.
const Y = '((?:19|20)\\d\\d)\\d?';
const to = '\\s*(?:to|-|until|and up to)\\s*';

const pad = (number: number) => String(number).padStart(2, '0');
const monthNumber = (name: string) => names.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const inMonth = (year: number, month: number) => `${year}-${pad(month)}`;

/** The twelve months that end with a month: 2017-03 gives 2016-04/2017-03. */
function yearTo(year: number, month: number): Time {
  return {
    is: 'period',
    period: `${month === 12 ? inMonth(year, 1) : inMonth(year - 1, month + 1)}/${inMonth(year, month)}`,
  };
}

function monthsFromTo([, , from, fromYear, , until, untilYear]: string[]): Time {
  const [first, last] = [monthNumber(from ?? ''), monthNumber(until ?? '')];
  const end = Number(untilYear);
  const start = fromYear ? Number(fromYear) : first <= last ? end : end - 1;
  const months = (end - start) * 12 + last - first + 1;
  // “September 2016 to September 2017” names the first and the last of several days, not a run of months.
  return months < 1 || months > 12
    ? { is: 'span' }
    : { is: 'period', period: `${inMonth(start, first)}/${inMonth(end, last)}` };
}

function slashed(first: number, second: number, year: number): Time {
  if (first > 12 && second <= 12) return dayOf(year, second, first);
  if (second > 12 && first <= 12) return dayOf(year, first, second);
  if (first === second) return dayOf(year, first, second);
  return { is: 'doubtful', because: 'the day and the month may have been exchanged' };
}

function dayOf(year: number, month: number, day: number): Time {
  const text = `${inMonth(year, month)}-${pad(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
    ? { is: 'day', day: text }
    : { is: 'doubtful', because: 'there is no such day' };
}

/** The longer ways of saying first: what one of them has taken, the next ones do not see. */
const ways: [pattern: string, read: (parts: string[]) => Time][] = [
  [
    '(\\d{4})-(\\d{1,2})\\/(\\d{4})-(\\d{1,2})(?!\\d)',
    ([, y, m, z, n]) => ({
      is: 'period',
      period: `${inMonth(Number(y), Number(m))}/${inMonth(Number(z), Number(n))}`,
    }),
  ],
  ['(\\d{4})-(\\d{1,2})-(\\d{1,2})', ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [`(?:${D} )?${M}(?: ${Y})?${to}(?:${D} )?${M} ${Y}`, monthsFromTo],
  [
    `(?:financial |fiscal )?(?:year|12 months) (?:ending|ended|to)(?: in)?(?: ${D})? ${M} ${Y}`,
    ([, , m, y]) => yearTo(Number(y), monthNumber(m ?? '')),
  ],
  [`\\bYE (?:${D} )?${M} ${Y}`, ([, , m, y]) => yearTo(Number(y), monthNumber(m ?? ''))],
  [`${D}[ -]${M}[ -]${Y}`, ([, d, m, y]) => dayOf(Number(y), monthNumber(m ?? ''), Number(d))],
  [`${D}-${M}-(\\d\\d)\\b`, ([, d, m, y]) => dayOf(2000 + Number(y), monthNumber(m ?? ''), Number(d))],
  ['\\b(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})', ([, a, b, y]) => slashed(Number(a), Number(b), Number(y))],
  [`${M}[ -]${Y}`, ([, m, y]) => ({ is: 'month', month: inMonth(Number(y), monthNumber(m ?? '')) })],
  [
    `${M}[-' ]+(\\d\\d)\\b`,
    ([, m, y]) => ({ is: 'month', month: inMonth(2000 + Number(y), monthNumber(m ?? '')) }),
  ],
  [
    '\\b((?:19|20)\\d\\d)-(\\d)\\b(?!-)',
    ([, y, m]) => ({ is: 'month', month: inMonth(Number(y), Number(m)) }),
  ],
  [
    '((?:19|20)\\d\\d)\\s*[/-]\\s*(?:20)?(\\d\\d)(?!\\d)',
    ([, y, z]) => ((Number(y) + 1) % 100 === Number(z) ? yearTo(Number(y) + 1, 3) : { is: 'span' }),
  ],
  [`${Y}${to}${Y}`, () => ({ is: 'span' })],
  [`\\b${Y}\\b`, ([, y]) => ({ is: 'year', year: Number(y) })],
];

const before = /\b(?:as at|at|on|in|of|for|during|the|from|financial year|calendar year|year)\s*$/i;

/** All times in a text, and the words that are left without them. */
export function findTimes(text: string): Found {
  const times: Time[] = [];
  let rest = withoutNotes(text);
  for (const [pattern, read] of ways) {
    rest = rest.replace(new RegExp(pattern, 'gi'), (...parts) => {
      times.push(read(parts.slice(0, -2).map((part: unknown) => (typeof part === 'string' ? part : ''))));
      return ' \u0000 ';
    });
  }
  if (times.length === 0) return { times, rest: rest.replace(/^as at:?$/i, '') };
  const words = rest.split('\u0000').map((part) => part.trim().replace(before, '').trim());
  return { times, rest: tidy(words.join(' ')).replace(/^[\s,;:([]+|[\s,;:)\]]+$/g, '') };
}

const serialOfDates = { from: 29_000, to: 60_000 };

/** The time of a heading’s cell: a date, a number that is a year, or words. */
export function findTimesInCell(cell: Cell): Found {
  if (cell.kind === 'date' && cell.day) {
    const month = cell.day.slice(0, 7);
    return {
      times: [
        cell.withoutDay && cell.day.endsWith('-01') ? { is: 'month', month } : { is: 'day', day: cell.day },
      ],
      rest: '',
    };
  }
  if (cell.kind === 'number' && cell.value !== undefined) {
    if (Number.isInteger(cell.value) && cell.value > 1900 && cell.value < 2100)
      return { times: [{ is: 'year', year: cell.value }], rest: '' };
    if (cell.value > serialOfDates.from && cell.value < serialOfDates.to)
      return { times: [{ is: 'doubtful', because: 'a spreadsheet has made a number of a date' }], rest: '' };
    return { times: [], rest: cell.text };
  }
  return findTimes(cell.text);
}
