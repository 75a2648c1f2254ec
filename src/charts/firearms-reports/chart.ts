import { extent, sum } from 'd3';
import {
  formatCount,
  formatEnd,
  formatFinancialYear,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { barRows } from '../kit/bar-rows.ts';
import { countColumn, percentColumn, plainColumns } from '../kit/columns.ts';
import { defineChart, type Write } from '../kit/define-chart.ts';
import { formatGiven, formatKnown, givenColumn, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { filled, picture } from '../kit/shapes.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';
import {
  allForce,
  deriveFirearmsReports,
  firearms,
  type FirearmsReportsRow as Row,
  geography,
} from './rows.ts';

const reportsOf = (row: Row | undefined) => row?.reports ?? 0;
/** The share of a part, or its reports where it has none. */
const formatShare = ({ percent, reports }: Row, write: Write) =>
  percent === null ? formatGiven(reports, write) : formatPercent(percent);

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
  states: (rows, write) => valuesOf(rows, 'view').map((id) => ({ id, label: write(id) })),
  view,
  section: ({ state }) => (state === 'all' ? undefined : 'parts'),
  figures({ state, shown, first, last, guns, all, rises }, write) {
    const [most, next] = shown
      .toSorted((a, b) => reportsOf(b) - reportsOf(a))
      .map(({ name, ...row }) =>
        write('part', {
          part: name.charAt(0).toLowerCase() + name.slice(1),
          percent: formatKnown(row.percent, formatPercent),
          reports: row.percent === null ? formatGiven(row.reports, write) : undefined,
        }),
      );
    const ofYears = state === 'all';
    return {
      'first-year': first.year,
      'last-year': ofYears ? last.year : undefined,
      'first-index': '100',
      guns: formatPercent(rises.guns),
      all: formatPercent(rises.all),
      'guns-index': formatCount(100 + rises.guns),
      'all-index': formatCount(100 + rises.all),
      'guns-first': ofYears ? formatCount(reportsOf(guns[0])) : undefined,
      'guns-last': formatCount(reportsOf(guns.at(-1))),
      'all-first': formatCount(reportsOf(all[0])),
      'all-last': formatCount(reportsOf(all.at(-1))),
      Part: write(state),
      reports: formatKnown(first.base),
      period: formatPeriod(last.period),
      most,
      next,
      list: shown.map((row) => `${row.name}: ${formatShare(row, write)}`).join('; '),
      'public-place': state === 'places' ? write('public place') : undefined,
      person: state === 'reasons' ? write('person') : undefined,
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
  table({ state, shown }, write) {
    const both = [...plainColumns('name'), givenColumn('reports', write)];
    const share = { ...percentColumn('percent', formatPercent), missing: () => write('not given') };
    const ofParts = shown.some((row) => row.percent !== null) ? [...both, share] : both;
    return {
      columns: state === 'all' ? [...plainColumns('year'), ...both, countColumn('index')] : ofParts,
      rows: shown,
    };
  },
  draw({ state, shown, guns, all }, { width }, write) {
    if (state !== 'all') {
      const bars = barRows({
        width,
        rows: shown,
        bar: 'name',
        name: 'name',
        to: 'reports',
        end: shown[0]?.base ?? 1,
        value: (row) => formatShare(row, write),
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
  tooltip({ name, reports, base, percent, period }, write) {
    const given = formatGiven(reports, write);
    return {
      name,
      'of-year': base === null ? given : undefined,
      reports: given,
      percent: formatKnown(percent, formatPercent),
      entries: base !== null && percent === null ? given : undefined,
      base: formatKnown(base),
      period: formatPeriod(period),
    };
  },
  series: (row) => (row.view === 'all' ? row.name : row.view),
  sonification: ({ state = 'all' }) => (state === 'all' ? 'reports' : undefined),
  referenceDate: ({ last }) => formatEnd(last.period),
});
