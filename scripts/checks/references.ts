import { tableNames, type Tables } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';

/** Every id that one table takes from another must stand there. */
export function checkReferences(tables: Tables): Fault[] {
  return [
    ...unknownSources(tables),
    ...unknownForces(tables),
    ...misspeltCountry(tables),
    ...unknownSurveys(tables),
    ...unknownTables(tables),
  ];
}

function unknownSources(tables: Tables): Fault[] {
  const known = new Set(tables.sources.map((source) => source.source_id));
  const faults: Fault[] = [];
  for (const name of tableNames) {
    for (const row of tables[name]) {
      if (!('source_id' in row) || typeof row.source_id === 'string') continue;
      for (const id of row.source_id.filter((id) => !known.has(id))) {
        faults.push({
          file: `data/${name}.csv`,
          row: row.row,
          column: 'source_id',
          got: id,
          expected: 'an id that stands in data/sources.csv',
          mend: 'add the source there, or correct the id',
        });
      }
    }
  }
  return faults;
}

function unknownForces(tables: Tables): Fault[] {
  const known = new Set(tables['police-forces'].map((force) => force.geography));
  const faults: Fault[] = [];
  for (const name of tableNames) {
    for (const row of tables[name]) {
      if (!('geography_type' in row) || row.geography_type !== 'force' || known.has(row.geography)) continue;
      faults.push({
        file: `data/${name}.csv`,
        row: row.row,
        column: 'geography',
        got: row.geography,
        expected: 'a force as the first column of data/police-forces.csv names it',
        mend: 'use that spelling, or another geography_type',
      });
    }
  }
  return faults;
}

const country = 'England and Wales';

/** The country has one spelling and one kind of place: a row that misses either would be left out of every chart in silence. */
function misspeltCountry(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  for (const name of tableNames) {
    for (const row of tables[name]) {
      if (
        !('geography_type' in row) ||
        (row.geography === country) === (row.geography_type === 'england_wales')
      )
        continue;
      faults.push({
        file: `data/${name}.csv`,
        row: row.row,
        column: 'geography',
        got: `${row.geography}, ${row.geography_type}`,
        expected: `“${country}” with the geography_type england_wales, and no other place with it`,
        mend: 'correct the name or the geography_type',
      });
    }
  }
  return faults;
}

function unknownSurveys(tables: Tables): Fault[] {
  const surveys = new Set(tables.surveys.map((survey) => survey.survey_id));
  const questions = new Set(
    tables.questions.map((question) => `${question.survey_id} ${question.question_id}`),
  );
  const faults: Fault[] = [];
  for (const name of ['questions', 'responses', 'survey-counts'] as const) {
    for (const row of tables[name]) {
      if (surveys.has(row.survey_id)) continue;
      faults.push({
        file: `data/${name}.csv`,
        row: row.row,
        column: 'survey_id',
        got: row.survey_id,
        expected: 'a survey of data/surveys.csv',
        mend: 'add the survey there, or correct the id',
      });
    }
  }
  for (const row of tables.responses) {
    if (questions.has(`${row.survey_id} ${row.question_id}`)) continue;
    faults.push({
      file: 'data/responses.csv',
      row: row.row,
      column: 'question_id',
      got: row.question_id,
      expected: `a question that data/questions.csv lists for ${row.survey_id}`,
      mend: 'add the question there, or correct the id',
    });
  }
  return faults;
}

function unknownTables(tables: Tables): Fault[] {
  return tables.notes.flatMap((note) =>
    note.tables
      .filter((name) => !tableNames.some((known) => known === name))
      .map((name) => ({
        file: 'data/notes.csv',
        row: note.row,
        column: 'tables',
        got: name,
        expected: 'names of files in data/, without .csv',
        mend: 'correct the name',
      })),
  );
}
