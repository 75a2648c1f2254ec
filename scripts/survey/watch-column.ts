import { personalKind } from './personal.ts';

/** More different values than this are no answers to choose from; and so few rows may each differ by chance. */
const mostValues = 40;
const fewestRows = 10;

const particulars = 'a column that tells who somebody is';

/** What is wrong with a column, and the row where that first showed. It holds no cell’s text. */
export interface Doubt {
  row: number;
  received: string;
}

/**
 * Looks at the cells of one column as they stream by, and keeps at most 41 different ones. `doubts` tells of the first
 * cell of each kind that looks personal, and of a column in which most rows have a value of their own.
 */
export function watchColumn() {
  const times = new Map<string, number>();
  const looks = new Map<string, number>();
  let tooMany: number | undefined;
  let rows = 0;

  const see = (cell: string, row: number): void => {
    rows += 1;
    const known = times.get(cell);
    if (known !== undefined) {
      times.set(cell, known + 1);
      return;
    }
    const kind = personalKind(cell);
    if (kind !== undefined && !looks.has(kind)) looks.set(kind, row);
    if (times.size <= mostValues) times.set(cell, 1);
    if (times.size > mostValues) tooMany ??= row;
  };

  const doubts = (): Doubt[] => {
    const found = [...looks].map(([kind, row]) => ({ row, received: `what looks like ${kind}` }));
    if (tooMany !== undefined)
      return [
        ...found,
        { row: tooMany, received: `more than ${mostValues} different values, as in ${particulars}` },
      ];
    const lone = [...times.values()].filter((count) => count === 1).length;
    if (rows >= fewestRows && lone > rows / 2)
      found.push({ row: 2, received: `a value of its own in most rows, as in ${particulars}` });
    return found;
  };

  /** Whether it holds too many different values to be counted: its file is refused, and need not be kept in memory. */
  const isOverfull = (): boolean => tooMany !== undefined;

  return { see, doubts, isOverfull };
}
