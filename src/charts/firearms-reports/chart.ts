import { sort, sum } from 'd3';
import { formatCount, formatEnd, formatPercent } from '../../data/format.ts';
import { barRows } from '../kit/bar-rows.ts';
import { defineChart, type Write } from '../kit/define-chart.ts';
import { cellsOf, formatGiven, formatKnown, where } from '../kit/rows-and-phrases.ts';
import { filled, picture } from '../kit/shapes.ts';
import { timeChart } from '../kit/time-chart.ts';
import { allForce, deriveRows, firearms, type Row } from './rows.ts';

/** The share of a part, or its reports where it has none. */
const formatShare = ({ percent, reports }: Row, write: Write) =>
  percent === null ? formatGiven(reports, write) : formatPercent(percent);

function view(shown: Row[]) {
  const [first, last] = [shown[0], shown.at(-1)] as [Row, Row];
  const lineOf = (name: string) => {
    const line = where(shown, { name });
    const [first, last] = [line[0], line.at(-1)];
    return { first, last, rise: Math.round((last?.index ?? NaN) - 100) };
  };
  return { state: first.view, shown, first, last, guns: lineOf(firearms), all: lineOf(allForce) };
}

export const firearmsReports = defineChart<Row, ReturnType<typeof view>>({
  id: 'firearms-reports',
  tables: ['firearms-reports', 'force-reports'],
  rows: deriveRows,
  states: { of: (row) => row.view, label: (row, write) => write(row.view) },
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
    const named = sum(shown, ({ reports }) => reports);
    const isOfOutcomes = state === 'outcomes';
    return {
      ...cellsOf({ first, last }, 'index'),
      ...cellsOf({ 'guns-first': guns.first, 'guns-last': guns.last }, 'reports'),
      ...cellsOf({ 'all-first': all.first, 'all-last': all.last }, 'reports'),
      'first-index': '100',
      guns: formatKnown(guns.rise, formatPercent),
      all: formatKnown(all.rise, formatPercent),
      'guns-index': 100 + guns.rise,
      'all-index': 100 + all.rise,
      Part: write(state),
      reports: first.base,
      period: last.period,
      most,
      next,
      list: shown.map((row) => `${row.name}: ${formatShare(row, write)}`).join('; '),
      'public-place': state === 'places' ? write('public place') : undefined,
      person: state === 'reasons' ? write('person') : undefined,
      'guns-rose': guns.rise > 0,
      'could-explain': all.rise >= guns.rise,
      several: !isOfOutcomes && named > (first.base ?? 0),
      'another-sum': isOfOutcomes && named !== (first.base ?? 0),
    };
  },
  columns({ state, shown }, write) {
    const missing = () => write('not given');
    const isOfParts = state !== 'all';
    return {
      year: { isHidden: isOfParts },
      reports: { missing },
      index: { isHidden: isOfParts, format: formatCount },
      percent: { isHidden: shown.every(({ percent }) => percent === null), missing, format: formatPercent },
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
      return picture(width, bars.bottom + 8, [bars]);
    }
    return timeChart({
      width,
      height: 190,
      rows: shown,
      y: 'index',
      series: 'name',
      colour: ({ name }) => (name === firearms ? 'event' : 'muted'),
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
