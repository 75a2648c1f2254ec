import type { ChartRow } from '../../data/chart-row.ts';
import { formatTableCell } from './columns.ts';
import type { Chart, State } from './define-chart.ts';

/** The members that return text in each state of every chart. */
const alwaysGiven = [
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
export const sometimesGiven = ['key', 'list'] as const;

/** All texts of a chart in a state, but for its tooltips and the labels of its picture: the member, and a function that returns the text. */
export function listTexts(
  chart: Chart,
  rows: ChartRow[],
  state: State | undefined,
): [member: string, read: () => string | unknown[]][] {
  const inState = { state: state?.id };
  const table = () => chart.table(rows, inState);
  const listCells = (row: ChartRow) =>
    table().columns.map((column) => [
      column.label,
      formatTableCell(row, column) ?? column.missing?.(row) ?? '',
    ]);
  return [
    ['name', () => chart.name],
    ...[...alwaysGiven, ...sometimesGiven].map((member): [string, () => string | unknown[]] => [
      member,
      () => chart[member]?.(rows, inState) ?? [],
    ]),
    ['table', () => table().rows.flatMap(listCells)],
    ['series', () => table().rows.map((row) => chart.series?.(row) ?? '')],
  ];
}
