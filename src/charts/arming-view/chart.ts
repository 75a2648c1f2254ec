import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, hatchFill, hatchPattern, isWide, label, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatCount, formatPercent, formatTenths } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

/**
 * Metropolitan Police Federation, survey of January 2017: published percentages of those who answered.
 * That the first three answers belong to one question is inferred from “the largest number of respondents”.
 */
const survey = 'MPF2017';

type Part = 'answer' | 'opposite answer' | 'not published';

interface Row extends ChartRow {
  question_id: string;
  question: string;
  /** The bar that the part lies in: question and answer. */
  bar: string;
  answer: string;
  part: Part;
  percent: number;
  from: number;
  to: number;
}

/** In the order of the picture: the answers that have a bar of their own, question by question. */
const asked = [
  {
    id: 'arming_view',
    question: 'Which view of armed policing is closest to yours?',
    bars: ['adequate_now', 'more_specialists_not_all', 'all_routinely_armed'],
  },
  { id: 'taser_all', question: 'Should every officer be issued with a Taser?', bars: ['yes'] },
  { id: 'carry_if_decided', question: 'If it were decided that all carry, would you?', bars: ['prepared'] },
  {
    id: 'resign',
    question: 'Would you resign rather than carry?',
    bars: ['would_resign'],
    opposite: 'would_not',
  },
  { id: 'carry_never', question: 'Would you carry under any circumstances?', bars: ['never'] },
] as const;

const names: Record<string, string> = {
  adequate_now: 'Enough officers are armed now',
  more_specialists_not_all: 'More specialists, but not everyone',
  all_routinely_armed: 'Everyone routinely armed',
  yes: 'Yes',
  prepared: 'Would carry',
  would_resign: 'Would resign',
  would_not: 'Would not',
  never: 'Under none',
};

const seriesColours: Record<string, string> = {
  'arming_view/adequate_now': 'var(--unarmed)',
  'arming_view/more_specialists_not_all': 'var(--armed-2)',
  'arming_view/all_routinely_armed': 'var(--armed)',
  'taser_all/yes': 'var(--taser)',
  'carry_if_decided/prepared': 'var(--armed-2)',
  'resign/would_resign': 'var(--unarmed)',
  'carry_never/never': 'var(--unarmed)',
};

/** The labels at the ends of the axis stay inside the picture. */
const atEnds: Record<number, Plot.TextOptions> = {
  0: { textAnchor: 'start', dx: -1 },
  100: { textAnchor: 'end', dx: 12 },
};

/** Room in a bar for its figure; beyond it the figure stands outside. */
const widestOutside = 50;

function readRows(tables: Tables): Row[] {
  const published = (question: string, option: string) => {
    const row = tables.responses.find(
      (row) =>
        row.survey_id === survey && row.question_id === question && row.option_id === option && row.preferred,
    );
    if (!row) throw new Error(`arming-view: no answer ${question}/${option}`);
    return row.percent;
  };
  return asked.flatMap((entry): Row[] => {
    const shared = entry.bars.length > 1;
    const part = (bar: string, answer: string, kind: Part, from: number, to: number): Row => ({
      question_id: entry.id,
      question: entry.question,
      bar: `${entry.id}/${bar}`,
      answer,
      part: kind,
      // Sums of published tenths; the rounding only undoes binary fractions.
      percent: Math.round((to - from) * 10) / 10,
      from: Math.round(from * 10) / 10,
      to: Math.round(to * 10) / 10,
    });
    const bars = entry.bars.map((option) =>
      part(option, names[option] ?? option, 'answer', 0, published(entry.id, option)),
    );
    const total = bars.reduce((sum, bar) => sum + bar.percent, 0);
    if (shared)
      return [
        ...bars,
        part('not_published', 'Other answers: not published', 'not published', 0, 100 - total),
      ];
    const [bar] = entry.bars;
    const opposite = 'opposite' in entry ? published(entry.id, entry.opposite) : 0;
    return [
      ...bars,
      ...('opposite' in entry
        ? [part(bar, names[entry.opposite] ?? '', 'opposite answer', total, total + opposite)]
        : []),
      part(bar, 'Other answers: not published', 'not published', total + opposite, 100),
    ];
  });
}

const percentOf = (rows: Row[], bar: string) => {
  const row = rows.find((row) => row.bar === bar && row.part !== 'not published');
  if (!row) throw new Error(`arming-view: no bar ${bar}`);
  return row.percent;
};

