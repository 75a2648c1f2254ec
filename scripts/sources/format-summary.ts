import type { TableName } from '../../src/data/tables/index.ts';
import { type Comparison, seriesKey, valueOf } from '../diff/compare-rows.ts';
import type { LoadedRow } from './loader.ts';

export type ComparedRow = { row: LoadedRow } & Comparison;

const fewRows = 8;
/** In the order in which an editor needs them. */
const kinds = { revised: ['revised'], added: ['new', 'earlier'], repeated: ['repeated', 'existing'] };

/** What a file does to a table: how many rows are of each kind, and those that would be written, or all of them. */
export function formatSummary(table: TableName, compared: ComparedRow[], all: boolean): string {
  const groups = Object.entries(kinds).map(([kind, comparisons]) => ({
    kind,
    rows: compared.filter(({ is }) => comparisons.includes(is)),
  }));
  const counts = groups.map(({ kind, rows }) => `${rows.length} ${kind}`).join(', ');
  const lines = groups
    .filter(({ kind }) => all || kind !== 'repeated')
    .flatMap(({ kind, rows }) => rows.map((one) => `  ${kind} ${formatRow(table, one)}`));
  const shown = all ? lines : lines.slice(0, fewRows);
  const more = lines.length - shown.length;
  return [
    `data/${table}.csv: ${counts}`,
    ...shown,
    ...(more > 0 ? [`  … and ${more} more; --all prints every row`] : []),
  ].join('\n');
}

function formatRow(table: TableName, one: ComparedRow): string {
  const { cell, cells } = one.row;
  const before = one.is === 'revised' ? `${valueOf(table, one.before.cells)} → ` : '';
  const older = one.is === 'earlier' ? ', from before what the table has' : '';
  return `${seriesKey(table, cells)}: ${before}${valueOf(table, cells)} (${cell}${older})`;
}
