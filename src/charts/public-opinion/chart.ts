import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatCount, formatInWords, formatPercent, formatTenths } from '../../data/format.ts';
import { type PublicOpinionRow, readPublicOpinion, whole } from './rows.ts';
import { claim, text } from '../../data/checked-text.ts';

type Row = PublicOpinionRow;
type Known = Row & { percent: number };

const drawnOf = (rows: Row[]) => rows.filter(({ shown }) => shown === 'in the picture');
const knownOf = (rows: Row[]) => drawnOf(rows).filter((row): row is Known => row.percent !== null);
const pollsOf = (rows: Row[]) =>
  drawnOf(rows).filter(
    (row, index, all) => all.findIndex(({ survey_id }) => survey_id === row.survey_id) === index,
  );
const sentence = (text: string) => (/[?.]$/.test(text) ? text : `${text}.`);
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** 2,011 UK adults */
function sizeOf(row: Row): string {
  return row.answered ? `${row.answered} ${row.population}` : `${row.population}; number not found`;
}

function methodOf(row: Row): string {
  const way = `How asked: ${row.method ?? 'not found'}`;
  return row.base === whole ? way : `${way}; ${row.base}`;
}

const attackOf = (row: Row) => capitalise(row.after ?? 'day not known');

const answersOf = (rows: Row[], poll: Row) =>
  rows.filter((row) => row.survey_id === poll.survey_id && row.base === poll.base);
const tellAnswer = (row: Row) =>
  row.percent === null ? `${row.answer}: not seen` : `${row.answer}: ${formatPercent(row.percent)}`;

