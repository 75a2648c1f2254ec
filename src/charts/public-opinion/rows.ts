import { group } from 'd3';
import type { Tables } from '../../data/tables/index.ts';
import { answersOf, type ChartAnswer, deriveOpinion } from '../kit/opinion.ts';
import { rowWhere, where } from '../kit/rows-and-phrases.ts';

/** Polls of the public. Each asked its own question of its own base in its own way: they are no series. */
export type Row = ReturnType<typeof deriveAnswer>;

function deriveAnswer(tables: Tables, answer: ChartAnswer, isDrawn: boolean) {
  const { survey_id, question_id, side, shown } = answer;
  const { asked_after } = rowWhere(tables.surveys, { survey_id });
  const opinion = deriveOpinion(tables, answer);
  return {
    pollster: answer.group ?? '',
    answer: answer.label,
    side: side === 'for' ? ('for' as const) : ('against' as const),
    ...opinion,
    /** Null where the poll has such an answer and no source gives it. */
    percent: opinion.percent as number | null,
    weak_source_id: isDrawn ? opinion.weak_source_id : null,
    base: answer.of_whom ?? 'all asked',
    /** What a source says the poll came after, where it does. */
    after: asked_after && `after ${asked_after}`,
    shown,
    question_id,
  };
}

/** What was not seen of the other side, so that it can be drawn as that. */
function otherSide(row: Row): Row {
  const side = row.side === 'for' ? 'against' : 'for';
  return { ...row, side, answer: side, percent: null };
}

export function deriveRows(tables: Tables): Row[] {
  const answers = answersOf(tables, 'public-opinion');
  const polls = group(answers, ({ shown, survey_id, of_whom }) => [shown, survey_id, of_whom].join());
  return [...polls.values()].flatMap((ofPoll) => {
    const rows = ofPoll.map((answer) => {
      const { survey_id } = answer;
      const isDrawn = where(answers, { survey_id, shown: 'in the picture' }).length > 0;
      return deriveAnswer(tables, answer, isDrawn);
    });
    const [only, ...others] = rows;
    return only?.shown === 'in the picture' && others.length === 0 ? [only, otherSide(only)] : rows;
  });
}
