import { greatest } from 'd3';
import { formatDate, formatInWords } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { cellsOf, where } from '../kit/rows-and-phrases.ts';
import { deriveRows, events, type Row } from './rows.ts';
import { drawSticks } from './sticks.ts';

/** 14 January 2016 → 14 Jan 2016: short beside a thread. */
const shorten = (date?: string | null) => formatDate(date ?? '').replace(/([A-Z][a-z]{2})[a-z]+/, '$1');

export const armedOfficersMet = defineChart<Row>({
  id: 'armed-officers-met',
  tables: ['armed-officers', 'met-uplift', 'timeline', 'firearms-training'],
  rows: deriveRows,
  figures(rows) {
    const counts = where(rows, { kind: 'count' });
    const plain = where(counts, { hollow: null });
    const peak = greatest(plain, ({ value }) => value ?? 0);
    const [target] = where(rows, { kind: 'target' });
    const [announced, due, shooting, trial, applications] = events.map((event) => where(rows, { event })[0]);
    const [inferred, withTaser, rounded] = (['another count', 'with Taser', 'rounded'] as const).map(
      (hollow) => where(counts, { hollow })[0],
    );
    const [first, last] = [counts[0], plain.at(-1)];
    const isDue = ({ day }: Row) => day > (target?.day ?? '') && day <= (due?.day ?? '');
    const named = { target, peak, first, last, inferred, 'with-taser': withTaser, rounded };
    return {
      ...cellsOf(named, 'value'),
      dates: formatInWords(counts.length),
      from: counts[0]?.date.slice(0, 4),
      to: counts.at(-1)?.date.slice(0, 4),
      more: announced?.value,
      announced: shorten(announced?.date),
      due: shorten(due?.date),
      shooting: shorten(shooting?.date),
      charged: shorten(trial?.date),
      acquitted: shorten(trial?.until),
      'due-day': due?.date,
      applications: applications && formatInWords(applications.value ?? 0),
      'applications-year': applications?.date,
      'march-2019': where(counts, { date: '2019-03-31' })[0]?.value,
      passed: Number(peak?.value) > Number(target?.value),
      'no-count-when-due': !plain.some(isDue),
    };
  },
  columns: (_view, write) => ({
    kind: { format: (kind: string) => write(`kind ${kind}`) },
    hollow: { format: write },
  }),
  draw: (rows, { width }, write) => drawSticks(rows, width, write),
  tooltip({ kind, value, about, hollow }, write) {
    return {
      hollow: hollow && write(hollow),
      count: hollow === 'rounded' ? write('about', { count: value }) : value,
      'seen in': kind === 'count' ? about : undefined,
      event: kind === 'count' ? undefined : about.replace(/\.$/, ''),
    };
  },
  sonification: () => 'value',
  key: (_view, write) => [
    { symbol: 'stick', label: write('filled') },
    { symbol: 'hollow stick', label: write('hollow') },
  ],
  referenceDate: (rows) => where(rows, { kind: 'count' }).at(-1)?.date.slice(0, 7) ?? '',
});
