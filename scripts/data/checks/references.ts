import { tableNames, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';

/** Every id that one table takes from another must stand there. */
export function checkReferences(tables: Tables): DataError[] {
  return [
    ...unknownSources(tables),
    ...unknownForces(tables),
    ...misspeltCountry(tables),
    ...unknownSurveys(tables),
    ...unknownTables(tables),
  ];
}

function unknownSources(tables: Tables): DataError[] {
  const known = new Set(tables.sources.map((source) => source.source_id));
  const errors: DataError[] = [];
  for (const name of tableNames) {
    for (const row of tables[name]) {
      if (!('source_id' in row) || typeof row.source_id === 'string') continue;
      for (const id of row.source_id.filter((id) => !known.has(id))) {
        errors.push({
          file: `data/${name}.csv`,
          row: row.row,
          column: 'source_id',
          received: id,
          expected: 'an id that stands in data/sources.csv',
          fix: 'add the source there, or correct the id',
        });
      }
    }
  }
  return errors;
}

function unknownForces(tables: Tables): DataError[] {
  const known = new Set(tables['police-forces'].map((force) => force.geography));
  const errors: DataError[] = [];
  for (const name of tableNames) {
    for (const row of tables[name]) {
      if (!('geography_type' in row) || row.geography_type !== 'force' || known.has(row.geography)) continue;
      errors.push({
        file: `data/${name}.csv`,
        row: row.row,
        column: 'geography',
        received: row.geography,
        expected: 'a force as the first column of data/police-forces.csv names it',
        fix: 'use that spelling, or another geography_type',
      });
    }
  }
  return errors;
}

const country = 'England and Wales';

/** The country has one spelling and one kind of place: a row that misses either would be left out of every chart in silence. */
function misspeltCountry(tables: Tables): DataError[] {
  const errors: DataError[] = [];
  for (const name of tableNames) {
    for (const row of tables[name]) {
      if (
        !('geography_type' in row) ||
        (row.geography === country) === (row.geography_type === 'england_wales')
      )
        continue;
      errors.push({
        file: `data/${name}.csv`,
        row: row.row,
        column: 'geography',
        received: `${row.geography}, ${row.geography_type}`,
        expected: `“${country}” with the geography_type england_wales, and no other place with it`,
        fix: 'correct the name or the geography_type',
      });
    }
  }
  return errors;
}

function unknownSurveys(tables: Tables): DataError[] {
  const surveys = new Set(tables.surveys.map((survey) => survey.survey_id));
  const questions = new Set(
    tables.questions.map((question) => `${question.survey_id} ${question.question_id}`),
  );
  const errors: DataError[] = [];
  for (const name of ['questions', 'responses', 'survey-counts'] as const) {
    for (const row of tables[name]) {
      if (surveys.has(row.survey_id)) continue;
      errors.push({
        file: `data/${name}.csv`,
        row: row.row,
        column: 'survey_id',
        received: row.survey_id,
        expected: 'a survey of data/surveys.csv',
        fix: 'add the survey there, or correct the id',
      });
    }
  }
  for (const row of tables.responses) {
    if (questions.has(`${row.survey_id} ${row.question_id}`)) continue;
    errors.push({
      file: 'data/responses.csv',
      row: row.row,
      column: 'question_id',
      received: row.question_id,
      expected: `a question that data/questions.csv lists for ${row.survey_id}`,
      fix: 'add the question there, or correct the id',
    });
  }
  return errors;
}

function unknownTables(tables: Tables): DataError[] {
  return tables.notes.flatMap((note) =>
    note.tables
      .filter((name) => !tableNames.some((known) => known === name))
      .map((name) => ({
        file: 'data/notes.csv',
        row: note.row,
        column: 'tables',
        received: name,
        expected: 'names of files in data/, without .csv',
        fix: 'correct the name',
      })),
  );
}
