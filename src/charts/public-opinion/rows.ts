import { group } from 'd3';
import { answersOf, type ChartAnswer, type Opinion, readOpinion } from '../kit/opinion.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';
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

/** What is known without the copy. The year is that of the source of the percentages, too. */
const withoutCopy = (opinion: Opinion): Opinion => ({
  ...opinion,
  asked: opinion.year === null ? null : String(opinion.year),
  answered: null,
  answered_unsure: 'no',
  method: null,
});

const pollsOf = (tables: Tables, shown: ChartAnswer['shown']) => [
  ...group(
    where(answersOf(tables, 'public-opinion'), { shown }),
    ({ survey_id, of_whom }) => `${survey_id}, ${of_whom}`,
  ).values(),
];

function readAnswer(tables: Tables, answer: ChartAnswer): PublicOpinionRow {
  const { survey_id } = answer;
  const { asked_after, known_from_copy } = rowWhere(tables.surveys, { survey_id });
  const isDrawn =
    where(answersOf(tables, 'public-opinion'), { survey_id, shown: 'in the picture' }).length > 0;
  const opinion = readOpinion(tables, answer);
  return {
    pollster: answer.group ?? '',
    answer: answer.label,
    side: answer.side === 'for' ? 'for' : 'against',
    ...(known_from_copy ? withoutCopy(opinion) : opinion),
    weak_source_id: isDrawn ? opinion.weak_source_id : null,
    base: answer.of_whom ?? whole,
    after: asked_after && `after ${asked_after}`,
    shown: answer.shown,
  };
}

/** What was not seen of the other side, so that it can be drawn as that. */
const otherSide = (row: PublicOpinionRow): PublicOpinionRow => ({
  ...row,
  ...(row.side === 'for' ? { side: 'against', answer: 'against' } : { side: 'for', answer: 'in favour' }),
  percent: null,
});

export const readPublicOpinion = (tables: Tables): PublicOpinionRow[] => [
  ...pollsOf(tables, 'in the picture').flatMap((answers) => {
    const rows = answers.map((answer) => readAnswer(tables, answer));
    return rows.length === 1 ? [...rows, ...rows.map(otherSide)] : rows;
  }),
  ...pollsOf(tables, 'in words')
    .flat()
    .map((answer) => readAnswer(tables, answer)),
];
