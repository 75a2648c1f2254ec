import { greatest } from 'd3';
import { formatDate, formatInWords } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { cellsOf, where } from '../kit/rows-and-phrases.ts';
import { deriveRows, events, type Row } from './rows.ts';
import { drawSticks } from './sticks.ts';

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
  rows: deriveRows,
  view,
  figures({ counts, plain, target, peak, eventOf }) {
    const [announced, due, shooting, trial, applications] = events.map(eventOf);
    const [inferred, withTaser, rounded] = (['another count', 'with Taser', 'rounded'] as const).map(
      (hollow) => where(counts, { hollow })[0],
    );
    const [first, last] = [counts[0], plain.at(-1)];
    const isDue = ({ day }: Row) => day > (target?.day ?? '') && day <= (eventOf('due')?.day ?? '');
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
  draw: ({ rows }, { width }, write) => drawSticks(rows, width, write),
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
    { symbol: 'filled', label: write('filled') },
    { symbol: 'hollow', label: write('hollow') },
  ],
  referenceDate: ({ counts }) => counts.at(-1)?.date.slice(0, 7) ?? '',
});
