import { formatTableCell } from './columns.ts';
import type { Chart, State } from './define-chart.ts';
import type { ChartRow } from '../../data/chart-row.ts';

/** The members that say something in each state of a chart. */
export const stated = [
  'title',
  'subtitle',
  'alt',
  'describe',
  'notes',
  'sources',
  'referenceDate',
  'spatialCoverage',
] as const;
/** Those that only some charts have. */
export const optional = ['key', 'list'] as const;

/** All that a chart says in a state but on its marks: what says it, and how to have it said. */
export function listTexts(
  chart: Chart,
  rows: ChartRow[],
  state: State | undefined,
): [by: string, say: () => string | unknown[]][] {
  const inState = { state: state?.id };
  const table = () => chart.table(rows, inState);
  const listCells = (row: ChartRow) =>
    table().columns.map((column) => [
      column.label,
      formatTableCell(row, column) ?? column.missing?.(row) ?? '',
    ]);
  return [
    ['name', () => chart.name],
    ...[...stated, ...optional].map((member): [string, () => string | unknown[]] => [
      member,
      () => chart[member]?.(rows, inState) ?? [],
    ]),
    ['table', () => table().rows.flatMap(listCells)],
    ['series', () => table().rows.map((row) => chart.series?.(row) ?? '')],
  ];
}
