import { formatInWords, formatList, formatPercent } from '../../data/format.ts';
import { percentColumn, textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { formatAsked } from '../kit/opinion.ts';
import { capitalise, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawPolls, formatAnswer, view } from './poll-bars.ts';
import { deriveRows, type Row } from './rows.ts';

// Unchecked: BMG gave changes and no levels, so no row can hold them.
const bmgAgain = { 'points-down': '6', 'points-up': '9' };

/** 58% and 42%: the answers of a poll in the notes. */
const answersIn = (rows: Row[], survey_id: string, shown: Row['shown']) => {
  const percents = where(rows, { survey_id, shown }).flatMap(({ percent }) =>
    percent === null ? [] : formatPercent(percent),
  );
  return formatList(percents);
};

export const publicOpinion = defineChart<Row, ReturnType<typeof view>>({
  id: 'public-opinion',
  name: 'The public',
  tables: ['surveys', 'questions', 'responses'],
  spatialCoverage: () => 'United Kingdom',
  rows: deriveRows,
  view,
  figures: ({ rows, shown, polls }) => ({
    ...bmgAgain,
    polls: formatInWords(polls.length),
    Polls: capitalise(formatInWords(polls.length)),
    first: polls[0]?.year?.toString(),
    last: polls.at(-1)?.year?.toString(),
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
  draw: drawPolls,
  tooltip: (row) =>
    `${row.pollster}, ${formatAsked(row)}: ${row.question} ${capitalise(formatAnswer(row))}, of ${row.base}.`,
  referenceDate: ({ polls }) => polls.at(-1)?.asked ?? '',
});
