/** One thing that is wrong in a file an editor wrote, and what to do about it. */
export interface Fault {
  file: string;
  /** Row of the spreadsheet, where the header is row 1; or line of a text. */
  row?: number;
  column?: string;
  got: string;
  expected: string;
  mend: string;
}

const longestCell = 200;

export function printFault({ file, row, column, got, expected, mend }: Fault): string {
  const place = [file, row, column].filter((part) => part !== undefined).join(':');
  const shown = got.length > longestCell ? `${got.slice(0, longestCell)}…` : got;
  return `${place} — got "${shown}", expected ${expected}; ${mend}`;
}

/** All that was found wrong at once. Nothing has been written when this is thrown. */
export class Faults extends Error {
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    super(faults.map(printFault).join('\n'));
    this.faults = faults;
  }
}
