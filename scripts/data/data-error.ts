/** One thing that is wrong in a file an editor wrote, and what to do about it. */
export interface DataError {
  file: string;
  /** Row of the spreadsheet, where the header is row 1; or line of a text. */
  row?: number;
  column?: string;
  received: string;
  expected: string;
  fix: string;
}

const longestCell = 200;

export function formatError({ file, row, column, received, expected, fix }: DataError): string {
  const position = [file, row, column].filter((part) => part !== undefined).join(':');
  const shown = received.length > longestCell ? `${received.slice(0, longestCell)}…` : received;
  return `${position} — received "${shown}", expected ${expected}; ${fix}`;
}

/** All that was found wrong at once. Nothing has been written when this is thrown. */
export class DataErrors extends Error {
  readonly errors: DataError[];

  constructor(errors: DataError[]) {
    super(errors.map(formatError).join('\n'));
    this.errors = errors;
  }
}
