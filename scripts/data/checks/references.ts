import { tableNames, type TableName, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

type Row = Tables[TableName][number];

/** Every id that one table takes from another must stand there. */
export function checkReferences(tables: Tables): DataError[] {
  return [
    ...checkRows(tables, unknownSources(tables)),
    ...checkRows(tables, unknownForce(tables)),
    ...checkRows(tables, misspeltCountry),
    ...checkRows(tables, unknownSurvey(tables)),
    ...checkRows(tables, unknownQuestion(tables)),
    ...checkRows(tables, unknownTables),
  ];
}

/** What is wrong in a row, without saying where the row stands. */
type Find = (row: Row) => Omit<DataError, 'file' | 'row'>[];

const checkRows = (tables: Tables, find: Find): DataError[] =>
  tableNames.flatMap((name) =>
    tables[name].flatMap((row) =>
      find(row).map((error) => ({ file: `data/${name}.csv`, row: row.row, ...error })),
    ),
  );

function unknownSources({ sources }: Tables): Find {
  const known = new Set(sources.map((source) => source.source_id));
  return (row) =>
    'source_id' in row && Array.isArray(row.source_id)
      ? row.source_id
          .filter((id) => !known.has(id))
          .map((received) => ({
            column: 'source_id',
            received,
            expected: 'an id that stands in data/sources.csv',
            fix: 'add the source there, or correct the id',
          }))
      : [];
}

function unknownForce(tables: Tables): Find {
  const known = new Set(tables['police-forces'].map((force) => force.geography));
  return (row) =>
    'geography_type' in row && row.geography_type === 'force' && !known.has(row.geography)
      ? [
          {
            column: 'geography',
            received: row.geography,
            expected: 'a force as the first column of data/police-forces.csv names it',
            fix: 'use that spelling, or another geography_type',
          },
        ]
      : [];
}

const country = 'England and Wales';

/** The country has one spelling and one kind: a row that misses either would be left out of every chart in silence. */
const misspeltCountry: Find = (row) =>
  'geography_type' in row && (row.geography === country) !== (row.geography_type === 'england_wales')
    ? [
        {
          column: 'geography',
          received: `${row.geography}, ${row.geography_type}`,
          expected: `“${country}” with the geography_type england_wales, and no other place with it`,
          fix: 'correct the name or the geography_type',
        },
      ]
    : [];

function unknownSurvey({ surveys }: Tables): Find {
  const known = new Set(surveys.map((survey) => survey.survey_id));
  return (row) =>
    'survey_id' in row && !known.has(row.survey_id)
      ? [
          {
            column: 'survey_id',
            received: row.survey_id,
            expected: 'a survey of data/surveys.csv',
            fix: 'add the survey there, or correct the id',
          },
        ]
      : [];
}

function unknownQuestion({ questions }: Tables): Find {
  const known = new Set(questions.map(({ survey_id, question_id }) => `${survey_id} ${question_id}`));
  return (row) =>
    'question_id' in row && 'survey_id' in row && !known.has(`${row.survey_id} ${row.question_id}`)
      ? [
          {
            column: 'question_id',
            received: row.question_id,
            expected: `a question that data/questions.csv lists for ${row.survey_id}`,
            fix: 'add the question there, or correct the id',
          },
        ]
      : [];
}

const unknownTables: Find = (row) =>
  'tables' in row
    ? row.tables
        .filter((name) => !tableNames.some((known) => known === name))
        .map((received) => ({
          column: 'tables',
          received,
          expected: 'names of files in data/, without .csv',
          fix: 'correct the name',
        }))
    : [];
