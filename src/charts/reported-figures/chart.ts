import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatDate, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { type Carried, type ReportedFigure as Row, readReportedFigures } from './rows.ts';
import { claim, text } from '../../data/checked-text.ts';

const reportsOf = (rows: Row[], figure: Row['figure']) =>
  rows.filter((row) => row.figure === figure && row.place !== null);
const countOf = (rows: Row[], ...ways: Carried[]) => rows.filter((row) => ways.includes(row.carried)).length;
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function ownOf(rows: Row[], figure: Row['figure']): Row {
  const row = rows.find((row) => row.figure === figure && row.place === null);
  if (!row) throw new Error(`reported-figures: no figure ${figure}`);
  return row;
}

/** Each printed figure or word once, in order of size; of words, the union’s own first. */
const printedOf = (rows: Row[]) => [
  ...new Map(rows.toSorted((a, b) => a.percent - b.percent).map((row) => [row.printed, row])).values(),
];

const namesOf = (rows: Row[], like: Row) =>
  formatList(
    rows
      .filter((row) => row.printed === like.printed)
      .map((row) => `${row.by}${row.carried === 'the opposite word' ? ', as first seen' : ''}`),
  );

/** Heights in the picture, in pixels: two strips, each with dots that stand on a thin line. */
const dotStep = 15;
const strips = { 'more specialists': 110, 'enough armed now': 262 } as const;
const lineOf = (row: Row) => strips[row.figure];

