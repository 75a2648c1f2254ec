/** How figures are written: en-GB, UTC, rounded here and nowhere before. */

const integers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const list = new Intl.ListFormat('en-GB');

export const months =
  'January February March April May June July August September October November December'.split(' ');
const numberWords =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** 6621 → 6,621 */
export const formatCount = (value: number): string => integers.format(value);

/** 14753 - 68 → 14,753 − 68 */
export const formatFormula = (formula: string): string =>
  formula.replaceAll(/\d+/g, (figure) => formatCount(Number(figure))).replaceAll('-', '−');

/** 43.6 → 43.6%; at most one decimal, none where it would be 0. */
export const formatPercent = (value: number): string => `${tenths.format(value)}%`;

/** 43.6 → 43.6, for labels whose axis already says percent. */
export const formatTenths = (value: number): string => tenths.format(value);

/** 2019-03-31 → 31 March 2019; 2019-03 → March 2019; 2019 → 2019. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return [day && Number(day), month && months[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** 31 March 2019 → 2019-03-31; March 2019 → 2019-03; 2019 → 2019. Undefined where the text is no date. */
export function parseDate(text: string): string | undefined {
  const [, day, name = '', year] = /^(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})$/.exec(text) ?? [];
  if (!year || (name !== '' && !months.includes(name))) return undefined;
  return [year, name && String(months.indexOf(name) + 1).padStart(2, '0'), day?.padStart(2, '0')]
    .filter(Boolean)
    .join('-');
}

/** 2019-03 → 2019-03-01; of a year 1 January. */
export const firstDay = (date: string): string => `${date}${'-01-01'.slice(date.length - 4)}`;

/** 2019-03-31 → 2019-03-31T00:00:00Z; of a month or a year its first day: feeds and packages know no other kind of date. */
export const toInstant = (date: string): string => `${firstDay(date)}T00:00:00Z`;

/** 2019-04/2020-03 → April 2019 to March 2020 */
export const formatPeriod = (period: string): string => period.split('/').map(formatDate).join(' to ');

/** 2019-04/2020-03 → March 2020. */
export const formatEnd = (dateOrPeriod: string): string => formatDate(dateOrPeriod.split('/').at(-1) ?? '');

/** 2019-04/2020-03 → 2019/20, as police statistics name a year to March. */
export const formatFinancialYear = (period: string): string =>
  `${period.slice(0, 4)}/${period.slice(10, 12)}`;

/** A count as a word up to twenty, as in running text; digits above. */
export const formatInWords = (value: number): string => numberWords[value] ?? formatCount(value);

/** ['a', 'b', 'c'] → a, b and c */
export const formatList = (items: readonly string[]): string => list.format(items);

declare const made: unique symbol;

/** A sentence whose figures come from rows and whose claims were tested. Only `text` makes one, also of what stands in a text.md or in sentences.md. */
export type CheckedText = string & { readonly [made]: true };

/**
 * A title, subtitle, description or note. Its fixed parts hold no numeral, number word or claim word: those are put in
 * as `${formatted figures}`. `npm run data` reads the source and names what is loose.
 */
export const text = (fixed: TemplateStringsArray, ...put: string[]): CheckedText =>
  String.raw({ raw: fixed }, ...put) as CheckedText;
