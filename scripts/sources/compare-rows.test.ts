import { expect, test } from 'vitest';
import { compareRows } from './compare-rows.ts';
import { type CsvTables, parseCsvRows } from './csv-rows.ts';

const parseOfficers = (...lines: string[]) =>
  parseCsvRows(
    ['geography,date,measure,value,release,released,source_id', ...lines]
      .join('\n')
      .replaceAll('Kent', 'Kent,2030-03-31,police_officers_fte'),
  );

test('a row is added, revised, earlier, repeated or contradicted, by its series, figure and publication', () => {
  const existing = {
    'police-officers': parseOfficers('Kent,3538,PA,2030-07-02,PA', 'Kent,3540.0,HO 31,2031-07,HO31'),
    sources: parseCsvRows(
      'source_id,standing\nHO30,official\nHO31,official\nHO32,official\nPA,press or other',
    ),
  } as unknown as CsvTables;
  const cases = {
    'Essex,2030-03-31,police_officers_fte,3538,HO 32,2032-07-01,HO32': 'added',
    'Kent,3541,HO 32,2032-07-01,HO32': 'revised',
    'Kent,3540,HO 32,2032-07-01,HO32': 'repeated',
    'Kent,3540,HO of July,2031-07-20,HO32': 'repeated',
    'Kent,3500,HO 29,2029-07-01,HO30': 'earlier',
    'Kent,3540,HO 31,2031-07,HO31': 'repeated',
    'Kent,3541,HO 31,2031-07,HO31': 'contradicted',
    // From the press it was known; the office itself had not said it.
    'Kent,3538.0,HO 30,2030-07-20,HO30': 'added',
  };
  const compared = compareRows(existing, 'police-officers', parseOfficers(...Object.keys(cases)));
  expect(compared.map(({ is }) => is)).toEqual(Object.values(cases));
});
