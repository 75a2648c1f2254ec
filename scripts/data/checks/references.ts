import { tableNames, type TableName, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

type Row = Tables[TableName][number];

/** What a column may name. */
interface Rule {
  column: string;
  /** What a row names in that column and must not; nothing where it has no such column. */
  findWrong: (row: Row) => string[];
  expected: string;
  fix: string;
}

/** Every id that one table takes from another must stand there. */
export function checkReferences(tables: Tables): DataError[] {
  return rulesOf(tables).flatMap(({ column, findWrong, expected, fix }) =>
    tableNames.flatMap((name) =>
      tables[name].flatMap((row) =>
        findWrong(row).map((received) => ({
          file: `data/${name}.csv`,
          row: row.row,
          column,
          received,
          expected,
          fix,
        })),
      ),
    ),
  );
}

const country = 'England and Wales';

function rulesOf(tables: Tables): Rule[] {
  const sources = new Set(tables.sources.map((source) => source.source_id));
  const forces = new Set(tables['police-forces'].map((force) => force.geography));
  const surveys = new Set(tables.surveys.map((survey) => survey.survey_id));
  const nameQuestion = (row: { survey_id: string; question_id: string }) =>
    `${row.question_id} of ${row.survey_id}`;
  const questions = new Set(tables.questions.map(nameQuestion));
  return [
    {
      column: 'source_id',
      findWrong: (row) =>
        'source_id' in row && Array.isArray(row.source_id)
          ? row.source_id.filter((id) => !sources.has(id))
          : [],
      expected: 'an id that stands in data/sources.csv',
      fix: 'add the source there, or correct the id',
    },
    {
      column: 'geography',
      findWrong: (row) =>
        'geography_type' in row && row.geography_type === 'force' && !forces.has(row.geography)
          ? [row.geography]
          : [],
      expected: 'a force as the first column of data/police-forces.csv names it',
      fix: 'use that spelling, or another geography_type',
    },
    {
      // A row that misses the spelling or the type of the country would be left out of every chart in silence.
      column: 'geography',
      findWrong: (row) =>
        'geography_type' in row && (row.geography === country) !== (row.geography_type === 'england_wales')
          ? [`${row.geography}, ${row.geography_type}`]
          : [],
      expected: `“${country}” with the geography_type england_wales, and no other place with it`,
      fix: 'correct the name or the geography_type',
    },
    {
      column: 'survey_id',
      findWrong: (row) => ('survey_id' in row && !surveys.has(row.survey_id) ? [row.survey_id] : []),
      expected: 'a survey of data/surveys.csv',
      fix: 'add the survey there, or correct the id',
    },
    {
      column: 'question_id',
      findWrong: (row) =>
        'question_id' in row && !questions.has(nameQuestion(row)) ? [nameQuestion(row)] : [],
      expected: 'a question that data/questions.csv lists for the survey',
      fix: 'add the question there, or correct the id',
    },
    {
      column: 'tables',
      findWrong: (row) =>
        'tables' in row ? row.tables.filter((name) => !tableNames.some((known) => known === name)) : [],
      expected: 'names of files in data/, without .csv',
      fix: 'correct the name',
    },
  ];
}
