import { formatCount, formatDate, formatInWords } from '../../data/format.ts';
import { countColumn, dateColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { namedColumn, where } from '../kit/rows-and-phrases.ts';
import { deriveRows, type Row } from './rows.ts';
import { drawSticks } from './sticks.ts';

const monthOf = (row?: Row) => formatDate((row?.date ?? '').slice(0, 7));
const value = (row?: Row) => row && formatCount(row.value ?? 0);

function view(rows: Row[]) {
  const counts = where(rows, { kind: 'count' });
  const plain = where(counts, { hollow: null });
  const [target] = where(rows, { kind: 'target' });
  const eventOf = (event: Row['event']) => rows.find((row) => row.event === event);
  const peak = plain.toSorted((a, b) => Number(b.value) - Number(a.value))[0];
  return { rows, counts, plain, target, peak, last: plain.at(-1), eventOf };
}

const hollowNames = {
  rounded: 'rounded',
  'another count': 'another count, date inferred',
  'with Taser': 'those who also carry Taser, not all armed officers',
};
const kindNames = { count: 'Count', target: 'Target', event: 'Event' };

export const armedOfficersMet = defineChart<Row, ReturnType<typeof view>>({
  id: 'armed-officers-met',
  name: 'London',
  tables: ['armed-officers', 'met-uplift', 'timeline', 'firearms-training'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  view,
  figures({ counts, target, peak, last, eventOf }) {
    const day = (row?: Row) => row && formatDate(row.date);
    // 14 January 2016 → 14 Jan 2016: short beside a thread.
    const inShort = (date = '') => formatDate(date).replace(/([A-Z][a-z]{2})[a-z]+/, '$1');
    const [inferred, withTaser, rounded] = (['another count', 'with Taser', 'rounded'] as const).map(
      (hollow) => where(counts, { hollow })[0],
    );
    const applications = eventOf('applications');
    return {
      target: value(target),
      'target-day': day(target),
      last: value(last),
      'last-month': monthOf(last),
      peak: value(peak),
      'peak-month': monthOf(peak),
      dates: formatInWords(counts.length),
      from: counts[0]?.date.slice(0, 4),
      to: counts.at(-1)?.date.slice(0, 4),
      first: value(counts[0]),
      more: value(eventOf('announced')),
      announced: inShort(eventOf('announced')?.date),
      due: inShort(eventOf('due')?.date),
      shooting: inShort(eventOf('shooting')?.date),
      charged: inShort(eventOf('trial')?.date),
      acquitted: inShort(eventOf('trial')?.until ?? ''),
      'due-day': day(eventOf('due')),
      applications: applications && formatInWords(applications.value ?? 0),
      'applications-year': applications?.date,
      inferred: value(inferred),
      'inferred-month': monthOf(inferred),
      'with-taser': value(withTaser),
      'with-taser-month': monthOf(withTaser),
      rounded: value(rounded),
      'rounded-month': monthOf(rounded),
      'march-2019': value(counts.find(({ date }) => date === '2019-03-31')),
    };
  },
  claims: ({ plain, target, peak, eventOf }) => ({
    passed: { holds: Number(peak?.value) > Number(target?.value), figures: { peak: Number(peak?.value) } },
    'no-count-when-due': {
      holds: !plain.some(({ day }) => day > (target?.day ?? '') && day <= (eventOf('due')?.day ?? '')),
      figures: { due: eventOf('due')?.day ?? '' },
    },
  }),
  table: ({ rows }) => ({
    columns: [
      dateColumn('date', 'Date'),
      namedColumn('kind', 'What', kindNames),
      countColumn('value', 'Officers'),
      namedColumn('hollow', 'Drawn hollow because', hollowNames),
      ...textColumns({ about: 'Who said so, or what was planned or happened' }),
    ],
    rows,
  }),
  draw: ({ rows }, { width }, write) => drawSticks(rows, width, write),
  tooltip(row) {
    const { kind, date, about, hollow } = row;
    if (kind !== 'count') return `${formatDate(date)}: ${about.replace(/\.$/, '')}.`;
    return `${hollow === 'rounded' ? 'about ' : ''}${value(row)} armed officers of the Met, ${formatDate(date)}${hollow ? ` (${hollowNames[hollow]})` : ''}. Seen in ${about}.`;
  },
  sonification: () => 'value',
  key: () => [
    { symbol: 'filled', label: 'a count' },
    { symbol: 'hollow', label: 'rounded, inferred or counted another way' },
  ],
  referenceDate: ({ counts }) => monthOf(counts.at(-1)),
});
