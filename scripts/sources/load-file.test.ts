import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { formatError } from '../data/data-error.ts';
import { expectAnswers } from '../data/testing/expect-answers.ts';
import { loadFile } from './load-file.ts';
import { homeOfficeForces, listPlaces, loadTaserTable, taserLabels } from './place-table.ts';
import { type Changes, makeOpenData, makeWorkbook } from './testing/make-workbook.ts';
import { Workbook } from './workbook.ts';

const toBytes = (text: string) => new TextEncoder().encode(text);

const load = (bytes: Uint8Array) => loadFile('file.ods', bytes);

/** A sheet in which each force has fired once, read with some of its cells changed. */
function readTaserTable(changes: Changes) {
  const rows = listPlaces(3, 56).map(({ geography, geography_type, terms }) => {
    const uses = { england_wales: homeOfficeForces.length, region: terms.length, force: 1 }[geography_type];
    const fired = ['Total', 'Total discharge', 'Fired'];
    return [geography, ...taserLabels.map((label) => (fired.includes(label) ? uses : 0))];
  });
  const header = ['Police force', ...taserLabels];
  const sheet = [['Taser'], header, ...rows.slice(1), rows[0] ?? []];
  const workbook = new Workbook('file.ods', makeWorkbook({ Taser: sheet }, changes));
  const place = { sheet: 'Taser', title: 'Taser', placeColumn: 'A', firstRow: 3, totalRow: 56 };
  const loaded = loadTaserTable(workbook, { ...place, headerRow: 2, header }, '2029-04/2030-03');
  return { loaded, errors: workbook.errors.map(formatError) };
}

test('what is no longer as a loader expects is named, all at once, with sheet and cell; of another layout no figure is judged', async () => {
  await expectAnswers('scripts/sources/testing/changed-workbooks.txt', (text) => {
    const cells = text.split('\n').map((line) => line.split(/ (.*)/));
    const changes = Object.fromEntries(
      cells.map(([cell, value = '']) => [cell, JSON.parse(value)]),
    ) as Changes;
    if (text.startsWith('Taser')) return readTaserTable(changes).errors;
    load(makeOpenData(changes));
    return [];
  });
});

test('of a file that no loader knows it is named what it has and what is known', () => {
  const withNoDate = makeWorkbook({ Index: [[{ t: 'n', v: 1e12, z: 'dd/mm/yyyy' }]] });
  expect(() => load(withNoDate)).toThrow('received "sheets Index; first row Invalid Date"');
  expect(() => load(toBytes('force;officers\nKent;3'))).toThrow('received "first row force;officers"');
});

test('of a Taser table every kind of use is read for England and Wales, and the sums alone for regions and forces', () => {
  const { loaded, errors } = readTaserTable({});
  expect(errors).toEqual([]);
  expect(loaded).toHaveLength(11 + 53 * 4);
});

test('a table of ours is read with its columns in any order, those that may be empty missing or not, as a CSV or from a workbook of one sheet', () => {
  const cells = { measure: 'operations', value: '302', released: '2031-07-10', source_id: 'HO2031' };
  const place = { geography: 'Kent', geography_type: 'force', period: '2029-04/2030-03' };
  const row = { ...cells, ...place, release: 'HO, July', note: '' };
  const csv = (value = '302') => toBytes(Papa.unparse([{ ...row, value }]));
  const sheet = [Object.keys(row), Object.values({ ...row, value: 302, released: new Date('2031-07-10') })];
  for (const bytes of [csv(), makeWorkbook({ Sheet1: sheet })])
    expect(load(bytes).rows).toMatchObject([{ table: 'operations', cell: 'row 2', cells: row }]);
  expect(() => load(csv('3,02'))).toThrow('file.ods:2:value — received "3,02"');
});
