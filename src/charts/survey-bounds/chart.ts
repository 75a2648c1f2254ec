import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatCount, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { boundsOfAll } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/**
 * Metropolitan Police Federation, survey of January 2017. Anyone could answer and about a third did, so the answers bound
 * what all members thought and do not estimate it. Sources differ on how many members were asked: each count is a state.
 */
const survey = 'MPF2017';

interface Row extends ChartRow {
  members: number;
  /** The sources’ own hedge, such as more than. */
  members_qualifier: string | null;
  answered: number;
  answered_qualifier: string | null;
  question_id: string;
  option_id: string;
  answer: string;
  /** Of those who answered, as published. */
  percent: number;
  /** Of all members, if no other member agreed. */
  low: number;
  /** Of all members, if every other member did. */
  high: number;
  source_id: string;
}

/** In the order of the picture: how many should be armed, then Taser, then what officers would do themselves. */
const answers = [
  ['arming_view', 'all_routinely_armed', 'Everyone routinely armed'],
  ['arming_view', 'more_specialists_not_all', 'More specialists, but not everyone'],
  ['arming_view', 'adequate_now', 'Enough officers are armed now'],
  ['taser_all', 'yes', 'A Taser for every officer'],
  ['carry_if_decided', 'prepared', 'Would carry, if it were decided'],
  ['resign', 'would_resign', 'Would resign rather than carry'],
  ['carry_never', 'never', 'Under no circumstances'],
] as const;

const ticks = [0, 25, 50, 75, 100];
const inTenths = (share: number) => Math.round(share * 1000) / 10;

function readRows(tables: Tables): Row[] {
  const counts = tables['survey-counts'].filter((row) => row.survey_id === survey);
  const answered = counts.find((row) => row.measure === 'respondents' && row.preferred);
  if (!answered) throw new Error(`survey-bounds: no respondents of ${survey}`);
  const memberCounts = counts.filter((row) => row.measure === 'members');
  // The site’s own choice stands first, then the others from the largest.
  const inOrder = memberCounts.toSorted(
    (a, b) => Number(b.preferred) - Number(a.preferred) || b.value - a.value,
  );
  return [...new Set(inOrder.map((row) => row.value))].flatMap((members) => {
    const given = memberCounts.filter((row) => row.value === members);
    return answers.map(([question, option, answer]): Row => {
      const published = tables.responses.find(
        (row) =>
          row.survey_id === survey &&
          row.question_id === question &&
          row.option_id === option &&
          row.preferred,
      );
      if (!published) throw new Error(`survey-bounds: no answer ${question}/${option}`);
      const { low, high } = boundsOfAll(published.percent / 100, answered.value, members);
      return {
        members,
        members_qualifier: given.find((row) => row.qualifier !== null)?.qualifier ?? null,
        answered: answered.value,
        answered_qualifier: answered.qualifier,
        question_id: question,
        option_id: option,
        answer,
        percent: published.percent,
        low: inTenths(low),
        high: inTenths(high),
        source_id: [...new Set([published, answered, ...given].flatMap((row) => row.source_id))].join(';'),
      };
    });
  });
}

const stateOf = (row: Row) => String(row.members);

function inState(rows: Row[], state = rows[0] && stateOf(rows[0])): [Row, ...Row[]] {
  const [first, ...others] = rows.filter((row) => stateOf(row) === state);
  if (!first) throw new Error(`survey-bounds: no count ${state}`);
  return [first, ...others];
}

const respondents = ({ answered, answered_qualifier }: Row) =>
  [answered_qualifier, formatCount(answered)].filter(Boolean).join(' ');

