import { group } from 'd3';
import { formatInWords, formatPeriod } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { drawLanes } from './lanes.ts';
import { kindsOf, deriveRows, type Row, scaleChanges, startOf, yearOf } from './rows.ts';

/** There are so few events before it that the list has them as one group. */
const decadesBegin = 2000;

const sinceChange = (rows: Row[]) => rows.filter((row) => startOf(row) >= scaleChanges);

export const timeline = defineChart<Row>({
  id: 'timeline',
  tables: ['timeline', 'sources'],
  rows: deriveRows,
  figures(rows) {
    const [first, last] = [yearOf(rows[0]), yearOf(rows.at(-1))];
    const since = sinceChange(rows).length;
    const years = Number(last) - Number(first);
    return {
      events: rows.length,
      kinds: formatInWords(kindsOf(rows).length),
      first,
      last,
      since,
      'most-since-2010': since > rows.length / 2,
      centuries: years > 190 && years < 200,
    };
  },
  columns: () => ({ kind: { pageOnly: true }, place: { pageOnly: true }, told_by: { pageOnly: true } }),
  draw: (rows, { width }, write) => drawLanes(rows, width, write),
  tooltip: ({ date }) => ({ when: date }),
  list(rows, write) {
    const early = formatPeriod(`${yearOf(rows[0])}/${decadesBegin - 1}`);
    const decades = group(rows, (row) => (Number(yearOf(row)) < decadesBegin ? early : row.decade));
    // The day and month below a year: 3 January. Of an interval both ends.
    const inYear = (row: Row) => formatPeriod(row.date).replace(new RegExp(` ?${yearOf(row)}$`), '');
    return [...decades].map(([head, events]) => ({
      head,
      items: events.map((row) => {
        const { title, description, told_by } = row;
        return {
          mark: yearOf(row),
          words: write('event', { day: inYear(row), title, description, told_by }),
        };
      }),
    }));
  },
  referenceDate: (rows) => rows.at(-1)?.last_day ?? '',
});
