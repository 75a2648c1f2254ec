import { type Opinion, readOpinion, type Which } from '../kit/opinion.ts';
import { rowWhere } from '../kit/rows-and-phrases.ts';
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

type Poll = [pollster: string, survey: string, of: string, answers: Answer[], more?: Partial<Which>];

const supportOrOppose: Answer[] = [
  ['for', 'support', 'support'],
  ['against', 'oppose', 'oppose'],
];
const supportOrAgainst: Answer[] = [
  ['for', 'support', 'support'],
  ['against', 'against', 'against'],
];
const everyone = { base: 'all respondents' };
const decided = { base: "excluding neither and don't know" };
const routineDuties = { question: 'armed_routine_duties' };

const polls: Poll[] = [
  ['Opinium', 'OPINIUM2012', whole, [['against', 'should_not', 'should not']]],
  ['BMG Research', 'BMG2015', 'all but don’t knows', supportOrAgainst],
  ['Sky Data', 'SKY2017', whole, supportOrOppose, everyone],
];

/** Another question, or a base without the undecided. */
const pollsInWords: Poll[] = [
  ['Sky Data', 'SKY2017', 'all but neither and don’t know', supportOrOppose, decided],
  ['TNS', 'SPA2015', whole, supportOrOppose, routineDuties],
  ['Ipsos MORI', 'IPSOS2016', whole, [['for', 'acceptable', 'acceptable']], { question: 'taser_accept' }],
  ['LBC', 'LBCPUB2019', whole, [['for', 'yes', 'yes']], { question: 'taser_all' }],
];

/** Of this poll the day, the number and the way of asking are in a copy on another site alone. */
const copied = 'SKY2017';

/** What is known without the copy. The year is that of the source of the percentages, too. */
const withoutCopy = (opinion: Opinion): Opinion => ({
  ...opinion,
  asked: opinion.year === null ? null : String(opinion.year),
  answered: null,
  answered_unsure: 'no',
  method: null,
});

function readPoll(tables: Tables, poll: Poll, shown: PublicOpinionRow['shown']): PublicOpinionRow[] {
  const [pollster, survey, base, answers, more] = poll;
  const { field_note } = rowWhere(tables.surveys, { survey_id: survey });
  const isDrawn = polls.some(([, drawn]) => drawn === survey);
  return answers.map(([side, option, answer]) => {
    const opinion = readOpinion(tables, { survey, options: [option], ...more });
    return {
      pollster,
      answer,
      side,
      ...(survey === copied ? withoutCopy(opinion) : opinion),
      weak_source_id: isDrawn ? opinion.weak_source_id : null,
      base,
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
