import { group } from 'd3';
import type { Tables } from '../../data/tables/index.ts';
import { answersOf, type Opinion, deriveOpinion } from '../kit/opinion.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';

/** Polls of the public. Each asked its own question of its own base in its own way: they are no series. */
export type Row = Omit<Opinion, 'percent'> & {
  question_id: string;
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

/** What is known without the copy. The year is that of the source of the percentages, too. */
const withoutCopy = (opinion: Opinion): Opinion => ({
  ...opinion,
  asked: opinion.year === null ? null : String(opinion.year),
  answered: null,
  answered_unsure: 'no',
  method: null,
});

/** What was not seen of the other side, so that it can be drawn as that. */
const otherSide = (row: Row): Row => {
  const side = row.side === 'for' ? 'against' : 'for';
  return { ...row, side, answer: side, percent: null };
};

export function deriveRows(tables: Tables): Row[] {
  const answers = answersOf(tables, 'public-opinion');
  const drawn = valuesOf(where(answers, { shown: 'in the picture' }), 'survey_id');
  const polls = group(answers, ({ shown, survey_id, of_whom }) => [shown, survey_id, of_whom].join());
  return [...polls.values()].flatMap((ofPoll) => {
    const rows = ofPoll.map((answer): Row => {
      const { survey_id, question_id, shown } = answer;
      const { asked_after, known_from_copy } = rowWhere(tables.surveys, { survey_id });
      const opinion = deriveOpinion(tables, answer);
      return {
        pollster: answer.group ?? '',
        answer: answer.label,
        side: answer.side === 'for' ? 'for' : 'against',
        ...(known_from_copy ? withoutCopy(opinion) : opinion),
        weak_source_id: drawn.includes(survey_id) ? opinion.weak_source_id : null,
        base: answer.of_whom ?? 'all asked',
        after: asked_after && `after ${asked_after}`,
        shown,
        question_id,
      };
    });
    const [only, ...others] = rows;
    return only?.shown === 'in the picture' && others.length === 0 ? [only, otherSide(only)] : rows;
  });
}
