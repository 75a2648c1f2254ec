import { type Opinion, readOpinion, type Which } from '../kit/opinion.ts';
import { rowWhere } from '../kit/rows.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Three polls of the public on routine arming. Each asked its own question of its own base in its own way: they are no
 * series, and nothing joins them.
 */
export type PublicOpinionRow = Omit<Opinion, 'percent'> & {
  pollster: string;
  answer: string;
  side: 'for' | 'against';
  /** Null where the poll has such an answer and no source gives it. */
  percent: number | null;
  base: string;
  /** What a source says the poll came after, where it does. */
  after: string | null;
  shown: 'in the picture' | 'in words';
};

export const whole = 'all asked';

type Answer = [side: 'for' | 'against', option: string, answer: string];

interface Poll extends Omit<Which, 'options'> {
  pollster: string;
  of: string;
  answers: Answer[];
  /** Of the poll of 2017 the day, the number and the way of asking are in a copy on another site alone. */
  isCopied?: true;
}

const supportOrOppose: Answer[] = [
  ['for', 'support', 'support'],
  ['against', 'oppose', 'oppose'],
];
const skyData = {
  pollster: 'Sky Data',
  survey: 'SKY2017',
  isCopied: true,
  answers: supportOrOppose,
} as const;

const polls: Poll[] = [
  {
    pollster: 'Opinium',
    survey: 'OPINIUM2012',
    of: whole,
    answers: [['against', 'should_not', 'should not']],
  },
  {
    pollster: 'BMG Research',
    survey: 'BMG2015',
    of: 'all but don’t knows',
    answers: [
      ['for', 'support', 'support'],
      ['against', 'against', 'against'],
    ],
  },
  { ...skyData, base: 'all respondents', of: whole },
];

/** Another question, or a base without the undecided. */
const pollsInWords: Poll[] = [
  { ...skyData, base: "excluding neither and don't know", of: 'all but neither and don’t know' },
  {
    pollster: 'TNS',
    survey: 'SPA2015',
    question: 'armed_routine_duties',
    of: whole,
    answers: supportOrOppose,
  },
  {
    pollster: 'Ipsos MORI',
    survey: 'IPSOS2016',
    question: 'taser_accept',
    of: whole,
    answers: [['for', 'acceptable', 'acceptable']],
  },
  {
    pollster: 'LBC',
    survey: 'LBCPUB2019',
    question: 'taser_all',
    of: whole,
    answers: [['for', 'yes', 'yes']],
  },
];

/** What is known without the copy. The year is that of the source of the percentages, too. */
const withoutCopy = (opinion: Opinion): Opinion => ({
  ...opinion,
  asked: String(opinion.year),
  answered: null,
  answered_unsure: 'no',
  method: null,
});

function readPoll(tables: Tables, poll: Poll, shown: PublicOpinionRow['shown']): PublicOpinionRow[] {
  const { pollster, of, answers, isCopied, ...which } = poll;
  const { field_note } = rowWhere(tables.surveys, { survey_id: which.survey });
  const isDrawn = polls.some(({ survey }) => survey === which.survey);
  return answers.map(([side, option, answer]) => {
    const opinion = readOpinion(tables, { ...which, options: [option] });
    return {
      pollster,
      answer,
      side,
      ...(isCopied ? withoutCopy(opinion) : opinion),
      weak_source_id: isDrawn ? opinion.weak_source_id : null,
      base: of,
      after: field_note?.match(/\bafter the [^;]+/)?.[0] ?? null,
      shown,
    };
  });
}

/** What was not seen of the other side, so that it can be drawn as that. */
const otherSide = (row: PublicOpinionRow): PublicOpinionRow => ({
  ...row,
  ...(row.side === 'for' ? { side: 'against', answer: 'against' } : { side: 'for', answer: 'in favour' }),
  percent: null,
});

export const readPublicOpinion = (tables: Tables): PublicOpinionRow[] => [
  ...polls.flatMap((poll) => {
    const rows = readPoll(tables, poll, 'in the picture');
    return rows.length === 1 ? [...rows, ...rows.map(otherSide)] : rows;
  }),
  ...pollsInWords.flatMap((poll) => readPoll(tables, poll, 'in words')),
];
