import * as Plot from '@observablehq/plot';
import { inPixels, percentLabels, percentTracks } from '../kit/scales.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { atLeft, isWide, label, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { drawnOf, formatAsked, inWordsOf } from '../kit/opinion.ts';
import { capitalise, endSentence, firstOfEach, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { formatCount, formatInWords, formatPercent, formatTenths } from '../../data/format.ts';
import { type PublicOpinionRow as Row, readPublicOpinion, whole } from './rows.ts';
import { text } from '../../data/checked-text.ts';

const pollsOf = (rows: Row[]) => firstOfEach(drawnOf(rows), 'survey_id');

/** 2,011 UK adults */
const sizeOf = ({ answered, population }: Row) =>
  answered ? `${answered} ${population}` : `${population}; number not found`;

const methodOf = ({ method, base }: Row) =>
  `How asked: ${method ?? 'not found'}${base === whole ? '' : `; ${base}`}`;

const attackOf = (row: Row) => capitalise(row.after ?? 'day not known');

const formatAnswer = ({ answer, percent }: Row) =>
  `${answer}: ${percent === null ? 'not seen' : formatPercent(percent)}`;
const formatAnswers = (rows: Row[], { survey_id, base }: Row) =>
  where(rows, { survey_id, base }).map(formatAnswer).join(', ');

const seriesColours = { for: 'var(--armed)', against: 'var(--muted)' };

// Unchecked: BMG gave changes and no levels, so no row can hold them.
const bmgChange = 'support was six points lower and opposition nine points higher';

export const publicOpinion = defineChart<Row>({
  id: 'public-opinion',
  name: 'Public opinion',
  tables: ['surveys', 'questions', 'responses'],
  spatialCoverage: () => 'United Kingdom',
  keyColumns: ['survey_id', 'answer', 'base'],
  rows: readPublicOpinion,
  title(rows) {
    const polls = pollsOf(rows);
    const questions = valuesOf(polls, 'question').length;
    const found = polls.map((poll, index) => {
      const without = poll.base === whole ? '' : `, ${poll.base.replace('all but', 'without')}`;
      return `${formatPercent(poll.percent ?? 0)} ${poll.side} ${index === 0 ? 'routine arming' : 'it'} (${poll.year}${without})`;
    });
    return sentence(
      'public-opinion',
      'Title',
      {
        Polls: capitalise(formatInWords(polls.length)),
        questions: formatInWords(questions),
        found: found.join(', '),
      },
      {
        'a-question-each': {
          holds: questions === polls.length,
          figures: { questions, polls: polls.length },
        },
      },
    );
  },
  subtitle: () => sentence('public-opinion', 'Subtitle'),
  alt(rows) {
    const told = pollsOf(rows).map(
      (poll) => `${poll.pollster}, ${poll.asked}, ${poll.question} ${formatAnswers(drawnOf(rows), poll)}`,
    );
    return text`Squares on a scale from ${formatCount(0)} to ${formatCount(100)} percent, a row for each poll and nothing between them. ${told.join('. ')}.`;
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ asked: 'When', pollster: 'Poll', question: 'Question, in our words' }),
      ...textColumns({ answer: 'Answer, in our words' }),
      percentColumn('percent', 'Percent'),
      ...textColumns({ base: 'Of whom' }),
      { name: 'answered', label: 'Asked', align: 'right' },
      ...textColumns({ method: 'Way of asking', shown: 'Shown' }),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const polls = pollsOf(rows);
    const known = drawnOf(rows).filter(({ percent }) => percent !== null);
    const unseen = where(drawnOf(rows), { percent: null });
    const marginLeft = wide ? 372 : 8;
    const marginRight = wide ? 20 : 14;
    const pitch = wide ? 112 : 166;
    const height = polls.length * pitch + 18;
    const below = (pixels: number) => (row: Row) =>
      valuesOf(polls, 'survey_id').indexOf(row.survey_id) * pitch + pixels;
    const track = wide ? 46 : 120;
    const line = (number: number) => ({ ...atLeft(marginLeft - 1), y: below(12 + number * 18) });
    const labelY = { for: -17, against: 18 };
    const unseenY = (row: Row) => below(track + (row.side === 'for' ? -16 : 17))(row);
    const figure = ({ percent, answer }: Row) => `${formatTenths(percent ?? 0)} ${answer}`;
    const headOf = (row: Row) => `${row.pollster}, ${formatAsked(row)}`;
    const insets = { insetLeft: -marginLeft, insetRight: -marginRight };
    const between = { y: below(-8), ...insets, stroke: 'var(--rule)' };
    return {
      ...inPixels,
      height,
      marginLeft,
      marginRight,
      x: { domain: [0, 100], axis: null },
      marks: [
        Plot.ruleY(polls.slice(1), between),
        percentTracks(polls, below(track)),
        (['for', 'against'] as const).map((side) => {
          const drawn = where(known, { side });
          const fill = seriesColours[side];
          return [
            presentDot(drawn, { x: 'percent', y: below(track), symbol: 'square', r: 5, fill }),
            valueLabel(width, drawn, { x: 'percent', y: below(track + labelY[side]), text: figure }),
          ];
        }),
        remark(unseen, { x: () => 100, y: unseenY, text: formatAnswer, textAnchor: 'end' }),
        label(width, polls, { ...line(0), text: headOf, fontWeight: 600 }),
        label(width, polls, { ...line(1), text: 'question' }),
        [sizeOf, methodOf, attackOf].map((text, index) => remark(polls, { ...line(2 + index), text })),
        percentLabels({ y: () => height - 10, dx: 0 }, { 100: { dx: -4 } }),
      ],
    };
  },
  tooltip: (row) =>
    `${row.pollster}, ${row.asked}: ${row.question} ${capitalise(formatAnswer(row))} of ${row.base}.`,
  list(rows) {
    const told = inWordsOf(rows);
    const words = (poll: Row) => {
      const asked = `${poll.pollster}, ${formatAsked(poll)}. ${poll.population} (${poll.answered ?? 'number not found'})`;
      const answers = `${capitalise(formatAnswers(told, poll))}, of ${poll.base}`;
      const union = /Federation/.test(poll.sponsor) ? ', the officers’ union' : '';
      return `${asked}: ${endSentence(poll.question)} ${answers}. For ${poll.sponsor}${union}.`;
    };
    return [
      {
        head: 'Not in the picture: another question, or another base',
        items: firstOfEach(told, 'survey_id').map((poll) => ({ mark: '–', words: words(poll) })),
      },
    ];
  },
  notes(rows) {
    const quoted = pollsOf(rows).filter((row) => row.weak_source_id);
    return [
      text`The questions are in our words. The polls were not seen in full.`,
      text`BMG asked again in 2016, on another base: ${bmgChange}. The levels were not seen, so they are not drawn.`,
      ...quoted.map(
        (row) =>
          text`The day, the number and the way of asking of ${row.pollster} were seen in a copy on another site alone, so they are left out. Its percentages are as an American advocacy group quoted them.`,
      ),
    ];
  },
  referenceDate: (rows) => drawnOf(rows).at(-1)?.asked ?? '',
});
