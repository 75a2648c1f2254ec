import { expect, test } from 'vitest';
import { fixtureTables, formatErrors } from '../testing/fixture-tables.ts';
import { checkAnswers } from './answers.ts';

test('what a chart shows is a published answer, and a line joins questions of one series', () => {
  const tables = fixtureTables({
    sources: 'source_id\nS01',
    surveys: 'survey_id | respondents_source_id\nA2006 | S01\nA2017 | S1O\nB2017 |',
    questions: `survey_id | question_id | same_as | comparable_series
      A2006 | view | | A
      A2017 | view | A2006 | A
      B2017 | view | A2007 |`,
    responses: `survey_id | question_id | option_id | base | subgroup | wave | preferred | printed_alike_by
      A2006 | view | yes | all | | | 1 |
      A2017 | view | yes | all | | | 1 | S01
      A2017 | view | no | all | | | 0 | S02
      B2017 | view | yes | all | | 2017 | 1 |`,
    'chart-answers': `chart | survey_id | question_id | option_id | base | subgroup | wave | line
      officer-opinion | A2006 | view | yes | | | | England
      officer-opinion | A2017 | view | yes;no | all | | | England
      officer-opinion | B2017 | view | yes | | | 2017 | England
      opinion-abroad | B2017 | view | yes | | | 2018 | England`,
  });
  expect(formatErrors(checkAnswers(tables))).toMatchInlineSnapshot(`
    "data/surveys.csv:3:respondents_source_id — received "S1O", expected an id that stands in data/sources.csv; add the source there, or correct the id
    data/responses.csv:4:printed_alike_by — received "S02", expected an id that stands in data/sources.csv; add the source there, or correct the id
    data/questions.csv:4:same_as — received "A2007", expected a survey with a question of this id; correct the id, or add the question
    data/chart-answers.csv:3:option_id — received "no", expected an answer that data/responses.csv lists for the question, base, subgroup and wave, preferred; add the answer there, or correct the cells of this row
    data/chart-answers.csv:5:option_id — received "yes", expected an answer that data/responses.csv lists for the question, base, subgroup and wave, preferred; add the answer there, or correct the cells of this row
    data/chart-answers.csv:4:line — received "England", expected questions of one comparable_series in data/questions.csv; name the series there if the same options were put to the same people, or empty the cell
    data/chart-answers.csv:5:line — received "England", expected questions of one comparable_series in data/questions.csv; name the series there if the same options were put to the same people, or empty the cell"
  `);
});
