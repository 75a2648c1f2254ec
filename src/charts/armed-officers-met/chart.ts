import { greatest } from 'd3';
import { formatCount, formatDate, formatInWords } from '../../data/format.ts';
import { countColumn, dateColumn, plainColumns, wordColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { deriveRows, events, type Row } from './rows.ts';
import { drawSticks } from './sticks.ts';

const monthOf = (row?: Row) => formatDate((row?.date ?? '').slice(0, 7));
const valueOf = (row?: Row) => row && formatCount(row.value ?? 0);
/** 14 January 2016 → 14 Jan 2016: short beside a thread. */
const shorten = (date?: string | null) => formatDate(date ?? '').replace(/([A-Z][a-z]{2})[a-z]+/, '$1');

function view(rows: Row[]) {
  const counts = where(rows, { kind: 'count' });
  const plain = where(counts, { hollow: null });
  const [target] = where(rows, { kind: 'target' });
  const eventOf = (event: Row['event']) => rows.find((row) => row.event === event);
  return { rows, counts, plain, target, peak: greatest(plain, ({ value }) => value ?? 0), eventOf };
}

export const armedOfficersMet = defineChart<Row, ReturnType<typeof view>>({
  id: 'armed-officers-met',
  tables: ['armed-officers', 'met-uplift', 'timeline', 'firearms-training'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  view,
  figures({ counts, plain, target, peak, eventOf }) {
    const [announced, due, shooting, trial, applications] = events.map(eventOf);
    const [inferred, withTaser, rounded] = (['another count', 'with Taser', 'rounded'] as const).map(
      (hollow) => where(counts, { hollow })[0],
    );
    const named = {
      target,
      peak,
      first: counts[0],
      last: plain.at(-1),
      inferred,
      'with-taser': withTaser,
      rounded,
    };
    return {
      ...Object.fromEntries(
        Object.entries(named).flatMap(([name, row]) => [
          [name, valueOf(row)],
          [`${name}-month`, monthOf(row)],
        ]),
      ),
      dates: formatInWords(counts.length),
      from: counts[0]?.date.slice(0, 4),
      to: counts.at(-1)?.date.slice(0, 4),
      more: valueOf(announced),
      announced: shorten(announced?.date),
      due: shorten(due?.date),
      shooting: shorten(shooting?.date),
      charged: shorten(trial?.date),
      acquitted: shorten(trial?.until),
      'due-day': due && formatDate(due.date),
      applications: applications && formatInWords(applications.value ?? 0),
      'applications-year': applications?.date,
      'march-2019': valueOf(where(counts, { date: '2019-03-31' })[0]),
    };
  },
  claims: ({ plain, target, peak, eventOf }) => ({
    passed: { holds: Number(peak?.value) > Number(target?.value), figures: { peak: Number(peak?.value) } },
    'no-count-when-due': {
      holds: !plain.some(({ day }) => day > (target?.day ?? '') && day <= (eventOf('due')?.day ?? '')),
      figures: { due: eventOf('due')?.day ?? '' },
    },
  }),
  table: ({ rows }, write) => ({
    columns: [
      dateColumn('date'),
      wordColumn('kind', (kind) => write(`kind ${kind}`)),
      countColumn('value'),
      wordColumn('hollow', write),
      ...plainColumns('about'),
    ],
    rows,
  }),
  draw: ({ rows }, { width }, write) => drawSticks(rows, width, write),
  tooltip({ kind, date, value, about, hollow }, write) {
    const count = formatCount(value ?? 0);
    return {
      date: formatDate(date),
      hollow: hollow ? write(hollow) : undefined,
      count: hollow === 'rounded' ? write('about', { count }) : count,
      'seen in': kind === 'count' ? about : undefined,
      event: kind === 'count' ? undefined : about.replace(/\.$/, ''),
    };
  },
  sonification: () => 'value',
  key: (_view, write) => [
    { symbol: 'filled', label: write('filled') },
    { symbol: 'hollow', label: write('hollow') },
  ],
  referenceDate: ({ counts }) => monthOf(counts.at(-1)),
});
