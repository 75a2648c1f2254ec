import { tableNames, type TableName, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { country, recognisePlaces, placeNames, type PlaceType } from './places.ts';

/** Tables of which some cells could not be read: these are missing from their rows. */
export type KnownTables = {
  [N in TableName]: (Partial<Tables[N][number]> & { row: number })[];
};

type Row = KnownTables[TableName][number];

/** What a column may name. */
interface Rule {
  column: string;
  /** The column of another table in which the names stand. */
  from?: [table: TableName, column: string];
  /** What a row names in that column and must not; nothing where it has no such column. */
  findWrong: (row: Row, table: TableName) => string[];
  expected: string;
  fix: string;
}

/** Every id that one table takes from another must stand there. What is known to be wrong in the other is not judged by. */
export function checkReferences(tables: KnownTables, cellErrors: DataError[] = []): DataError[] {
  const isIncomplete = (table: TableName, id: string) =>
    cellErrors.some(
      ({ file, row = 1, column }) =>
        file === `data/${table}.csv` && (row === 1 || column === undefined || column === id),
    );
  return rulesOf(tables)
    .filter(({ from }) => !from || !isIncomplete(...from))
    .flatMap(({ column, findWrong, expected, fix }) =>
      tableNames.flatMap((name) =>
        tables[name].flatMap((row) =>
          findWrong(row, name).map((received) => ({
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

function rulesOf(tables: KnownTables): Rule[] {
  const sources = new Set(tables.sources.map((source) => source.source_id));
  const isPlace = recognisePlaces(tables['police-forces']);
  const surveys = new Set(tables.surveys.map((survey) => survey.survey_id));
  const nameQuestion = (row: { survey_id?: string; question_id?: string }) =>
    `${row.question_id} of ${row.survey_id}`;
  const questions = new Set(tables.questions.map(nameQuestion));
  return [
    {
      column: 'source_id',
      from: ['sources', 'source_id'],
      findWrong: (row) =>
        'source_id' in row && Array.isArray(row.source_id)
          ? row.source_id.filter((id) => !sources.has(id))
          : [],
      expected: 'an id that stands in data/sources.csv',
      fix: 'add the source there, or correct the id',
    },
    ...(['force', 'region', 'force group'] as const).map((type): Rule => ({
      column: 'geography',
      from: ['police-forces', 'region'],
      findWrong: (row) =>
        'geography_type' in row &&
        row.geography_type === type &&
        row.geography !== undefined &&
        row.geography !== country &&
        !isPlace[type](row.geography)
          ? [`${row.geography}, ${type}`]
          : [],
      expected: placeNames[type],
      fix: 'use that spelling, or another geography_type',
    })),
    {
      // A row that misses the spelling or the type of the country would be left out of every chart in silence.
      column: 'geography',
      findWrong: (row) =>
        'geography_type' in row &&
        row.geography &&
        (row.geography === country) !== (row.geography_type === 'england_wales')
          ? [`${row.geography}, ${row.geography_type}`]
          : [],
      expected: `“${country}” with the geography_type england_wales, and no other place with it`,
      fix: 'correct the name or the geography_type',
    },
    ...Object.entries(placesWithoutType).map(([table, types]): Rule => ({
      column: 'geography',
      from: ['police-forces', 'region'],
      findWrong: (row, ofTable) =>
        ofTable === table && 'geography' in row && row.geography !== undefined
          ? [row.geography].filter((name) => !types.some((type) => isPlace[type](name)))
          : [],
      expected: types.map((type) => placeNames[type]).join(', or '),
      fix: 'use that spelling',
    })),
    {
      column: 'survey_id',
      from: ['surveys', 'survey_id'],
      findWrong: (row) =>
        'survey_id' in row && row.survey_id && !surveys.has(row.survey_id) ? [row.survey_id] : [],
      expected: 'a survey of data/surveys.csv',
      fix: 'add the survey there, or correct the id',
    },
    {
      column: 'question_id',
      from: ['questions', 'question_id'],
      findWrong: (row) =>
        'question_id' in row && row.survey_id && !questions.has(nameQuestion(row)) ? [nameQuestion(row)] : [],
      expected: 'a question that data/questions.csv lists for the survey',
      fix: 'add the question there, or correct the id',
    },
    {
      column: 'tables',
      findWrong: (row) =>
        'tables' in row && row.tables
          ? row.tables.filter((name) => !tableNames.some((known) => known === name))
          : [],
      expected: 'names of files in data/, without .csv',
      fix: 'correct the name',
    },
  ];
}

/** The kinds of place that stand in a table which does not name them. */
const placesWithoutType: { [N in TableName]?: PlaceType[] } = {
  discharges: ['england_wales'],
  'fatal-shootings': ['england_wales', 'force'],
  'fatal-shootings-who': ['england_wales'],
  'firearms-reports': ['england_wales', 'force'],
  'population-ethnicity': ['england_wales'],
  'taser-officers': ['force'],
  'worked-out': ['england_wales', 'region', 'force'],
};
