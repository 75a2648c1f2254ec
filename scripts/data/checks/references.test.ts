import { describe, expect, test } from 'vitest';
import { changeRow, print, realTables } from '../testing/real-tables.ts';
import { checkReferences } from './references.ts';

test('every id that one table takes from another stands there', () => {
  expect(print(checkReferences(realTables()))).toEqual([]);
});

describe('an id that does not stand there', () => {
  test('a source', () => {
    const tables = realTables();
    const answer = changeRow(
      tables.responses,
      { survey_id: 'MPF2017', option_id: 'all_routinely_armed' },
      { source_id: ['S01', 'S1O'] },
    );
    expect(print(checkReferences(tables))).toEqual([
      `data/responses.csv:${answer.row}:source_id — received "S1O", expected an id that stands in data/sources.csv; add the source there, or correct the id`,
    ]);
  });

  test('a source that was removed while rows rest on it', () => {
    const tables = realTables();
    tables.sources = tables.sources.filter((source) => source.source_id !== 'IOPC_TS2020');
    const errors = checkReferences(tables);
    const resting = [...tables['fatal-shootings'], ...tables['fatal-shootings-who']].filter((row) =>
      row.source_id.includes('IOPC_TS2020'),
    );
    expect(errors.length).toBeGreaterThanOrEqual(resting.length);
    expect(new Set(errors.map((error) => error.received))).toEqual(new Set(['IOPC_TS2020']));
  });

  test('the country by another spelling, or as another kind of place', () => {
    const newest = {
      geography: 'England and Wales',
      date: '2024-03-31',
      measure: 'total_authorised',
    } as const;
    const tables = realTables();
    const spelt = changeRow(tables['armed-officers'], newest, { geography: 'England & Wales' });
    expect(print(checkReferences(tables))).toEqual([
      `data/armed-officers.csv:${spelt.row}:geography — received "England & Wales, england_wales", expected “England and Wales” with the geography_type england_wales, and no other place with it; correct the name or the geography_type`,
    ]);
    const others = realTables();
    changeRow(others['armed-officers'], newest, { geography_type: 'region' });
    expect(print(checkReferences(others))).toHaveLength(1);
  });

  test('a force', () => {
    const tables = realTables();
    const devon = {
      geography: 'Devon & Cornwall',
      date: '2019-03-31',
      measure: 'police_officers_headcount',
    } as const;
    const officers = changeRow(tables['police-officers'], devon, { geography: 'Devon and Cornwall' });
    expect(print(checkReferences(tables))).toEqual([
      `data/police-officers.csv:${officers.row}:geography — received "Devon and Cornwall", expected a force as the first column of data/police-forces.csv names it; use that spelling, or another geography_type`,
    ]);
  });

  test('a survey', () => {
    const tables = realTables();
    const count = changeRow(
      tables['survey-counts'],
      { measure: 'members', preferred: true, survey_id: 'MPF2017' },
      { survey_id: 'MPF2O17' },
    );
    expect(print(checkReferences(tables))).toEqual([
      `data/survey-counts.csv:${count.row}:survey_id — received "MPF2O17", expected a survey of data/surveys.csv; add the survey there, or correct the id`,
    ]);
  });

  test('a question', () => {
    const tables = realTables();
    const answer = changeRow(
      tables.responses,
      { survey_id: 'MPF2017', option_id: 'never' },
      { question_id: 'carry_ever' },
    );
    expect(print(checkReferences(tables))).toEqual([
      `data/responses.csv:${answer.row}:question_id — received "carry_ever", expected a question that data/questions.csv lists for MPF2017; add the question there, or correct the id`,
    ]);
  });

  test('a table that a note belongs to', () => {
    const tables = realTables();
    const note = changeRow(tables.notes, { note: tables.notes[0]?.note ?? '' }, { tables: ['force-report'] });
    expect(print(checkReferences(tables))).toEqual([
      `data/notes.csv:${note.row}:tables — received "force-report", expected names of files in data/, without .csv; correct the name`,
    ]);
  });
});
