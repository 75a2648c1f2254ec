import { charts } from '../../src/charts/index.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { type Chart, statesOf, widths } from '../../src/charts/kit/define-chart.ts';
import { renderChart } from '../../src/charts/kit/render-chart.ts';
import type { TableName, Tables } from '../../src/data/tables/index.ts';
import { checkTables } from '../data/load.ts';
import { type DataError, formatError } from '../data/data-error.ts';
import { checkChartClaims, deriveRows } from '../data/text/check-charts.ts';

/** What a program says when it stumbles, and no editor understands. */
const stumbled =
  /undefined|\bnull\b|NaN|Infinity|\[object|Cannot |is not (a function|iterable|defined)|Invalid|Maximum call|Reduce of empty/;

/** Faults that tell no editor where to look, what stands there, what is expected or what to do. */
export const findUseless = (errors: DataError[]): string[] =>
  errors
    .filter(
      (error) =>
        !/^(data|src)\/\S/.test(error.file) ||
        error.expected === '' ||
        error.fix === '' ||
        (stumbled.test(error.received) &&
          !error.received.startsWith('figures that this was not made for (')) ||
        (error.row ?? error.column) === undefined,
    )
    .map(formatError);

/** What the tables and the charts that draw on one of them come to: faults, or what is broken in what the charts say and draw. */
export function examineCharts(tables: Tables, table: TableName): { errors: DataError[]; broken: string[] } {
  const errors = checkTables(tables);
  const broken = charts
    .filter((chart) => chart.tables.includes(table))
    .flatMap((chart) => {
      const rows = deriveRows(chart, tables, errors);
      if (!rows) return [];
      const said = checkChartClaims(chart, rows);
      errors.push(...said);
      return errors.length > 0 ? [] : findBroken(chart, rows);
    });
  return { errors, broken };
}

/** A chart that says or draws something that is no figure. */
function findBroken(chart: Chart, rows: ChartRow[]): string[] {
  const cells = rows
    .flatMap((row) => Object.entries(row))
    .filter(([, value]) => value === undefined || (typeof value === 'number' && !Number.isFinite(value)));
  const states = statesOf(chart, rows);
  const words = states.flatMap((state) => {
    const inState = { state: state?.id };
    return [
      chart.title(rows, inState),
      chart.subtitle(rows, inState),
      chart.alt(rows, inState),
      chart.referenceDate(rows, inState),
      ...chart.notes(rows, inState),
    ].map(String);
  });
  const { svg, points } = renderChart(chart, rows, { width: widths.narrow, state: states[0]?.id });
  words.push(
    ...points.map((point) => point.words),
    ...[...svg.matchAll(/ [a-z0-9-]+="[^"]*NaN[^"]*"/g)].map(([attribute]) => attribute),
  );
  return [
    ...cells.map(([name]) => `${chart.id}: ${name} is no figure`),
    ...words.filter((text) => stumbled.test(text)).map((text) => `${chart.id}: ${text}`),
  ];
}