export const reportedFigures = defineChart<Row>({
  id: 'reported-figures',
  name: 'Reported figures',
  tables: ['responses', 'sources'],
  spatialCoverage: () => 'London',
  rows: readReportedFigures,
  title(rows) {
    const reports = reportsOf(rows, 'more specialists');
    const right = countOf(reports, 'as published', 'rightly rounded');
    return text`${capitalise(formatInWords(right))} of the ${formatInWords(reports.length)} reports held gave the union’s ${ownOf(rows, 'more specialists').printed} as published or rightly rounded`;
  },
  subtitle(rows) {
    const printed = printedOf(reportsOf(rows, 'more specialists'));
    return text`Shares of those who answered their union in January 2017, as reports carried them: a dot a report. The scale runs from ${formatTenths(printed[0]?.percent ?? Number.NaN)} to ${printed.at(-1)?.printed ?? ''}`;
  },
  alt(rows) {
    const [more, enough] = [reportsOf(rows, 'more specialists'), reportsOf(rows, 'enough armed now')];
    const tooltip = (reports: Row[]) =>
      formatList(
        printedOf(reports).map(
          (row) =>
            `${row.printed} in ${formatInWords(
              countOf(
                reports.filter((other) => other.printed === row.printed),
                row.carried,
              ),
            )} (${row.carried})`,
        ),
      );
    return text`Strips of dots, a dot for each report. Of those who answered ${ownOf(rows, 'more specialists').printed} wanted more specialists, but not everyone armed; reports gave ${tooltip(more)}. ${formatPercent(ownOf(rows, 'enough armed now').percent)} found the number of armed officers adequate; reports gave the word as ${tooltip(enough)}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'figure', label: 'Answer' },
      { name: 'percent', label: 'Percent', align: 'right', format: (value: number) => formatTenths(value) },
      { name: 'printed', label: 'As printed' },
      { name: 'carried', label: 'How carried' },
      { name: 'by', label: 'By' },
      {
        name: 'published',
        label: 'Published',
        format: (value: string) => formatDate(value),
        missing: () => 'not given',
      },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const marginLeft = isWide(width) ? 44 : 34;
    const more = reportsOf(rows, 'more specialists');
    const enough = reportsOf(rows, 'enough armed now');
    const own = ownOf(rows, 'more specialists');
    const ends = [Math.min(...more.map((row) => row.percent)), Math.max(...more.map((row) => row.percent))];
    // The second strip has words for places: the union’s stands under its figure, the opposite one apart from it.
    const x = (row: Row) =>
      row.figure === 'more specialists'
        ? row.percent
        : row.printed === 'adequate'
          ? own.percent
          : own.percent + 1.1;
    const named = [...printedOf(more), ...printedOf(enough)];
    const stackOf = (row: Row) =>
      rows.filter((other) => other.printed === row.printed && other.place !== null).length;
    const above = {
      x,
      y: (row: Row) => lineOf(row) - dotStep * (stackOf(row) + 0.7),
      text: 'carried',
      fill: 'var(--ink-2)',
    } as const;
    // The words over this stack would run into the union’s line.
    const isNear = (row: Row) => row.carried === 'rightly rounded';
    const heads = [own, ownOf(rows, 'enough armed now')];
    const headOf = (row: Row) =>
      row.figure === 'more specialists'
        ? 'More specialists, but not everyone'
        : `Enough officers are armed now: ${formatPercent(row.percent)}`;
    const printed = (row: Row) =>
      row.figure === 'more specialists' && row.percent < (ends[1] ?? 0)
        ? formatTenths(row.percent)
        : row.printed;
    return {
      height: strips['enough armed now'] + 30,
      width: Math.min(width, 480),
      marginLeft,
      marginRight: marginLeft,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: ends, axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        Plot.ruleY(heads, {
          y: lineOf,
          insetLeft: 8 - marginLeft,
          insetRight: 8 - marginLeft,
          stroke: 'var(--rule-2)',
        }),
        interactive(
          Plot.ruleX(heads, {
            x,
            y1: (row: Row) => lineOf(row) - 68,
            y2: (row: Row) => lineOf(row) + 5,
            stroke: 'var(--ink)',
          }),
        ),
        interactive(
          Plot.dot([...more, ...enough], {
            x,
            y: (row: Row) => lineOf(row) - dotStep * ((row.place ?? 0) - 0.4),
            r: 5,
            fill: 'var(--ink)',
            stroke: 'var(--paper)',
            strokeWidth: 1.5,
          }),
        ),
        label(width, heads, {
          frameAnchor: 'left',
          y: (row: Row) => lineOf(row) - 102,
          dx: -marginLeft,
          text: headOf,
        }),
        remark(heads, { x, y: (row: Row) => lineOf(row) - 78, text: 'carried' }),
        remark(named.filter(isNear), { ...above, textAnchor: 'start', dx: -6 }),
        remark(
          named.filter((row) => row.carried !== 'as published' && !isNear(row)),
          above,
        ),
        valueLabel(width, named, { x, y: (row: Row) => lineOf(row) + 18, text: printed }),
      ],
    };
  },
  tooltip: (row) =>
    `${capitalise(row.by)}: ${row.figure === 'more specialists' ? `${row.printed} wanted more specialists, but not everyone armed` : `${formatPercent(row.percent)} found the number of armed officers ${row.printed}${row.carried === 'the opposite word' ? ', as first seen' : ''}`} (${row.carried}).`,
  list(rows) {
    const items = (figure: Row['figure']) => {
      const reports = reportsOf(rows, figure);
      return printedOf(reports).map((row) => ({
        mark: row.printed,
        words: `${capitalise(row.carried)}: ${namesOf(reports, row)}.`,
      }));
    };
    return [
      { head: 'More specialists, but not everyone', items: items('more specialists') },
      { head: 'Enough officers armed now', items: items('enough armed now') },
    ];
  },
  notes(rows) {
    const [more, enough] = [reportsOf(rows, 'more specialists'), reportsOf(rows, 'enough armed now')];
    const printed = (carried: Carried) =>
      formatList(
        printedOf([...more, ...enough])
          .filter((row) => row.carried === carried)
          .map((row) => row.printed),
      );
    const own = ownOf(rows, 'more specialists');
    const opposite = countOf(enough, 'the opposite word');
    return [
      text`The figures are percent of those who answered their union. ${printed('rightly rounded')} is ${own.printed} rightly rounded; ${printed('cut off')} is the same figure cut off, not rounded; ${printed('a slip')} is a slip on a small site, which is not named.`,
      text`${claim('One national newspaper printed the opposite word', opposite === 1, { opposite })} for the ${formatPercent(ownOf(rows, 'enough armed now').percent)}, as first seen; it may have been corrected since.`,
      text`These are the reports that we hold, not all that appeared. They stand by date, in no order of merit.`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id ?? []))],
  referenceDate: (rows) =>
    formatDate(
      rows.reduce((latest, row) => ((row.published ?? '') > latest ? (row.published ?? '') : latest), ''),
    ),
});
