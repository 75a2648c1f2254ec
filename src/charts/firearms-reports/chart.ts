import { extent, sort, sum } from 'd3';
import {
  formatCount,
  formatEnd,
  formatFinancialYear,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import { periodFrom } from '../firearms-operations/rows.ts';
import { barRows } from '../kit/bar-rows.ts';
import { countColumn, percentColumn, plainColumns, givenColumn } from '../kit/columns.ts';
import type { Write } from '../kit/sentence.ts';
import { defineChart } from '../kit/define-chart.ts';
import { formatGiven, formatKnown, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { filled, picture } from '../kit/shapes.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';
import { allForce, deriveRows, firearms, type Row } from './rows.ts';

/** The share of a part, or its reports where it has none. */
const formatShare = ({ percent, reports }: Row, write: Write) =>
  percent === null ? formatGiven(reports, write) : formatPercent(percent);

function view(rows: Row[], state = 'all') {
  const shown = where(rows, { view: state });
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) throw new Error(`firearms-reports: no ${state}`);
  const lineOf = (name: string) => {
    const line = where(shown, { name });
    const [first, last] = [line[0], line.at(-1)];
    return { first, last, rise: Math.round((last?.index ?? NaN) - 100) };
  };
  return { state, shown, first, last, guns: lineOf(firearms), all: lineOf(allForce) };
}

export const firearmsReports = defineChart<Row, ReturnType<typeof view>>({
  id: 'firearms-reports',
  tables: ['firearms-reports', 'force-reports'],
  spatialCoverage: () => 'England and Wales',
  rows: deriveRows,
  states: (rows, write) => valuesOf(rows, 'view').map((id) => ({ id, label: write(id) })),
  view,
  section: ({ state }) => (state === 'all' ? undefined : 'parts'),
  figures({ state, shown, first, last, guns, all }, write) {
    const [most, next] = sort(shown, ({ reports }) => -(reports ?? 0)).map(({ name, ...row }) =>
      write('part', {
        part: name.charAt(0).toLowerCase() + name.slice(1),
        percent: formatKnown(row.percent, formatPercent),
        reports: row.percent === null ? formatGiven(row.reports, write) : undefined,
      }),
    );
    return {
      'first-year': first.year,
      'last-year': last.year,
      'first-index': '100',
      guns: formatPercent(guns.rise),
      all: formatPercent(all.rise),
      'guns-index': formatCount(100 + guns.rise),
      'all-index': formatCount(100 + all.rise),
      'guns-first': formatKnown(guns.first?.reports),
      'guns-last': formatKnown(guns.last?.reports),
      'all-first': formatKnown(all.first?.reports),
      'all-last': formatKnown(all.last?.reports),
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
  claims({ state, shown, first, guns, all }) {
    const figures = { sum: sum(shown, ({ reports }) => reports), base: first.base ?? 0 };
    const rises = { guns: guns.rise, all: all.rise };
    return {
      'guns-rose': { holds: guns.rise > 0, figures: rises },
      'could-explain': { holds: all.rise >= guns.rise, figures: rises },
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
        to: 'reports',
        end: shown[0]?.base ?? 1,
        value: (row) => formatShare(row, write),
        look: () => filled('event'),
      });
      return picture(width, bars.bottom + 8, bars.marks, bars.labels);
    }
    return timeChart({
      width,
      height: 190,
      rows: shown,
      x: 'start',
      y: 'index',
      series: 'name',
      colour: ({ name }) => (name === firearms ? 'event' : 'muted'),
      years: extent(shown, ({ start }) => start) as [number, number],
      formatYear: (year) => formatFinancialYear(periodFrom(year)),
      scale: valueScale(
        shown.flatMap(({ index }) => index ?? []),
        { zero: false },
      ),
      ends: [
        { row: all.last as Row, text: write('all force') },
        { row: guns.last as Row, text: write('guns') },
      ],
    });
  },
  tooltip({ reports, base, percent }, write) {
    const given = formatGiven(reports, write);
    return {
      'of-year': base === null ? given : undefined,
      entries: base !== null && percent === null ? given : undefined,
    };
  },
  series: (row) => (row.view === 'all' ? row.name : row.view),
  sonification: ({ state = 'all' }) => (state === 'all' ? 'reports' : undefined),
  referenceDate: ({ last }) => formatEnd(last.period),
});
