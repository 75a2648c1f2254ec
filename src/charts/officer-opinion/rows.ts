import { sum } from 'd3';
import { toTenths } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { addUp, answersOf, type ChartAnswer, deriveOpinion } from '../kit/opinion.ts';
import { where } from '../kit/rows-and-phrases.ts';

/**
 * What officers answered on being armed. Each survey put it in its own way: only the national ones of 2006 and 2017 offered
 * the same answers, and only these two are joined.
 */
export type Row = ReturnType<typeof deriveRows>[number];

export function deriveRows(tables: Tables) {
  const answers = answersOf(tables, 'officer-opinion');
  return answers.map((answer) => {
    const opinion = deriveOpinion(tables, answer);
    return {
      place: answer.group ?? '',
      question_id: answer.question_id,
      option_id: answer.option_id.join(';'),
      subgroup: answer.subgroup,
      answer: answer.label,
      ...opinion,
      run_by_union: /Federation/.test(opinion.sponsor) ? 'yes' : 'no',
      side: answer.side,
      ...restOf(tables, answer, answers),
      shown: answer.shown,
      /** Rows of one name share a line. */
      line: answer.line,
    };
  });
}

/** What those answered who were neither for nor against: known where the sides are. */
function restOf(tables: Tables, answer: ChartAnswer, answers: ChartAnswer[]) {
  const { survey_id, question_id, subgroup, side } = answer;
  if (side === null) return { other_answers: null, not_published: null };
  const asked = { survey_id, question_id, subgroup };
  const sides = where(answers, asked).filter((other) => other.side !== null);
  const ofSides = sides.flatMap(({ option_id }) => option_id);
  const published = where(tables.responses, { ...asked, kind: 'option', preferred: true });
  const rest = Math.max(0, 100 - sum(sides, ({ percent }) => percent));
  const other = addUp(published.filter(({ option_id }) => !ofSides.includes(option_id)));
  // An answer that the publisher itself counts to a side is none of its own.
  const other_answers = rest < other ? 0 : other;
  return { other_answers, not_published: toTenths(rest - other_answers) };
}
