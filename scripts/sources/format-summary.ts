import type { TableName } from '../../src/figures/tables/index.ts';
import { type Compared, seriesKeyOf, valueOf } from './compare-rows.ts';
import type { LoadedRow } from './loader.ts';

const fewRows = 8;

/** What a file does to a table: how many rows are of each kind, and the rows that would be written, or all of them. */
export function formatSummary(table: TableName, compared: Compared<LoadedRow>[], all: boolean): string {
  const count = (...kinds: string[]) => compared.filter(({ is }) => kinds.includes(is)).length;
  const earlier = count('earlier') > 0 ? ` (${count('earlier')} from before what the table has)` : '';
  const kinds = ['revised', 'added', 'earlier', ...(all ? ['repeated'] : [])];
  const lines = kinds.flatMap((kind) =>
    compared.filter(({ is }) => is === kind).map((one) => formatRow(table, one)),
  );
  const shown = all ? lines : lines.slice(0, fewRows);
  return [
    `data/${table}.csv: ${count('added', 'earlier')} added${earlier}, ${count('revised')} revised, ${count('repeated')} repeated`,
    ...shown,
    ...(shown.length < lines.length
      ? [`  … and ${lines.length - shown.length} more: --all prints every row`]
      : []),
  ].join('\n');
}

function formatRow(table: TableName, one: Compared<LoadedRow>): string {
  const { cell, cells } = one.row;
  const before = one.is === 'revised' ? `${valueOf(table, one.before.cells)} → ` : '';
  return `  ${one.is}: ${seriesKeyOf(table, cells)}: ${before}${valueOf(table, cells)} (${cell})`;
}