export const surveyBounds = defineChart<Row>({
  id: 'survey-bounds',
  name: 'Survey bounds',
  tables: ['responses', 'questions', 'surveys', 'survey-counts'],
  spatialCoverage: () => 'London',
  rows: readRows,
  states: (rows) =>
    [...new Map(rows.map((row) => [stateOf(row), `${formatCount(row.members)} members`]))].map(
      ([id, label]) => ({ id, label }),
    ),
  title(rows, { state }) {
    const [{ percent, low, high, option_id }] = inState(rows, state);
    return text`${formatPercent(percent)} of those who answered wanted every officer armed: of all members, ${claim('between', option_id === 'all_routinely_armed' && low < high, { option_id, low, high })} ${formatPercent(low)} and ${formatPercent(high)}`;
  },
  subtitle(rows, { state }) {
    const [row] = inState(rows, state);
    return text`What the answers of ${respondents(row)} Met officers to their union, January 2017, can say about all ${formatCount(row.members)} members, in percent`;
  },
  alt(rows, { state }) {
    const shown = inState(rows, state);
    const told = shown.map(
      (row) =>
        `${row.answer}: ${formatPercent(row.percent)} of those who answered, ${formatPercent(row.low)} to ${formatPercent(row.high)} of all`,
    );
    return text`A dot in a plain band for each published answer. The dot is the share of those who answered. The band runs from the share of all ${formatCount(shown[0].members)} members if no other member agreed to the share if all others did. ${told.join('. ')}.`;
  },
  table: (rows, { state }) => ({
    columns: [
      { name: 'answer', label: 'Answer' },
      {
        name: 'percent',
        label: 'Of those who answered, %',
        align: 'right',
        format: (value: number) => formatTenths(value),
      },
      {
        name: 'low',
        label: 'Of all members, if no other agreed, %',
        align: 'right',
        format: (value: number) => formatTenths(value),
      },
      {
        name: 'high',
        label: 'Of all members, if all others did, %',
        align: 'right',
        format: (value: number) => formatTenths(value),
      },
    ],
    rows: inState(rows, state),
  }),
  draw(rows, { width, state }) {
    const wide = isWide(width);
    const shown = inState(rows, state);
    const [first] = shown;
    const marginLeft = wide ? 282 : 26;
    // On a phone the name stands above its band.
    const inset = wide ? { insetTop: 7, insetBottom: 7 } : { insetTop: 24, insetBottom: 4 };
    const onBand = { y: 'answer', dy: wide ? 0 : 10 };
    // The halo keeps the grid out of the words.
    const name = wide
      ? ({ textAnchor: 'end', dx: -40 } as const)
      : ({ textAnchor: 'start', dx: -marginLeft, dy: -11, stroke: 'var(--paper)', strokeWidth: 4 } as const);
    const head = { y: 'answer', dy: wide ? -34 : -42, lineAnchor: 'middle', fill: 'var(--muted)' } as const;
    return {
      height: shown.length * (wide ? 34 : 48) + (wide ? 70 : 78),
      marginLeft,
      marginRight: wide ? 14 : 12,
      marginTop: wide ? 42 : 50,
      marginBottom: 28,
      x: { domain: [0, 100], axis: null },
      y: { domain: shown.map((row) => row.answer), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(ticks, { stroke: 'var(--rule)' }),
        interactive(Plot.barX(shown, { x1: 'low', x2: 'high', y: 'answer', fill: 'var(--rule)', ...inset })),
        label(width, shown, { frameAnchor: 'left', y: 'answer', text: 'answer', ...name }),
        interactive(
          Plot.dot(shown, {
            x: 'percent',
            ...onBand,
            r: 4.5,
            fill: 'var(--ink)',
            stroke: 'var(--paper)',
            strokeWidth: 1,
          }),
        ),
        valueLabel(width, shown, {
          x: 'percent',
          ...onBand,
          text: (row: Row) => formatTenths(row.percent),
          textAnchor: 'start',
          dx: 8,
          stroke: null,
        }),
        remark(shown, {
          x: 'low',
          ...onBand,
          text: (row: Row) => formatTenths(row.low),
          textAnchor: 'end',
          dx: -5,
          fill: 'var(--ink-2)',
        }),
        remark(shown, {
          x: 'high',
          ...onBand,
          text: (row: Row) => formatTenths(row.high),
          textAnchor: 'start',
          dx: 5,
          fill: 'var(--ink-2)',
        }),
        remark([first], {
          x: 'low',
          ...head,
          text: () => 'if no other\nmember did',
          textAnchor: 'end',
          dx: wide ? 12 : 30,
        }),
        remark([first], {
          x: 'percent',
          ...head,
          text: () => 'of those who\nanswered',
          textAnchor: 'start',
          dx: -4,
          fill: 'var(--ink)',
        }),
        remark([first], { x: 'high', ...head, text: () => 'if all the\nothers did', textAnchor: 'middle' }),
        ...ticks.map((tick) =>
          axisLabel([tick], {
            x: (at: number) => at,
            frameAnchor: 'bottom',
            text: (at: number) => (at === 100 ? `${at}%` : `${at}`),
            dy: 18,
            ...(tick === 100 ? { textAnchor: 'end', dx: 12 } : {}),
          }),
        ),
      ],
    };
  },
  tooltip: (row) =>
    `${row.answer}: ${formatPercent(row.percent)} of those who answered; of all ${formatCount(row.members)} members between ${formatPercent(row.low)}, if no other member agreed, and ${formatPercent(row.high)}, if all others did.`,
  notes(rows, { state }) {
    const [row] = inState(rows, state);
    const others = [...new Set(rows.map(({ members }) => members))].filter(
      (members) => members !== row.members,
    );
    const hedge = row.members_qualifier ? ` (${row.members_qualifier}, in the words of some)` : '';
    return [
      text`The ends of a band are limits of logic, not of likelihood: the share if no other member agreed, and the share if all did. No point within a band is likelier than another.`,
      text`Those who answered chose to, so a margin of error would suppose a sample that was never drawn. It was a union’s poll.`,
      text`Sources differ on how many members were asked: ${formatCount(row.members)}${hedge} is taken here, ${formatList(others.map(formatCount))} in the others. How many answered is rounded by the source; the sums take ${formatCount(row.answered)}.`,
      text`“Would carry” supposes the decision already made; it is not support for it.`,
    ];
  },
  sources: (rows, { state }) => [...new Set(inState(rows, state).flatMap((row) => row.source_id.split(';')))],
  referenceDate: () => 'January 2017',
});
