import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

type ChartAnswer = Tables['chart-answers'][number];

/** What the tables on surveys, and the one that says which answers a chart shows, take from one another. */
export function checkAnswers(tables: Tables): DataError[] {
  const { questions, responses, sources, surveys } = tables;
  const answers = tables['chart-answers'];
  const findSources = (ids: string[] | null) =>
    (ids ?? []).filter((id) => !sources.some(({ source_id }) => source_id === id));
  const known = {
    expected: 'an id that stands in data/sources.csv',
    fix: 'add the source there, or correct the id',
  };
  return [
    ...check('surveys', surveys, 'respondents_source_id', known, (row) =>
      findSources(row.respondents_source_id),
    ),
    ...check('responses', responses, 'printed_alike_by', known, (row) => findSources(row.printed_alike_by)),
    ...check(
      'questions',
      questions,
      'same_as',
      { expected: 'a survey with a question of this id', fix: 'correct the id, or add the question' },
      ({ same_as, question_id }) =>
        same_as === null || questions.some((row) => isQuestion(row, { survey_id: same_as, question_id }))
          ? []
          : [same_as],
    ),
    ...check(
      'chart-answers',
      answers,
      'option_id',
      {
        expected:
          'an answer that data/responses.csv lists for the question, base, subgroup and wave, preferred',
        fix: 'add the answer there, or correct the cells of this row',
      },
      (row) => row.option_id.filter((option) => !responses.some((answer) => isShown(answer, row, option))),
    ),
    ...check(
      'chart-answers',
      answers,
      'line',
      {
        expected: 'questions of one comparable_series in data/questions.csv',
        fix: 'name the series there if the same options were put to the same people, or empty the cell',
      },
      (row) => {
        const seriesOf = (answer: ChartAnswer) =>
          questions.find((question) => isQuestion(question, answer))?.comparable_series ?? null;
        const [first] = answers.filter(({ chart, line }) => chart === row.chart && line === row.line);
        const isJoinable = first && seriesOf(first) !== null && seriesOf(row) === seriesOf(first);
        return row.line === null || isJoinable ? [] : [row.line];
      },
    ),
  ];
}

const check = <Row extends { row: number }>(
  table: TableName,
  rows: Row[],
  column: keyof Row & string,
  advice: Pick<DataError, 'expected' | 'fix'>,
  findWrong: (row: Row) => string[],
): DataError[] =>
  rows.flatMap((row) =>
    findWrong(row).map((received) => ({
      file: `data/${table}.csv`,
      row: row.row,
      column,
      received,
      ...advice,
    })),
  );

type Question = Pick<ChartAnswer, 'survey_id' | 'question_id'>;

const isQuestion = (row: Question, { survey_id, question_id }: Question) =>
  row.survey_id === survey_id && row.question_id === question_id;

const isShown = (response: Tables['responses'][number], answer: ChartAnswer, option: string) =>
  isQuestion(response, answer) &&
  response.option_id === option &&
  response.preferred &&
  response.subgroup === answer.subgroup &&
  response.wave === answer.wave &&
  (answer.base === null || response.base === answer.base);
