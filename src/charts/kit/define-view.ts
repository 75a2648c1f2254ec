import type { ChartRow } from '../../data/chart-row.ts';
import type { CheckedText } from '../../data/checked-text.ts';
import { compact } from './lists.ts';
import {
  type Chart,
  type ChartTable,
  defineChart,
  type KeyEntry,
  type ListGroup,
  type Size,
} from './define-chart.ts';

type OfRows =
  'id' | 'name' | 'tables' | 'rows' | 'migrate' | 'states' | 'tooltip' | 'series' | 'sonification';

interface OfView<Row, View> {
  /** What a state shows, and what all members below say of it. */
  view: (rows: Row[], state: string | undefined) => View;
  spatialCoverage: (view: View) => string;
  title: (view: View) => CheckedText;
  subtitle: (view: View) => CheckedText;
  alt: (view: View) => CheckedText;
  table: (view: View) => ChartTable<Row>;
  draw: (view: View, size: Size) => ReturnType<Chart['draw']>;
  key?: (view: View) => KeyEntry[];
  list?: (view: View) => ListGroup[];
  notes: (view: View) => (CheckedText | false | null | undefined)[];
  referenceDate: (view: View) => string;
}

/** Defines a chart whose members are given what a state shows, not all rows. Notes that do not apply are left out. */
export function defineView<Row extends ChartRow, View>(
  chart: Pick<Chart<Row>, OfRows> & OfView<Row, View>,
): Chart {
  const { view, draw, key, list, ...others } = chart;
  const of =
    <Value>(member: (view: View) => Value) =>
    (rows: Row[], { state }: { state?: string | undefined }) =>
      member(view(rows, state));
  return defineChart<Row>({
    ...others,
    spatialCoverage: of(chart.spatialCoverage),
    title: of(chart.title),
    subtitle: of(chart.subtitle),
    alt: of(chart.alt),
    table: of(chart.table),
    draw: (rows, size) => draw(view(rows, size.state), size),
    ...(key && { key: of(key) }),
    ...(list && { list: of(list) }),
    notes: of((shown) => compact(chart.notes(shown))),
    referenceDate: of(chart.referenceDate),
  });
}
