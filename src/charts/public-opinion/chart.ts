import { scaleLinear } from 'd3';
import { formatInWords, formatList, formatPercent } from '../../data/format.ts';
import { drawBars } from '../kit/bar-rows.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { type Box, type Label, labelIn, paragraph, type WordsInBar } from '../kit/labels.ts';
import { drawnOf, formatAsked } from '../kit/opinion.ts';
import { capitalise, compact, firstOfEach, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawBoxes, filled, notPublished, outlined, picture } from '../kit/shapes.ts';
import { readRows, type Row } from './rows.ts';

// Unchecked: BMG gave changes and no levels, so no row can hold them.
const bmgAgain = { 'points-down': '6', 'points-up': '9' };

/** To arm some officers is another question than to arm all. */
const colourOf = ({ side, question_id }: Row) =>
  side === 'against' ? 'unarmed' : question_id === 'arming_view' ? 'armed' : 'armed-2';

const lookOf = (row: Row) => (row.percent === null ? notPublished : filled(colourOf(row)));

const formatAnswer = ({ answer, percent }: Row) =>
  percent === null ? `${answer}: not seen` : `${formatPercent(percent)} ${answer}`;

/** 58% and 42%: the answers of a poll that the notes tell. */
const answersIn = (rows: Row[], survey_id: string, shown: Row['shown']) => {
  const percents = where(rows, { survey_id, shown }).flatMap(({ percent }) =>
    percent === null ? [] : formatPercent(percent),
  );
  return formatList(percents);
};

function view(rows: Row[]) {
  const shown = drawnOf(rows);
  return { rows, shown, polls: firstOfEach(shown, 'survey_id') };
}

export const publicOpinion = defineChart<Row, ReturnType<typeof view>>({
  id: 'public-opinion',
  name: 'The public',
  tables: ['surveys', 'questions', 'responses'],
  spatialCoverage: () => 'United Kingdom',
  keyColumns: ['survey_id', 'answer', 'base'],
  rows: readRows,
  view,
  figures: ({ rows, shown, polls }) => ({
    ...bmgAgain,
    polls: formatInWords(polls.length),
    Polls: capitalise(formatInWords(polls.length)),
    first: String(polls[0]?.year),
    last: String(polls.at(-1)?.year),
    list: polls
      .map((poll) => {
        const answers = where(shown, { survey_id: poll.survey_id }).map(formatAnswer);
        return `${poll.pollster}, ${poll.year}, ${formatList(answers)}`;
      })
      .join('; '),
    bmg: answersIn(rows, 'BMG2015', 'in the picture').split(' ')[0],
    sky: answersIn(rows, 'SKY2017', 'in words'),
    tns: answersIn(rows, 'SPA2015', 'in the picture'),
    ipsos: answersIn(rows, 'IPSOS2016', 'in words'),
    lbc: answersIn(rows, 'LBCPUB2019', 'in words'),
  }),
  claims({ shown, polls }) {
    const differ = (column: keyof Row, of: Row[] = polls) => ({
      holds: valuesOf(of, column).length === of.length,
      figures: Object.fromEntries(of.map((row) => [row.pollster, String(row[column])])),
    });
    const supported = shown.filter(({ side, percent }) => side === 'for' && percent !== null);
    return {
      questions: differ('question'),
      moments: differ('asked'),
      answers: differ('percent', supported),
    };
  },
  table: ({ rows }) => ({
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
  draw({ shown, polls }, { width }, write) {
    const x = scaleLinear([0, 100], [0, width]);
    const boxes = new Map<Row, Box>();
    const rests: Box[] = [];
    const labels: Label[] = [];
    let y = 0;
    const add = (kind: Label['kind'], text: string, above = 0) => {
      const { label, bottom } = paragraph(width, kind, text, { y: y + above });
      labels.push(label);
      y = bottom;
    };
    for (const poll of polls) {
      const { survey_id, pollster, question, population, answered, after } = poll;
      add('question', question, poll === polls[0] ? 0 : 24);
      const who = compact([population, answered]).join(', ');
      add('remark', compact([`${pollster}, ${formatAsked(poll)}`, who, after]).join(' · '), 2);
      const answers = where(shown, { survey_id });
      const shareOf = (side: Row['side']) => where(answers, { side })[0]?.percent ?? 0;
      const [y1, y2] = [y + 8, y + 40];
      const [left, right] = [x(shareOf('for')), x(100 - shareOf('against'))];
      const rest = { x1: left, x2: right, y1, y2 };
      if (answers.every(({ percent }) => percent !== null) && left < right) rests.push(rest);
      for (const row of answers) {
        const isFor = row.side === 'for';
        const own = isFor ? { x1: 0, x2: left, y1, y2 } : { x1: right, x2: width, y1, y2 };
        const box = row.percent === null ? rest : own;
        const look: WordsInBar =
          row.percent === null
            ? { kind: 'remark', fill: 'var(--ink)', halo: true }
            : { kind: 'value', anchor: isFor ? 'start' : 'end', fill: `var(--on-${colourOf(row)})` };
        boxes.set(row, box);
        labels.push(...labelIn(width, box, [formatAnswer(row), formatPercent(row.percent ?? 0)], look));
      }
      y = y2;
      if (survey_id === 'BMG2015') add('annotation', write('On the picture, again'), 8);
    }
    const bars = drawBars(shown, (row) => boxes.get(row) as Box, lookOf);
    return picture(width, y + 4, [drawBoxes(rests, (box) => box, outlined), ...bars], labels);
  },
  tooltip: (row) =>
    `${row.pollster}, ${formatAsked(row)}: ${row.question} ${capitalise(formatAnswer(row))}, of ${row.base}.`,
  referenceDate: ({ polls }) => polls.at(-1)?.asked ?? '',
});
