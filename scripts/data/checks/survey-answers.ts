import { group, sum } from 'd3';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

type Response = Tables['responses'][number];

/** A hundred, and room for the rounding of several published figures. */
const mostThatRoundingAllows = 100.5;

/** Without the parts that are empty: a key, as an editor reads it. */
const named = (key: string) =>
  key
    .split(' · ')
    .filter((part) => part !== '')
    .join(' · ');

/** The answers that the site uses: single choices add to at most 100, and no answer is chosen twice. */
export function checkSurveyAnswers(tables: Tables): DataError[] {
  return [...overfullQuestions(tables), ...answersChosenTwice(tables.responses)];
}

function overfullQuestions(tables: Tables): DataError[] {
  const single = new Set(
    tables.questions
      .filter((question) => question.choice === 'single')
      .map((question) => `${question.survey_id} ${question.question_id}`),
  );
  const counted = tables.responses.filter(
    (row) => row.preferred && row.kind === 'option' && single.has(`${row.survey_id} ${row.question_id}`),
  );
  const base = (row: Response) =>
    [row.survey_id, row.question_id, row.base, row.subgroup, row.wave].join(' · ');
  const errors: DataError[] = [];
  for (const [question, rows] of group(counted, base)) {
    // Rounded, so that the noise of binary fractions is neither judged nor printed.
    const added = Math.round(sum(rows, (row) => row.percent) * 100) / 100;
    const last = rows.at(-1);
    if (!last || added <= mostThatRoundingAllows) continue;
    errors.push({
      file: 'data/responses.csv',
      row: last.row,
      column: 'percent',
      received: `${added} in all for ${named(question)}`,
      expected: `at most ${mostThatRoundingAllows}, because one answer could be given`,
      fix: `compare rows ${rows.map((row) => row.row).join(', ')} with the source; sums made by the publisher are of kind net`,
    });
  }
  return errors;
}

function answersChosenTwice(responses: Response[]): DataError[] {
  const answer = (row: Response) =>
    [row.survey_id, row.question_id, row.option_id, row.base, row.subgroup, row.wave].join(' · ');
  const errors: DataError[] = [];
  for (const [name, rows] of group(responses, answer)) {
    const chosen = rows.filter((row) => row.preferred);
    const last = rows.at(-1);
    if (!last || chosen.length <= 1) continue;
    errors.push({
      file: 'data/responses.csv',
      row: last.row,
      column: 'preferred',
      received: `${chosen.length} rows with 1 for ${named(name)}`,
      expected: 'one at most',
      fix: `choose the row of the best source among ${rows.map((row) => row.row).join(', ')}`,
    });
  }
  return errors;
}
