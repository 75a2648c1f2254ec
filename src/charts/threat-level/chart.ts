import { min, sum } from 'd3';
import { formatDate, formatInWords, formatList } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { drawLevels } from './draw-levels.ts';
import { levelNames, deriveRows, type Row } from './rows.ts';

const monthOf = ({ start }: Row) => start.slice(0, 7);

export const threatLevel = defineChart<Row>({
  id: 'threat-level',
  tables: ['threat-levels'],
  rows: deriveRows,
  figures(rows) {
    const [first, last] = [rows[0], rows.at(-1)] as [Row, Row];
    const [critical, scopes] = [where(rows, { level: 'critical' }), where(rows, { change: 'scope only' })];
    const lowest = min(rows, ({ rank }) => rank) ?? 1;
    const list = (some: Row[]) => formatList(some.map(({ start }) => formatDate(start)));
    return {
      'first-month': monthOf(first),
      'last-month': monthOf(last),
      last: last.level,
      lowest: levelNames[lowest - 1],
      'never-below': rows.every(({ rank }) => rank >= lowest),
      'scope-month': scopes[0] && monthOf(scopes[0]),
      'critical-times': formatInWords(critical.length),
      'critical-days': sum(critical, ({ days }) => days ?? 0),
      count: rows.length,
      official: where(rows, { official_source: 'yes' }).length,
      unsure: list(where(rows, { confidence: 'medium', confirmed: 'yes' })),
      untraced: list(where(rows, { confirmed: 'no' })),
      'one-level': scopes.length === 1,
      reported: last.confirmed === 'no',
    };
  },
  columns: () => ({ level: { format: capitalise } }),
  draw: (rows, { width }, write) => drawLevels(rows, width, write),
  tooltip: ({ start, end, level, days, confirmed }, write) => ({
    level: capitalise(level),
    reported: confirmed === 'no' ? write('reported') : undefined,
    from: start,
    to: end,
    days: days ?? 0,
    open: end ? undefined : write('open'),
  }),
  sonification: () => 'rank',
  referenceDate: (rows) => rows.at(-1)?.start ?? '',
});
