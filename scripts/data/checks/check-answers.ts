import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { checkNames } from './check-rows.ts';

type ChartAnswer = Tables['chart-answers'][number];
type Question = Pick<ChartAnswer, 'survey_id' | 'question_id'>;

const isQuestion = (row: Question, { survey_id, question_id }: Question) =>
  row.survey_id === survey_id && row.question_id === question_id;

/** What the tables on surveys, and the one that says which answers a chart shows, take from one another. */
export function checkAnswers(tables: Tables): DataError[] {
  const { questions, responses, sources, surveys } = tables;
  const answers = tables['chart-answers'];
  const findUnknown = (ids: string[] | null) =>
    (ids ?? []).filter((id) => !sources.some(({ source_id }) => source_id === id));
  const source = {
    expected: 'an id that stands in data/sources.csv',
    fix: 'add the source there, or correct the id',
  };
  const isShown = (option: string, answer: ChartAnswer) =>
    responses.some(
      (row) =>
        isQuestion(row, answer) &&
        row.option_id === option &&
        row.preferred &&
        row.subgroup === answer.subgroup &&
        row.wave === answer.wave &&
        (answer.base === null || row.base === answer.base),
    );
  const seriesOf = (answer: ChartAnswer) =>
    questions.find((question) => isQuestion(question, answer))?.comparable_series ?? null;
  return [
    ...checkNames('surveys', surveys, { column: 'respondents_source_id', ...source }, (row) =>
      findUnknown(row.respondents_source_id),
    ),
    ...checkNames('responses', responses, { column: 'printed_alike_by', ...source }, (row) =>
      findUnknown(row.printed_alike_by),
    ),
    ...checkNames(
      'questions',
      questions,
      {
        column: 'same_as',
        expected: 'a survey with a question of this id',
        fix: 'correct the id, or add the question',
      },
      ({ same_as, question_id }) =>
        same_as === null || questions.some((row) => isQuestion(row, { survey_id: same_as, question_id }))
          ? []
          : [same_as],
    ),
    ...checkNames(
      'chart-answers',
      answers,
      {
        column: 'option_id',
        expected:
          'an answer that data/responses.csv lists for the question, base, subgroup and wave, preferred',
        fix: 'add the answer there, or correct the cells of this row',
      },
      (row) => row.option_id.filter((option) => !isShown(option, row)),
    ),
    ...checkNames(
      'chart-answers',
      answers,
      {
        column: 'line',
        expected: 'questions of one comparable_series in data/questions.csv',
        fix: 'name the series there if the same options were put to the same people, or empty the cell',
      },
      (row) => {
        const [first] = answers.filter(({ chart, line }) => chart === row.chart && line === row.line);
        const isJoinable = first && seriesOf(first) !== null && seriesOf(row) === seriesOf(first);
        return row.line === null || isJoinable ? [] : [row.line];
      },
    ),
  ];
}