export const publicOpinion = defineChart<Row>({
  id: 'public-opinion',
  name: 'Public opinion',
  tables: ['surveys', 'questions', 'responses'],
  spatialCoverage: () => 'United Kingdom',
  rows: readPublicOpinion,
  title(rows) {
    const polls = pollsOf(rows);
    const questions = new Set(polls.map(({ question }) => question)).size;
    const found = polls.map((poll, index) => {
      const without = poll.base === whole ? '' : `, ${poll.base.replace('all but', 'without')}`;
      return `${formatPercent(poll.percent ?? 0)} ${poll.side} ${index === 0 ? 'routine arming' : 'it'} (${poll.year}${without})`;
    });
    return text`${capitalise(formatInWords(polls.length))} polls asked the public ${claim(`${formatInWords(questions)} questions`, questions === polls.length, { questions, polls: polls.length })}: ${found.join(', ')}`;
  },
  subtitle: () =>
    text`Percent of those who answered each poll, or of the part of them that a row names. The polls differ in question, base and way of asking, so they show no trend`,
  alt(rows) {
    const told = pollsOf(rows).map(
      (poll) =>
        `${poll.pollster}, ${poll.asked}, ${poll.question} ${answersOf(drawnOf(rows), poll).map(tellAnswer).join(', ')}`,
    );
    return text`Squares on a scale from ${formatCount(0)} to ${formatCount(100)} percent, a row for each poll and nothing between them. ${told.join('. ')}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'asked', label: 'When' },
      { name: 'pollster', label: 'Poll' },
      { name: 'question', label: 'Question, in our words' },
      { name: 'answer', label: 'Answer, in our words' },
      { name: 'percent', label: 'Percent', align: 'right', format: (value: number) => formatTenths(value) },
      { name: 'base', label: 'Of whom' },
      { name: 'answered', label: 'Asked', align: 'right' },
      { name: 'method', label: 'Way of asking' },
      { name: 'shown', label: 'Shown' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const polls = pollsOf(rows);
    const known = knownOf(rows);
    const unseen = drawnOf(rows).filter(({ percent }) => percent === null);
    const marginLeft = wide ? 372 : 8;
    const pitch = wide ? 112 : 166;
    const top = (row: Row) => polls.findIndex(({ survey_id }) => survey_id === row.survey_id) * pitch;
    const track = (row: Row) => top(row) + (wide ? 46 : 120);
    const height = polls.length * pitch + 18;
    const ticks = [0, 25, 50, 75, 100];
    const column = { frameAnchor: 'left', textAnchor: 'start', dx: 1 - marginLeft } as const;
    const line = (at: number) => (row: Row) => top(row) + 12 + at * 18;
    const sides = [
      ['for', 'var(--armed)'],
      ['against', 'var(--muted)'],
    ] as const;
    return {
      height,
      marginLeft,
      marginRight: wide ? 20 : 14,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: [0, 100], axis: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        Plot.ruleY(polls.slice(1), {
          y: (row: Row) => top(row) - 8,
          insetLeft: -marginLeft,
          insetRight: wide ? -20 : -14,
          stroke: 'var(--rule)',
        }),
        Plot.ruleY(polls, { y: track, stroke: 'var(--rule)' }),
        ticks.map((tick) =>
          Plot.ruleX(polls, {
            x: () => tick,
            y1: (row: Row) => track(row) - 4,
            y2: (row: Row) => track(row) + 4,
            stroke: tick === 0 ? 'var(--ink)' : 'var(--rule-2)',
          }),
        ),
        sides.map(([side, ink]) => {
          const drawn = known.filter((row) => row.side === side);
          return [
            interactive(
              Plot.dot(drawn, {
                x: 'percent',
                y: track,
                symbol: 'square',
                r: 5,
                fill: ink,
                stroke: 'var(--paper)',
                strokeWidth: 1,
              }),
            ),
            valueLabel(width, drawn, {
              x: 'percent',
              y: (row: Row) => track(row) + (side === 'for' ? -17 : 18),
              text: (row: Known) => `${formatTenths(row.percent)} ${row.answer}`,
            }),
          ];
        }),
        remark(unseen, {
          x: () => 100,
          y: (row: Row) => track(row) + (row.side === 'for' ? -16 : 17),
          text: (row: Row) => `${row.answer}: not seen`,
          textAnchor: 'end',
        }),
        label(width, polls, {
          ...column,
          y: line(0),
          text: (row: Row) => `${row.pollster}, ${row.dated === 'published' ? 'published ' : ''}${row.asked}`,
          fontWeight: 600,
        }),
        label(width, polls, { ...column, y: line(1), text: 'question' }),
        remark(polls, { ...column, y: line(2), text: sizeOf }),
        remark(polls, { ...column, y: line(3), text: methodOf }),
        remark(polls, { ...column, y: line(4), text: attackOf }),
        ticks.map((tick) =>
          axisLabel([tick], {
            x: (at: number) => at,
            y: () => height - 10,
            text: (at: number) => (at === 100 ? `${at}%` : `${at}`),
            dx: tick === 100 ? -4 : 0,
          }),
        ),
      ],
    };
  },
  tooltip: (row) =>
    `${row.pollster}, ${row.asked}: ${row.question} ${capitalise(tellAnswer(row))} of ${row.base}.`,
  list(rows) {
    const told = rows.filter(({ shown }) => shown === 'in words');
    const polls = told.filter(
      (row, index) => told.findIndex(({ survey_id }) => survey_id === row.survey_id) === index,
    );
    return [
      {
        head: 'Not in the picture: another question, or another base',
        items: polls.map((row) => ({
          mark: '–',
          words: `${row.pollster}, ${row.dated === 'published' ? 'published ' : ''}${row.asked}. ${row.population} (${row.answered ?? 'number not found'}): ${sentence(row.question)} ${capitalise(answersOf(told, row).map(tellAnswer).join(', '))}, of ${row.base}. For ${row.sponsor}${/Federation/.test(row.sponsor) ? ', the officers’ union' : ''}.`,
        })),
      },
    ];
  },
  notes(rows) {
    const quoted = pollsOf(rows).filter((row) => row.weak_source_id);
    return [
      text`The questions are in our words. The polls were not seen in full.`,
      ...quoted.map(
        (row) =>
          text`The day, the number and the way of asking of ${row.pollster} were seen in a copy on another site alone, so they are left out. Its percentages are as an American advocacy group quoted them.`,
      ),
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) =>
    drawnOf(rows)
      .map(({ asked: when }) => when ?? '')
      .at(-1) ?? '',
});
