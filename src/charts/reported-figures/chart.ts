import * as Plot from '@observablehq/plot';
import { extent, max, sort } from 'd3';
import { dateColumn, percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { after, atLeft, isWide, label, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { capitalise, firstOfEach, rowWhere, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { interactive } from '../kit/points.ts';
import { formatDate, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { type Carried, type ReportedFigure as Row, readReportedFigures } from './rows.ts';
import { text } from '../../data/checked-text.ts';

const specialists = 'more specialists';
const enough = 'enough armed now';

const ownOf = (rows: Row[], figure: Row['figure']) => rowWhere(rows, { figure, place: null });
const reportsOf = (rows: Row[], figure: Row['figure']) =>
  where(rows, { figure }).filter(({ place }) => place !== null);
const countOf = (rows: Row[], ...ways: Carried[]) => rows.filter((row) => ways.includes(row.carried)).length;

/** Each printed figure or word once, in order of size; of words, the union’s own first. */
const printedOf = (rows: Row[]) =>
  firstOfEach(
    sort(rows, ({ percent }) => percent),
    'printed',
  );

const asFirstSeen = (row: Row) => (row.carried === 'the opposite word' ? ', as first seen' : '');

const namesOf = (rows: Row[], { printed }: Row) =>
  formatList(where(rows, { printed }).map((row) => row.by + asFirstSeen(row)));

/** Heights in the picture, in pixels: two strips, each with dots that stand on a thin line. */
const dotStep = 15;
const strips = { [specialists]: 110, [enough]: 262 } as const;

export const reportedFigures = defineChart<Row>({
  id: 'reported-figures',
  name: 'Reported figures',
  tables: ['responses', 'sources'],
  spatialCoverage: () => 'London',
  keyColumns: ['figure', 'by', 'published'],
  rows: readReportedFigures,
  title(rows) {
    const reports = reportsOf(rows, specialists);
    const right = countOf(reports, 'as published', 'rightly rounded');
    return sentence('reported-figures', 'Title', {
      Right: capitalise(formatInWords(right)),
      reports: formatInWords(reports.length),
      own: ownOf(rows, specialists).printed,
    });
  },
  subtitle(rows) {
    const printed = printedOf(reportsOf(rows, specialists));
    return sentence('reported-figures', 'Subtitle', {
      least: formatTenths(printed[0]?.percent ?? Number.NaN),
      greatest: printed.at(-1)?.printed ?? '',
    });
  },
  alt(rows) {
    const inWords = (figure: Row['figure']) => {
      const reports = reportsOf(rows, figure);
      const told = printedOf(reports).map(({ printed, carried }) => {
        const count = where(reports, { printed, carried }).length;
        return `${printed} in ${formatInWords(count)} (${carried})`;
      });
      return formatList(told);
    };
    return text`Strips of dots, a dot for each report. Of those who answered ${ownOf(rows, specialists).printed} wanted more specialists, but not everyone armed; reports gave ${inWords(specialists)}. ${formatPercent(ownOf(rows, enough).percent)} found the number of armed officers adequate; reports gave the word as ${inWords(enough)}.`;
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ figure: 'Answer' }),
      percentColumn('percent', 'Percent'),
      ...textColumns({ printed: 'As printed', carried: 'How carried', by: 'By' }),
      { ...dateColumn('published', 'Published'), missing: () => 'not given' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const marginLeft = isWide(width) ? 44 : 34;
    const [more, adequate] = [reportsOf(rows, specialists), reportsOf(rows, enough)];
    const own = ownOf(rows, specialists);
    const heads = [own, ownOf(rows, enough)];
    const [least = 0, most = 0] = extent(more, ({ percent }) => percent);
    const isFigure = (row: Row) => row.figure === specialists;
    // The second strip has words for places: the union’s stands under its figure, the opposite one apart from it.
    const wordAt = (row: Row) => (row.printed === 'adequate' ? own.percent : own.percent + 1.1);
    const x = (row: Row) => (isFigure(row) ? row.percent : wordAt(row));
    const up = (pixels: number) => (row: Row) => strips[row.figure] - pixels;
    const dotY = (row: Row) => up(dotStep * ((row.place ?? 0) - 0.4))(row);
    const named = [...printedOf(more), ...printedOf(adequate)];
    const stackOf = (row: Row) => where([...more, ...adequate], { printed: row.printed }).length;
    const aboveStack = (row: Row) => up(dotStep * (stackOf(row) + 0.7))(row);
    const above = { x, y: aboveStack, text: 'carried', fill: 'var(--ink-2)' } as const;
    // The words over this stack would run into the union’s line.
    const near = where(named, { carried: 'rightly rounded' });
    const far = named.filter((row) => row.carried !== 'as published' && !near.includes(row));
    const headOf = (row: Row) =>
      isFigure(row)
        ? 'More specialists, but not everyone'
        : `Enough officers are armed now: ${formatPercent(row.percent)}`;
    const printed = (row: Row) =>
      isFigure(row) && row.percent < most ? formatTenths(row.percent) : row.printed;
    const inset = 8 - marginLeft;
    return {
      height: strips[enough] + 30,
      width: Math.min(width, 480),
      margin: 0,
      marginLeft,
      marginRight: marginLeft,
      x: { domain: [least, most], axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        Plot.ruleY(heads, { y: up(0), insetLeft: inset, insetRight: inset, stroke: 'var(--rule-2)' }),
        interactive(Plot.ruleX(heads, { x, y1: up(68), y2: up(-5), stroke: 'var(--ink)' })),
        presentDot([...more, ...adequate], { x, y: dotY, r: 5, fill: 'var(--ink)', strokeWidth: 1.5 }),
        label(width, heads, { ...atLeft(marginLeft), y: up(102), text: headOf }),
        remark(heads, { x, y: up(78), text: 'carried' }),
        remark(near, { ...above, ...after(-6) }),
        remark(far, above),
        valueLabel(width, named, { x, y: up(-18), text: printed }),
      ],
    };
  },
  tooltip(row) {
    const told =
      row.figure === specialists
        ? `${row.printed} wanted more specialists, but not everyone armed`
        : `${formatPercent(row.percent)} found the number of armed officers ${row.printed}${asFirstSeen(row)}`;
    return `${capitalise(row.by)}: ${told} (${row.carried}).`;
  },
  list(rows) {
    const group = (head: string, figure: Row['figure']) => {
      const reports = reportsOf(rows, figure);
      const words = (row: Row) => `${capitalise(row.carried)}: ${namesOf(reports, row)}.`;
      return { head, items: printedOf(reports).map((row) => ({ mark: row.printed, words: words(row) })) };
    };
    return [
      group('More specialists, but not everyone', specialists),
      group('Enough officers armed now', enough),
    ];
  },
  notes(rows) {
    const [more, adequate] = [reportsOf(rows, specialists), reportsOf(rows, enough)];
    const printed = (carried: Carried) =>
      formatList(where(printedOf([...more, ...adequate]), { carried }).map((row) => row.printed));
    const opposite = countOf(adequate, 'the opposite word');
    return [
      text`The figures are percent of those who answered their union. ${printed('rightly rounded')} is ${ownOf(rows, specialists).printed} rightly rounded; ${printed('cut off')} is the same figure cut off, not rounded; ${printed('a slip')} is a slip on a small site, which is not named.`,
      sentence(
        'reported-figures',
        'Note on the opposite word',
        { newspapers: formatInWords(opposite), percent: formatPercent(ownOf(rows, enough).percent) },
        { 'of-one': { holds: opposite === 1, figures: { opposite } } },
      ),
      text`These are the reports that we hold, not all that appeared. They stand by date, in no order of merit.`,
    ];
  },
  referenceDate: (rows) => formatDate(max(rows, ({ published }) => published ?? '') ?? ''),
});