export const armingView = defineChart<Row>({
  id: 'arming-view',
  name: 'Arming view',
  tables: ['responses', 'questions', 'surveys'],
  spatialCoverage: () => 'London',
  rows: readRows,
  title(rows) {
    const [more, all] = ['more_specialists_not_all', 'all_routinely_armed'].map((option) =>
      formatPercent(percentOf(rows, `arming_view/${option}`)),
    );
    const unknown = rows.find((row) => row.bar === 'arming_view/not_published')?.percent ?? 0;
    return text`Of those who answered, ${more ?? ''} wanted more specialists and ${all ?? ''} every officer armed; ${formatPercent(unknown)} was not published`;
  },
  subtitle: () =>
    text`Answers of Met officers to their union, January 2017, in percent of those who answered`,
  alt(rows) {
    const told = rows
      .filter((row) => row.part !== 'not published')
      .map((row) => `${row.question} ${row.answer}: ${formatPercent(row.percent)}`);
    const unknown = rows.find((row) => row.bar === 'arming_view/not_published')?.percent ?? 0;
    return text`Bars of the published answers, each against its own ${formatCount(100)} percent. ${told.join('. ')}. Of the first question ${formatPercent(unknown)} was not published; in the others the rest of the bar is hatched as not published.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'question', label: 'Question' },
      { name: 'answer', label: 'Answer' },
      { name: 'percent', label: 'Percent', align: 'right', format: (value: number) => formatTenths(value) },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    // A question's name takes a place of its own above its bars.
    const places = asked.flatMap(({ id }) => [
      id,
      ...new Set(rows.filter((row) => row.question_id === id).map((row) => row.bar)),
    ]);
    const headings = asked
      .map(({ id }) => rows.find((row) => row.question_id === id))
      .filter((row) => row !== undefined);
    const inset = wide ? { insetTop: 5, insetBottom: 5 } : { insetTop: 22, insetBottom: 2 };
    const answers = rows.filter((row) => row.part === 'answer');
    const missing = rows.filter((row) => row.part === 'not published');
    const opposite = rows.filter((row) => row.part === 'opposite answer');
    const inside = (row: Row) => row.to > widestOutside;
    const names = [...answers, ...missing.filter((row) => row.from === 0)];
    const bottom = wide ? 0 : 10;
    const onBar = { y: 'bar', dy: bottom };
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
        ...asked.map(({ id }) => {
          const bars = places.filter((place) => place.startsWith(`${id}/`));
          return bars.map((bar) =>
            Plot.tickX([0, 25, 50, 75, 100], {
              x: (tick: number) => tick,
              y: () => bar,
              stroke: 'var(--rule)',
            }),
          );
        }),
        axisLabel(headings, {
          x: 0,
          y: 'question_id',
          text: 'question',
          textAnchor: 'start',
          dx: wide ? -288 : 0,
          dy: wide ? 4 : 8,
        }),
        label(width, names, {
          x: 0,
          y: 'bar',
          text: 'answer',
          textAnchor: wide ? 'end' : 'start',
          dx: wide ? -11 : 0,
          dy: wide ? 0 : -8,
        }),
        interactive(
          Plot.barX(missing, {
            x1: 'from',
            x2: 'to',
            y: 'bar',
            fill: hatchFill,
            stroke: 'var(--hatch)',
            strokeWidth: 0.75,
            ...inset,
          }),
        ),
        interactive(
          Plot.barX(opposite, {
            x1: 'from',
            x2: 'to',
            y: 'bar',
            fill: 'var(--paper)',
            stroke: 'var(--muted)',
            strokeWidth: 0.75,
            ...inset,
          }),
        ),
        ...Object.entries(seriesColours).map(([bar, ink]) =>
          interactive(
            Plot.barX(
              answers.filter((row) => row.bar === bar),
              { x1: 'from', x2: 'to', y: 'bar', fill: ink, ...inset },
            ),
          ),
        ),
        Plot.tickX(names, { x: 0, y: 'bar', stroke: 'var(--ink)', ...inset }),
        axisLabel(opposite, {
          x: (row: Row) => (row.from + row.to) / 2,
          ...onBar,
          text: (row: Row) => `${formatTenths(row.percent)} would not`,
          fill: 'var(--ink-2)',
        }),
        valueLabel(
          width,
          answers.filter((row) => !inside(row)),
          { x: 'to', ...onBar, text: (row: Row) => formatTenths(row.percent), textAnchor: 'start', dx: 5 },
        ),
        valueLabel(
          width,
          missing.filter((row) => row.from === 0),
          {
            x: 'to',
            ...onBar,
            text: (row: Row) => formatTenths(row.percent),
            textAnchor: 'start',
            dx: 5,
            fill: 'var(--muted)',
          },
        ),
        valueLabel(
          width,
          answers.filter((row) => inside(row) && row.question_id === 'taser_all'),
          {
            x: 'to',
            ...onBar,
            text: (row: Row) => formatTenths(row.percent),
            textAnchor: 'end',
            dx: -6,
            stroke: null,
            fill: 'var(--on-taser)',
          },
        ),
        valueLabel(
          width,
          answers.filter((row) => inside(row) && row.question_id !== 'taser_all'),
          {
            x: 'to',
            ...onBar,
            text: (row: Row) => formatTenths(row.percent),
            textAnchor: 'end',
            dx: -6,
            stroke: null,
            fill: 'var(--on-armed-2)',
          },
        ),
        ...[0, 25, 50, 75, 100].map((tick) =>
          axisLabel([tick], {
            x: (at: number) => at,
            frameAnchor: 'bottom',
            text: (at: number) => (at === 100 ? `${at}%` : `${at}`),
            dy: 18,
            ...atEnds[tick],
          }),
        ),
      ],
    };
  },
  tooltip: (row) =>
    row.part === 'not published'
      ? `${row.question} ${formatPercent(row.percent)} gave answers that were not published.`
      : `${row.question} ${row.answer}: ${formatPercent(row.percent)} of those who answered, January 2017.`,
  key: () => [{ symbol: 'hatch', label: 'not published' }],
  notes: () => [
    text`That the first answers belong to the same question is inferred.`,
    text`“Would carry” supposes the decision already made; it is not support for it. “Under none” is not a refusal of an order.`,
    text`The survey was open to all members, and those who answered chose to. It was run by their union.`,
  ],
  sources: () => ['S01'],
  referenceDate: () => 'January 2017',
});
