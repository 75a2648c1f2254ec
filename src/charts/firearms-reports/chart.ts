import { extent, sum } from 'd3';
import {
  formatCount,
  formatEnd,
  formatFinancialYear,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { barRows } from '../kit/bar-rows.ts';
import { figureColumn, percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { formatGiven, givenColumn, where } from '../kit/rows-and-phrases.ts';
import { filled, picture } from '../kit/shapes.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';
import {
  allForce,
  deriveFirearmsReports,
  firearms,
  type FirearmsReportsRow as Row,
  geography,
  views,
} from './rows.ts';

const shareColumn = {
  ...percentColumn('percent', 'Share of reports', formatPercent),
  missing: () => 'not given',
};
const reportsOf = (row: Row | undefined) => row?.reports ?? 0;
const formatShare = ({ percent, reports }: Row) =>
  percent === null ? formatGiven(reports) : formatPercent(percent);

function formatPart(row: Row) {
  const part = row.name.charAt(0).toLowerCase() + row.name.slice(1);
  return `${part} ${row.percent === null ? '' : 'in '}${formatShare(row)}`;
}

function view(rows: Row[], state = 'all') {
  const shown = where(rows, { view: state });
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) throw new Error(`firearms-reports: no ${state}`);
  const [guns, all] = [firearms, allForce].map((name) => where(shown, { name })) as [Row[], Row[]];
  const rise = (of: Row[]) => Math.round((of.at(-1)?.index ?? NaN) - 100);
  return { state, shown, first, last, guns, all, rises: { guns: rise(guns), all: rise(all) } };
}

export const firearmsReports = defineChart<Row, ReturnType<typeof view>>({
  id: 'firearms-reports',
  // Unchecked: what the chart is about; the title says by how much.
  name: 'How reports grew',
  tables: ['firearms-reports', 'force-reports'],
  spatialCoverage: () => geography,
  rows: deriveFirearmsReports,
  states: () => [{ id: 'all', label: 'All reports' }, ...views.map(({ id, label }) => ({ id, label }))],
  view,
  section: ({ state }) => (state === 'all' ? undefined : 'parts'),
  figures({ state, shown, first, last, guns, all, rises }) {
    const [most, next] = shown.toSorted((a, b) => reportsOf(b) - reportsOf(a)).map(formatPart);
    const ofYears = state === 'all';
    return {
      'first-year': first.year,
      'last-year': ofYears ? last.year : undefined,
      'first-index': '100',
      guns: formatPercent(rises.guns),
      all: formatPercent(rises.all),
      'guns-index': formatCount(100 + rises.guns),
      'all-index': formatCount(100 + rises.all),
      'guns-first': ofYears ? formatGiven(reportsOf(guns[0])) : undefined,
      'guns-last': formatGiven(reportsOf(guns.at(-1))),
      'all-first': formatGiven(reportsOf(all[0])),
      'all-last': formatGiven(reportsOf(all.at(-1))),
      Part: views.find(({ id }) => id === state)?.label,
      reports: formatGiven(first.base),
      period: formatPeriod(last.period),
      most,
      next,
      list: shown.map((row) => `${row.name}: ${formatShare(row)}`).join('; '),
      'public-place': state === 'places' ? 'A public place' : undefined,
      person: state === 'reasons' ? 'The person reported on' : undefined,
    };
  },
  claims({ state, shown, first, rises }) {
    const figures = { sum: sum(shown, reportsOf), base: first.base ?? 0 };
    return {
      'guns-rose': { holds: rises.guns > 0, figures: rises },
      'could-explain': { holds: rises.all >= rises.guns, figures: rises },
      several: { holds: state !== 'outcomes' && figures.sum > figures.base, figures },
      'another-sum': { holds: state === 'outcomes' && figures.sum !== figures.base, figures },
    };
  },
  table: ({ state, shown }) => ({
    columns: [
      ...(state === 'all' ? textColumns({ year: 'Year to March' }) : []),
      ...textColumns({ name: views.find(({ id }) => id === state)?.label ?? 'Reports of' }),
      givenColumn('reports', 'Officers’ reports'),
      ...(state === 'all'
        ? [figureColumn('index', `${shown[0]?.year} = 100`, formatCount)]
        : shown.some((row) => row.percent !== null)
          ? [shareColumn]
          : []),
    ],
    rows: shown,
  }),
  draw({ state, shown, guns, all }, { width }, write) {
    if (state !== 'all') {
      const bars = barRows({
        width,
        rows: shown,
        bar: 'name',
        to: 'reports',
        end: shown[0]?.base ?? 1,
        value: formatShare,
        look: () => filled('event'),
      });
      return picture(width, bars.bottom + 8, bars.marks, bars.labels);
    }
    const [lastAll, lastGuns] = [all.at(-1), guns.at(-1)] as [Row, Row];
    return timeChart({
      width,
      height: 190,
      rows: shown,
      x: 'start',
      y: 'index',
      series: 'name',
      colour: ({ name }) => (name === firearms ? 'event' : 'muted'),
      years: extent(shown, ({ start }) => start) as [number, number],
      formatYear: (year) => formatFinancialYear(`${year}-04/${year + 1}-03`),
      scale: valueScale(
        shown.flatMap(({ index }) => index ?? []),
        { zero: false },
      ),
      ends: [
        { row: lastAll, text: write('all force') },
        { row: lastGuns, text: write('guns') },
      ],
    });
  },
  tooltip({ view, name, reports, base, percent, period }) {
    if (view === 'all')
      return `${name}: ${formatGiven(reports)} officers’ reports, ${geography}, ${formatPeriod(period)}.`;
    return `${name}: ${formatGiven(reports)}${percent === null ? ' entries in' : `, or ${formatPercent(percent)}, of`} ${formatGiven(base)} officers’ reports of aiming or firing a gun, ${geography}, ${formatPeriod(period)}.`;
  },
  series: (row) => (row.view === 'all' ? row.name : row.view),
  sonification: ({ state = 'all' }) => (state === 'all' ? 'reports' : undefined),
  referenceDate: ({ last }) => formatEnd(last.period),
});
