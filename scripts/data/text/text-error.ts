import { ClaimFailed } from '../../../src/data/checked-text.ts';
import type { TableName } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

/** The language’s own errors name no row: what was changed last is then the place to look. */
const namesNoRow = (error: unknown) => error instanceof TypeError || error instanceof RangeError;

/** What went wrong where figures are made into text, for an editor. */
export function describeThrown(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return namesNoRow(error) ? `figures that this was not made for (${message})` : message;
}

export const formatFigures = (figures: Record<string, string | number>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** A chart or a page throws where a row that it needs is gone: an editor can cause that, so it becomes an error of the data. */
export function textError(
  kind: 'chart' | 'page',
  position: { file: string; column: string },
  tables: TableName[],
  error: unknown,
): DataError {
  if (error instanceof ClaimFailed)
    return {
      ...position,
      received: error.says,
      expected: `that the figures bear it out: they are ${formatFigures(error.figures)}`,
      fix: 'write what the figures now say',
    };
  return {
    ...position,
    received: describeThrown(error),
    expected: `rows that the ${kind} can be drawn from, in data/${tables.join('.csv, data/')}.csv`,
    fix: `${namesNoRow(error) ? 'look at what was changed last in these tables' : 'bring back the row that it names'}, or change the ${kind}`,
  };
}
