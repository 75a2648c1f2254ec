import type { DataError } from '../../src/data/schema.ts';

export type { DataError };

/** Numbers in ascending order, runs as their ends: 2, 5–9. Of many runs only the first and the last few are shown. */
export function formatRanges(numbers: number[]): string {
  const starts = numbers.filter((number) => !numbers.includes(number - 1));
  const ends = numbers.filter((number) => !numbers.includes(number + 1));
  const runs = starts.map((start, index) =>
    start === ends[index] ? String(start) : `${start}–${ends[index] ?? ''}`,
  );
  return (runs.length > 12 ? [...runs.slice(0, 4), '…', ...runs.slice(-7)] : runs).join(', ');
}

/** The texts of an error, without its position. */
export type ErrorText = Pick<DataError, 'received' | 'expected' | 'fix'>;

/** Reports an error: in a file, or at a row and column of it. */
export type Report = (position: string | Pick<DataError, 'file' | 'row' | 'column'>, text: ErrorText) => void;

/** Runs a check and returns the errors that it reports. */
export function collectErrors(check: (report: Report) => void): DataError[] {
  const errors: DataError[] = [];
  check((position, text) => {
    errors.push({ ...(typeof position === 'string' ? { file: position } : position), ...text });
  });
  return errors;
}

const longestCell = 200;

export function formatError({ file, row, column, received, expected, fix, moreRows }: DataError): string {
  const position = [file, row, column].filter((part) => part !== undefined).join(':');
  const cut = received.length > longestCell ? `${received.slice(0, longestCell)}…` : received;
  const more = moreRows ? ` (and in ${moreRows.length} more rows: ${formatRanges(moreRows)})` : '';
  return `${position} — received "${showInvisible(cut)}", expected ${expected}; ${fix}${more}`;
}

/** Spaces at an end or next to another as ·, line breaks as ↵, and other characters that nobody sees by their number. */
function showInvisible(text: string): string {
  return text
    .replaceAll(/^ +| +$| {2,}/g, (spaces) => '·'.repeat(spaces.length))
    .replaceAll('\n', '↵')
    .replaceAll(
      /[[\p{C}\p{Z}\uFFFD]--[ ]]/gv,
      (character) => `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

/** So many rows are listed one by one; the same error in more of them is listed once. */
const fewRows = 3;

/** The same error in many rows of a column as one error, at the position of the first. */
export function mergeRepeated(errors: DataError[]): DataError[] {
  const nameError = ({ file, column, expected, fix }: DataError) =>
    JSON.stringify([file, column, expected, fix]);
  return [...Map.groupBy(errors, nameError).values()].flatMap((group) => {
    const [first, ...others] = group;
    const moreRows = [...new Set(others.flatMap(({ row }) => row ?? []))];
    return first?.column === undefined || moreRows.length < fewRows ? group : [{ ...first, moreRows }];
  });
}

/** The message of whatever was thrown. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** What is made; undefined where that throws: `report` learns what. */
export function tryTo<T>(make: () => T, report?: (thrown: unknown) => void): T | undefined {
  try {
    return make();
  } catch (thrown) {
    report?.(thrown);
    return undefined;
  }
}

/** All that was found wrong at once. Nothing has been written when this is thrown. */
export class DataErrors extends Error {
  readonly errors: DataError[];

  constructor(errors: DataError[]) {
    const merged = mergeRepeated(errors);
    super(merged.map(formatError).join('\n'));
    this.errors = merged;
  }
}

/** Throws the one error. */
export function fail(file: string, text: ErrorText): never {
  throw new DataErrors([{ file, ...text }]);
}

export function throwIfAny(errors: DataError[]): void {
  if (errors.length > 0) throw new DataErrors(errors);
}
