import { tidy } from './labels.ts';
import type { Cell } from './workbook.ts';

/** What a cell says where a number should stand. */
export type NumberRead =
  | { is: 'number'; value: number; percent: boolean; revised: boolean; remark?: string }
  /** A sign in place of a number: “..”, “[x]”. What it means is another question. */
  | { is: 'sign'; sign: string }
  | { is: 'doubtful'; expected: string; mend: string };

export interface Notation {
  /** Some number of the file has an unmistakable decimal comma, so 1,234 may be 1.234. */
  decimalComma: boolean;
}

const signs =
  /^(?:\.{2,3}|…|:|-+|\*+|n\/?a|#n\/a|nil|\[[a-z]+\]|not (?:available|provided|known|applicable|recorded))$/i;
const revision =
  /\s*(?:\[(?:r|p|e|notes?\s*[\d, ]+)\]|\((?:r|p|e)\)|(?<=[\d%])\s*[rpe]|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\*+)$/i;

export function isSign(text: string): boolean {
  return signs.test(tidy(text));
}

/** A mark that stands alone in a cell beside a number: “R” for revised. */
export const isMark = (text: string): boolean => /^[[(]?[rpe][\])]?$/i.test(tidy(text));

/** “1 234,5” or “43,6”: whoever wrote this cell writes decimals with a comma. */
export function hasDecimalComma(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && /^-?\d+(?:[. ]\d{3})*,(?:\d{1,2}|\d{4,})\s*%?$/.test(tidy(cell.text));
}

export function readNumber(cell: Cell, { decimalComma }: Notation): NumberRead {
  if (cell.kind === 'number') {
    const value = withoutNoise(cell.value ?? Number.NaN);
    if (!cell.percent) return { is: 'number', value, percent: false, revised: false };
    return { is: 'number', value: withoutNoise(value * 100), percent: true, revised: false };
  }
  if (cell.kind === 'date')
    return {
      is: 'doubtful',
      expected: 'a number; the spreadsheet has made a date or a time of it',
      mend: 'look up the number in the publication and format the cell as text',
    };
  if (cell.kind === 'error')
    return {
      is: 'doubtful',
      expected: 'a number; the formula of the cell failed',
      mend: 'open the file in a spreadsheet, let it work out the cell and save it again',
    };
  const shown = tidy(cell.text);
  if (signs.test(shown)) return { is: 'sign', sign: shown };
  const bare = shown.replace(revision, '').trim();
  const revised = /r[\])]?$/i.test(shown) && bare !== shown;
  const percent = bare.endsWith('%');
  const digits = bare.replace(/\s*%$/, '');
  const found = parseDigits(digits, decimalComma);
  return typeof found === 'object'
    ? { is: 'number', percent, revised, ...found }
    : found === 'either'
      ? eitherComma
      : noNumber;
}

const noNumber: NumberRead = {
  is: 'doubtful',
  expected: 'a number',
  mend: 'look whether the row or the column has slipped; leave the cell empty if there is no figure',
};
const eitherComma: NumberRead = {
  is: 'doubtful',
  expected: 'a number of which the comma is plain; other numbers of this file have a decimal comma',
  mend: 'write it with a point for decimals, and nothing between thousands',
};

function parseDigits(
  digits: string,
  decimalComma: boolean,
): { value: number; remark?: string } | 'either' | undefined {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(digits)) return { value: Number(digits) };
  if (/^-?\d{1,3}(?:,\d{3})+$/.test(digits)) {
    if (decimalComma) return 'either';
    return { value: Number(digits.replaceAll(',', '')), remark: 'commas between thousands' };
  }
  if (/^-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/.test(digits))
    return { value: Number(digits.replace(/[, ]/g, '')), remark: 'signs between thousands' };
  if (/^-?\d{1,3}(?:[. ]\d{3})*,\d+$/.test(digits) || /^-?\d+,\d+$/.test(digits)) {
    return { value: Number(digits.replace(/[. ]/g, '').replace(',', '.')), remark: 'decimal commas' };
  }
  return undefined;
}

/** Spreadsheets reckon in binary fractions: 5687.8200000000015 was 5687.82. */
const withoutNoise = (value: number) => Number(value.toPrecision(12));
