import * as Plot from '@observablehq/plot';
import { percentLabels, percentTicks } from '../kit/scales.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { after, bars, before, isWide, label, presentDot, remark, tenths, valueLabel } from '../kit/marks.ts';
import { addUp, answersOfOneSurvey, readPublished } from '../kit/opinion.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { formatCount, formatList, formatPercent } from '../../data/format.ts';
import { boundsOfAll } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

/**
 * Metropolitan Police Federation, survey of January 2017. Anyone could answer and about a third did, so the answers bound
 * what all members thought and do not estimate it. Sources differ on how many members were asked: each count is a state.
 */
const inTenths = (share: number) => Math.round(share * 1000) / 10;

type Row = ReturnType<typeof readRows>[number];

function readRows(tables: Tables) {
  const { survey_id, answers } = answersOfOneSurvey(tables, 'survey-bounds');
  const counts = where(tables['survey-counts'], { survey_id });
  const answered = rowWhere(counts, { measure: 'respondents', preferred: true });
  const memberCounts = where(counts, { measure: 'members' });
  // The site’s own choice stands first, then the others from the largest.
  const inOrder = memberCounts.toSorted(
    (a, b) => Number(b.preferred) - Number(a.preferred) || b.value - a.value,
  );
  return valuesOf(inOrder, 'value').flatMap((members) => {
    const given = where(memberCounts, { value: members });
    return answers.map((answer) => {
      const published = readPublished(tables, answer);
      const percent = addUp(published);
      const { low, high } = boundsOfAll(percent / 100, answered.value, members);
      return {
        members,
        /** The sources’ own hedge, such as more than. */
        members_qualifier: given.find((row) => row.qualifier !== null)?.qualifier ?? null,
        answered: answered.value,
        answered_qualifier: answered.qualifier,
        question_id: answer.question_id,
        option_id: answer.option_id.join(';'),
        answer: answer.label,
        /** Of those who answered, as published. */
        percent,
        /** Of all members, if no other member agreed, and if every other did. */
        low: inTenths(low),
        high: inTenths(high),
        source_id: [...new Set([...published, answered, ...given].flatMap((row) => row.source_id))].join(';'),
      };
    });
  });
}

function inState(rows: Row[], state = String(rows[0]?.members)): [Row, ...Row[]] {
  const [first, ...others] = where(rows, { members: Number(state) });
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
  keyColumns: ['members', 'question_id', 'option_id'],
  rows: readRows,
  states: (rows) =>
    valuesOf(rows, 'members').map((members) => ({
      id: String(members),
      label: `${formatCount(members)} members`,
    })),
  title(rows, { state }) {
    const [{ percent, low, high, option_id }] = inState(rows, state);
    const holds = option_id === 'all_routinely_armed' && low < high;
    return sentence(
      'survey-bounds',
      'Title',
      { percent: formatPercent(percent), low: formatPercent(low), high: formatPercent(high) },
      { between: { holds, figures: { option_id, low, high } } },
    );
  },
  subtitle(rows, { state }) {
    const [row] = inState(rows, state);
    return sentence('survey-bounds', 'Subtitle', {
      answered: respondents(row),
      members: formatCount(row.members),
    });
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
      ...textColumns({ answer: 'Answer' }),
      percentColumn('percent', 'Of those who answered, %'),
      percentColumn('low', 'Of all members, if no other agreed, %'),
      percentColumn('high', 'Of all members, if all others did, %'),
    ],
    rows: inState(rows, state),
  }),
  draw(rows, { width, state }) {
    const wide = isWide(width);
    const shown = inState(rows, state);
    const marginLeft = wide ? 282 : 26;
    // On a phone the name stands above its band. The halo keeps the grid out of the words.
    const inset = wide ? { insetTop: 7, insetBottom: 7 } : { insetTop: 24, insetBottom: 4 };
    const name = wide
      ? before(40)
      : { ...after(-marginLeft), dy: -11, stroke: 'var(--paper)', strokeWidth: 4 };
    const onBand = { y: 'answer', dy: wide ? 0 : 10 };
    const figure = (x: 'percent' | 'low' | 'high') => ({ x, ...onBand, text: tenths(x) });
    const end = { fill: 'var(--ink-2)' };
    const above = { y: 'answer', dy: wide ? -34 : -42, lineAnchor: 'middle', fill: 'var(--muted)' } as const;
    const head = (x: string, name: string, options: Plot.TextOptions) =>
      remark(shown.slice(0, 1), { x, ...above, text: () => name, ...options });
    return {
      height: shown.length * (wide ? 34 : 48) + (wide ? 70 : 78),
      marginLeft,
      marginRight: wide ? 14 : 12,
      marginTop: wide ? 42 : 50,
      marginBottom: 28,
      x: { domain: [0, 100], axis: null },
      y: { domain: shown.map((row) => row.answer), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(percentTicks, { stroke: 'var(--rule)' }),
        bars(shown, { x1: 'low', x2: 'high', y: 'answer', fill: 'var(--rule)', ...inset }),
        label(width, shown, { frameAnchor: 'left', y: 'answer', text: 'answer', ...name }),
        presentDot(shown, { x: 'percent', ...onBand, r: 4.5, fill: 'var(--ink)' }),
        valueLabel(width, shown, { ...figure('percent'), ...after(8), stroke: null }),
        remark(shown, { ...figure('low'), ...before(5), ...end }),
        remark(shown, { ...figure('high'), ...after(5), ...end }),
        head('low', 'if no other\nmember did', before(wide ? -12 : -30)),
        head('percent', 'of those who\nanswered', { ...after(-4), fill: 'var(--ink)' }),
        head('high', 'if all the\nothers did', { textAnchor: 'middle' }),
        percentLabels({ frameAnchor: 'bottom', dy: 18 }, { 100: before(-12) }),
      ],
    };
  },
  tooltip: (row) =>
    `${row.answer}: ${formatPercent(row.percent)} of those who answered; of all ${formatCount(row.members)} members between ${formatPercent(row.low)}, if no other member agreed, and ${formatPercent(row.high)}, if all others did.`,
  notes(rows, { state }) {
    const [row] = inState(rows, state);
    const others = valuesOf(rows, 'members').filter((members) => members !== row.members);
    const hedge = row.members_qualifier ? ` (${row.members_qualifier}, in the words of some)` : '';
    return [
      text`The ends of a band are limits of logic, not of likelihood: the share if no other member agreed, and the share if all did. No point within a band is likelier than another.`,
      text`Those who answered chose to, so a margin of error would suppose a sample that was never drawn. It was a union’s poll.`,
      text`Sources differ on how many members were asked: ${formatCount(row.members)}${hedge} is taken here, ${formatList(others.map(formatCount))} in the others. How many answered is rounded by the source; the sums take ${formatCount(row.answered)}.`,
      text`“Would carry” supposes the decision already made; it is not support for it.`,
    ];
  },
  referenceDate: () => 'January 2017',
});
