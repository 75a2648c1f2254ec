import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { type DataError, DataErrors, formatError } from '../data/data-error.ts';
import { loadFile } from './load-file.ts';
import { homeOfficeForces, listPlaces, loadTaserTable, taserLabels } from './place-table.ts';
import { type Changes, makeOpenData, makeWorkbook } from './testing/make-workbook.ts';
import { Workbook } from './workbook.ts';

const toBytes = (text: string) => new TextEncoder().encode(text);

const withoutFix = (error: DataError) => formatError(error).slice(0, -`; ${error.fix}`.length);

/** What is wrong with a file, without what to do about it. */
function refusalOf(bytes: Uint8Array): string[] {
  try {
    loadFile('file.ods', bytes);
  } catch (error) {
    if (error instanceof DataErrors) return error.errors.map(withoutFix);
    throw error;
  }
  return [];
}

test('of a file that no loader knows by its sheets and title it is named what it has and what is known', () => {
  const ofEthnicity = makeOpenData({ 'Notes!B2': 'Ethnicity Open Data Table' });
  const withNoDate = makeWorkbook({ Index: [[{ t: 'n', v: 1e12, z: 'dd/mm/yyyy' }]] });
  const unknown = [ofEthnicity, withNoDate, toBytes('force;officers\nKent;3')].map((bytes) =>
    refusalOf(bytes).join(),
  );
  expect(unknown.map((text) => text.split(', expected')[0])).toMatchInlineSnapshot(`
    [
      "file.ods — received "sheets Notes, Data; first row ,Ethnicity Open Data Table"",
      "file.ods — received "sheets Index; first row Invalid Date"",
      "file.ods — received "first row force;officers"",
    ]
  `);
  for (const text of unknown)
    expect(text).toContain('the Home Office’s open data table of the police workforce');
});

test('figures that cannot be right are refused, all at once, with sheet and cell', () => {
  const people = { 'Data!H2': 'x', 'Data!H3': 20.5, 'Data!I5': 11 };
  const names = { 'Data!G7': 'Police Cadet', 'Data!C8': 'Narnia' };
  expect(refusalOf(makeOpenData({ ...people, ...names }))).toMatchInlineSnapshot(`
    [
      "file.ods:Data!H2 — received "x", expected a number, 0 or more",
      "file.ods:Data!H3 — received "20.5", expected a whole number",
      "file.ods:Data!I5 — received "11", expected no more than the headcount, 10",
      "file.ods:Data!G7 — received "Police Cadet", expected one of police officer, police community support officer, designated officer, police staff, special constable, police support volunteer",
      "file.ods:Data!C8 — received "Narnia", expected one of the 43 forces",
      "file.ods:Data!A2 — received "2030", expected 2 rows of officers of Northumbria, as other forces have in that year; it has 1",
    ]
  `);
});

test('of another layout every difference is named, and no figure judged', () => {
  const changes = { 'Data!H1': 'Heads', 'Data!J1': 'New', 'Data!H2': 'x' };
  expect(refusalOf(makeOpenData(changes))).toMatchInlineSnapshot(`
    [
      "file.ods:Data!H1 — received "Heads", expected “Total (headcount)”",
      "file.ods:Data!J1 — received "New", expected an empty cell",
    ]
  `);
});

/** A sheet in which each force has fired once, read with some of its cells changed. */
function readTaserTable(changes: Changes) {
  const rows = listPlaces(3, 56).map(({ geography, geography_type, terms }) => {
    const uses = { england_wales: homeOfficeForces.length, region: terms.length, force: 1 }[geography_type];
    const fired = ['Total', 'Total discharge', 'Fired'];
    return [geography, ...taserLabels.map((label) => (fired.includes(label) ? uses : 0))];
  });
  const header = ['Police force', ...taserLabels];
  const sheet = [['Taser'], header, ...rows.slice(1), rows[0] ?? []];
  const workbook = new Workbook('file.ods', makeWorkbook({ T: sheet }, changes));
  const place = { sheet: 'T', title: 'Taser', placeColumn: 'A', firstRow: 3, totalRow: 56 };
  const loaded = loadTaserTable(workbook, { ...place, headerRow: 2, header }, '2029-04/2030-03');
  return { loaded, errors: workbook.errors.map(withoutFix) };
}

test('forces must add up to their region, regions to England and Wales, and kinds of use to their total', () => {
  const { loaded, errors } = readTaserTable({});
  expect(errors).toEqual([]);
  // Every kind for England and Wales, the sums alone for regions and forces.
  expect(loaded).toHaveLength(11 + 53 * 4);
  expect(readTaserTable({ 'T!L4': 1, 'T!B56': 40 }).errors).toMatchInlineSnapshot(`
    [
      "file.ods:T!B56 — received "40", expected 43, which is C56 + H56 + L56",
      "file.ods:T!L3 — received "0", expected 1, which is L4 + L5 + L6",
      "file.ods:T!B4 — received "1", expected 2, which is C4 + H4 + L4",
    ]
  `);
  expect(readTaserTable({ 'T!A4': 'Narnia', 'T!L4': 1 }).errors).toEqual([
    'file.ods:T!A4 — received "Narnia", expected “Cleveland”',
  ]);
});

test('a table of ours is read with its columns in any order, those that may be empty missing or not, as a CSV or from a workbook of one sheet', () => {
  const cells = { measure: 'operations', value: '302', released: '2031-07-10', source_id: 'HO2031' };
  const place = { geography: 'Kent', geography_type: 'force', period: '2029-04/2030-03' };
  const row = { ...cells, ...place, release: 'HO, July', note: '' };
  const csv = (value = '302') => toBytes(Papa.unparse([{ ...row, value }]));
  const sheet = [Object.keys(row), Object.values({ ...row, value: 302, released: new Date('2031-07-10') })];
  for (const bytes of [csv(), makeWorkbook({ Sheet1: sheet })])
    expect(loadFile('mine', bytes).rows).toMatchObject([{ table: 'operations', cell: 'row 2', cells: row }]);
  expect(refusalOf(csv('3,02'))).toEqual([
    'file.ods:2:value — received "3,02", expected a number, 0 or more, with a point before decimals',
  ]);
});
