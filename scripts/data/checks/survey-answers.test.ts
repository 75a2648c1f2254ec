import { expect, test } from 'vitest';
import { changeRow, print, realTables } from '../testing/real-tables.ts';
import { checkSurveyAnswers } from './survey-answers.ts';

const everyone = { survey_id: 'MPF2017', question_id: 'arming_view', option_id: 'all_routinely_armed' };

test('the answers that the site uses add to a hundred at most, and each is chosen once', () => {
  expect(print(checkSurveyAnswers(realTables()))).toEqual([]);
});

test('answers to a single choice that add to more than rounding allows are found', () => {
  const tables = realTables();
  const answer = changeRow(tables.responses, everyone, { percent: 51 });
  const rows = tables.responses.filter(
    (row) => row.survey_id === 'MPF2017' && row.question_id === 'arming_view' && row.preferred,
  );
  expect(print(checkSurveyAnswers(tables))).toEqual([
    `data/responses.csv:${answer.row}:percent — received "100.6 in all for MPF2017 · arming_view · all respondents", expected at most 100.5, because one answer could be given; compare rows ${rows.map((row) => row.row).join(', ')} with the source; sums made by the publisher are of kind net`,
  ]);
});

test('a sum is judged and printed without the noise of binary fractions', () => {
  const tables = realTables();
  changeRow(tables.responses, everyone, { percent: 56.7 });
  expect(checkSurveyAnswers(tables)[0]?.received).toBe('106.3 in all for MPF2017 · arming_view · all respondents');
});

test('the rounding of several published figures is allowed', () => {
  const tables = realTables();
  changeRow(tables.responses, everyone, { percent: 50.9 });
  expect(checkSurveyAnswers(tables)).toEqual([]);
});

test('a sum made by the publisher is not added to its parts', () => {
  const tables = realTables();
  changeRow(
    tables.responses,
    { survey_id: 'PFEW2017', option_id: 'NET_routine_arming', percent: 34.1 },
    { percent: 99 },
  );
  expect(checkSurveyAnswers(tables)).toEqual([]);
});

test('an answer for which two rows are chosen is found', () => {
  const tables = realTables();
  const specialists = tables.responses.filter(
    (row) => row.survey_id === 'MPF2017' && row.option_id === 'more_specialists_not_all',
  );
  changeRow(specialists, { percent: 44 }, { preferred: true });
  const errors = print(checkSurveyAnswers(tables));
  expect(errors.at(-1)).toBe(
    `data/responses.csv:${specialists.at(-1)?.row}:preferred — received "2 rows with 1 for MPF2017 · arming_view · more_specialists_not_all · all respondents", expected one at most; choose the row of the best source among ${specialists.map((row) => row.row).join(', ')}`,
  );
});
