import * as Plot from '@observablehq/plot';
import { group, sum } from 'd3';
import { percentLabels, percentTicks } from '../kit/scales.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import {
  after,
  axisLabel,
  bars,
  before,
  hatchFill,
  hatchPattern,
  isWide,
  label,
  tenths,
  valueLabel,
} from '../kit/marks.ts';
import { addUp, answersOfOneSurvey, type ChartAnswer, readPublished } from '../kit/opinion.ts';
import { rowWhere, firstOfEach, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { formatCount, formatPercent, formatTenths } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

/**
 * Metropolitan Police Federation, survey of January 2017: published percentages of those who answered.
 * That the first three answers belong to one question is inferred from “the largest number of respondents”.
 */
type Part = 'answer' | 'opposite answer' | 'not published';

type Row = ReturnType<typeof readRows>[number];

/** Of bars; the others are as the shares who want more officers armed. */
const fills: Record<string, string> = {
  'arming_view/adequate_now': 'var(--unarmed)',
  'arming_view/all_routinely_armed': 'var(--armed)',
  'taser_all/yes': 'var(--taser)',
  'resign/would_resign': 'var(--unarmed)',
  'carry_never/never': 'var(--unarmed)',
};

/** Questions and answers stand beside the bars on a desk, and above them on a phone. */
const headsLeft = { ...after(-288), dy: 4 };
const headsAbove = { ...after(0), dy: 8 };
const namesLeft = before(11);
const namesAbove = { ...after(0), dy: -8 };

/** Room in a bar for its figure; beyond it the figure stands outside. */
const widestOutside = 50;

/** Sums of published tenths; the rounding only undoes binary fractions. */
const round = (percent: number) => Math.round(percent * 10) / 10;

function readRows(tables: Tables) {
  const { answers: all } = answersOfOneSurvey(tables, 'arming-view');
  return [...group(all, ({ question_id }) => question_id)].flatMap(([question_id, answers]) => {
    const row = (option: string, part: Part, answer: string, from: number, to: number) => {
      /** The bar that the part lies in. */
      const bar = `${question_id}/${option}`;
      const percents = { percent: round(to - from), from: round(from), to: round(to) };
      return { question_id, question: answers[0]?.question_label ?? '', bar, answer, part, ...percents };
    };
    const shareOf = (answer: ChartAnswer) => addUp(readPublished(tables, answer));
    const own = answers
      .filter(({ side }) => side !== 'opposite')
      .map((answer) => row(answer.option_id.join(';'), 'answer', answer.label, 0, shareOf(answer)));
    const notPublished = (option: string, from: number, to: number) =>
      row(option, 'not published', 'Other answers: not published', from, to);
    const told = sum(own, ({ percent }) => percent);
    const [only, ...others] = own;
    // Answers with bars of their own leave a bar for what was not published; else it fills up the only one.
    if (!only || others.length > 0) return [...own, notPublished('not_published', 0, 100 - told)];
    const option = only.bar.slice(question_id.length + 1);
    const opposite = where(answers, { side: 'opposite' }).map((answer) =>
      row(option, 'opposite answer', answer.label, told, told + shareOf(answer)),
    );
    return [...own, ...opposite, notPublished(option, opposite.at(-1)?.to ?? told, 100)];
  });
}

const percentOf = (rows: Row[], option: string) =>
  formatPercent(rowWhere(rows, { bar: `arming_view/${option}` }).percent);

export const armingView = defineChart<Row>({
  id: 'arming-view',
  name: 'Arming view',
  tables: ['responses', 'questions', 'surveys'],
  spatialCoverage: () => 'London',
  keyColumns: ['bar', 'part'],
  rows: readRows,
  title: (rows) =>
    sentence('arming-view', 'Title', {
      specialists: percentOf(rows, 'more_specialists_not_all'),
      all: percentOf(rows, 'all_routinely_armed'),
      'not-published': percentOf(rows, 'not_published'),
    }),
  subtitle: () => sentence('arming-view', 'Subtitle'),
  alt(rows) {
    const told = rows
      .filter((row) => row.part !== 'not published')
      .map((row) => `${row.question} ${row.answer}: ${formatPercent(row.percent)}`);
    return text`Bars of the published answers, each against its own ${formatCount(100)} percent. ${told.join('. ')}. Of the first question ${percentOf(rows, 'not_published')} was not published; in the others the rest of the bar is hatched as not published.`;
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ question: 'Question', answer: 'Answer' }),
      percentColumn('percent', 'Percent'),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const headings = firstOfEach(rows, 'question_id');
    const barsOf = (question: Row) => valuesOf(where(rows, { question_id: question.question_id }), 'bar');
    // A question's name takes a place of its own above its bars.
    const places = headings.flatMap((question) => [question.question_id, ...barsOf(question)]);
    const inset = wide ? { insetTop: 5, insetBottom: 5 } : { insetTop: 22, insetBottom: 2 };
    const published = where(rows, { part: 'answer' });
    const missing = where(rows, { part: 'not published' });
    const opposite = where(rows, { part: 'opposite answer' });
    const alone = where(missing, { from: 0 });
    const named = [...published, ...alone];
    const short = published.filter(({ to }) => to <= widestOutside);
    const long = published.filter((row) => !short.includes(row));
    const onTaser = where(long, { question_id: 'taser_all' });
    const onOthers = long.filter((row) => !onTaser.includes(row));
    const span = { x1: 'from', x2: 'to', y: 'bar', ...inset };
    const outline = { ...span, strokeWidth: 0.75 };
    const onBar = { y: 'bar', dy: wide ? 0 : 10 };
    const outside = { x: 'to', ...onBar, text: tenths('percent'), ...after(5) };
    const inside = { ...outside, ...before(6), stroke: null };
    const heading = { x: 0, y: 'question_id', text: 'question', ...(wide ? headsLeft : headsAbove) };
    const name = { x: 0, y: 'bar', text: 'answer', ...(wide ? namesLeft : namesAbove) };
    const midpoint = (row: Row) => (row.from + row.to) / 2;
    const wouldNot = (row: Row) => `${formatTenths(row.percent)} would not`;
    return {
      height: wide ? places.length * 25 + 40 : places.length * 38 + 28,
      marginLeft: wide ? 290 : 1,
      marginRight: 12,
      marginTop: 0,
      marginBottom: 28,
      x: { domain: [0, 100], axis: null },
      y: { domain: places, axis: null, padding: 0 },
      marks: [
        hatchPattern,
        headings
          .flatMap(barsOf)
          .map((bar) => Plot.tickX(percentTicks, { x: Plot.identity, y: () => bar, stroke: 'var(--rule)' })),
        axisLabel(headings, heading),
        label(width, named, name),
        bars(missing, { ...outline, fill: hatchFill, stroke: 'var(--hatch)' }),
        bars(opposite, { ...outline, fill: 'var(--paper)', stroke: 'var(--muted)' }),
        published.map((row) => bars([row], { ...span, fill: fills[row.bar] ?? 'var(--armed-2)' })),
        Plot.tickX(named, { x: 0, y: 'bar', stroke: 'var(--ink)', ...inset }),
        axisLabel(opposite, { ...onBar, x: midpoint, text: wouldNot, fill: 'var(--ink-2)' }),
        valueLabel(width, short, outside),
        valueLabel(width, alone, { ...outside, fill: 'var(--muted)' }),
        valueLabel(width, onTaser, { ...inside, fill: 'var(--on-taser)' }),
        valueLabel(width, onOthers, { ...inside, fill: 'var(--on-armed-2)' }),
        percentLabels({ frameAnchor: 'bottom', dy: 18 }, { 0: after(-1), 100: before(-12) }),
      ],
    };
  },
  tooltip: (row) =>
    row.part === 'not published'
      ? `${row.question} ${formatPercent(row.percent)} gave answers that were not published.`
      : `${row.question} ${row.answer}: ${formatPercent(row.percent)} of those who answered, January 2017.`,
  key: () => [{ symbol: 'hatch', label: 'not published' }],
  notes: () => [
    text`The questions are in our words; their wording was not found. That the first answers belong to the same question is our reading. To which question “under none” belongs was not published.`,
    text`“Would carry” supposes the decision already made; it is not support for it. “Under none” is not a refusal of an order.`,
    text`The survey was open to all members, and those who answered chose to. It was run by their union.`,
  ],
  sources: () => ['S01'],
  referenceDate: () => 'January 2017',
});
