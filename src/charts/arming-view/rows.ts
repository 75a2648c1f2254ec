import { group, sum } from 'd3';
import { toTenths } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { answersOfOneSurvey } from '../kit/opinion.ts';
import { joinSources, rowWhere, where } from '../kit/rows-and-phrases.ts';

type Part = 'answer' | 'opposite answer' | 'not published';

/**
 * Metropolitan Police Federation, survey of January 2017: published percentages of those who answered.
 * That the first three answers belong to one question is inferred from “the largest number of respondents”.
 */
export type Row = ReturnType<typeof deriveRows>[number];

/** The pieces of each bar: an answer, its opposite where that was published, and what was not published. */
export function deriveRows(tables: Tables) {
  const { survey_id, answers: all } = answersOfOneSurvey(tables, 'arming-view');
  const counted = (measure: 'respondents' | 'members') =>
    rowWhere(tables['survey-counts'], { survey_id, measure, preferred: true }).value;
  const counts = { answered: counted('respondents'), members: counted('members') };
  const source_id = joinSources(all.flatMap(({ published }) => published));
  return [...group(all, ({ question_id }) => question_id)].flatMap(([question_id, answers]) => {
    const question = answers[0]?.question_label ?? '';
    const piece = (option: string, part: Part, answer: string, from: number, to: number) => ({
      question_id,
      question,
      /** The bar that it lies in. */
      bar: `${question_id}/${option}`,
      answer,
      part,
      percent: toTenths(to - from),
      from: toTenths(from),
      to: toTenths(to),
      ...counts,
      source_id,
    });
    const own = answers
      .filter(({ side }) => side !== 'opposite')
      .map(({ option_id, label, percent }) => piece(option_id.join(';'), 'answer', label, 0, percent));
    const notPublished = (option: string, from: number, to: number) =>
      piece(option, 'not published', 'The rest: not published', from, to);
    const published = sum(own, ({ percent }) => percent);
    const [only, ...others] = own;
    // Answers with bars of their own leave a bar for what was not published; else it fills up the only one.
    if (!only || others.length > 0) return [...own, notPublished('not_published', 0, 100 - published)];
    // What an answer is out of is not known where its question was not published.
    if (rowWhere(tables.questions, { survey_id, question_id }).choice === 'unknown') return own;
    const option = only.bar.slice(question_id.length + 1);
    const opposite = where(answers, { side: 'opposite' }).map(({ label, percent }) =>
      piece(option, 'opposite answer', label, published, published + percent),
    );
    return [...own, ...opposite, notPublished(option, opposite.at(-1)?.to ?? published, 100)];
  });
}
