import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printFault } from '../fault.ts';
import type { TableName } from '../../src/figures/tables/index.ts';
import { compareRows, thingOf } from './compare.ts';
import { findReleased } from './find-released.ts';
import { readHeld } from './held.ts';
import { rowsOfFigures } from './rows-of-figures.ts';
import { readBytes } from './testing/read.ts';

/** Three workbooks as the Home Office published them stand beside the repository, not in it. */
const folder = '../shared/data/workbooks';
const held = readHeld((path) => readFileSync(path));

/** How many figures data/ has from a source. Some stand in two sheets of one workbook, and so in two rows. */
const figuresOf = (table: TableName, source_id: string) =>
  new Set(
    held[table]
      .filter(({ cells }) => cells.source_id === source_id)
      .map(({ cells }) => thingOf(table, cells)),
  ).size;

describe.skipIf(!existsSync(folder))(`the workbooks in ${folder} (skipped where they are absent)`, () => {
  /** How many figures of each table are new, held and so on, when the workbook is read as the source of that id. */
  function compare(file: string, source_id: string) {
    const read = readBytes(basename(file), readFileSync(`${folder}/${file}`));
    const released = findReleased(read.workbook)?.day ?? '';
    const rows = rowsOfFigures(read.figures, { source_id, released, publisher: 'Home Office' }, held);
    const { compared, faults } = compareRows(rows, { held, file, namedRelease: false });
    const counts: Record<string, number> = {};
    for (const { is, candidate } of compared)
      counts[`${candidate.table} ${is}`] = (counts[`${candidate.table} ${is}`] ?? 0) + 1;
    return {
      released,
      counts,
      questions: read.questions,
      faults: [...read.faults, ...faults].map(printFault),
      compared,
    };
  }

  test('Taser 2016: every figure that was taken over by hand is read the same', () => {
    const { released, counts, questions, faults } = compare('ced2016.ods', 'HO_CED2016');
    expect({ released, questions, faults }).toEqual({ released: '2017-04-13', questions: [], faults: [] });
    expect(counts['taser-use held']).toBe(figuresOf('taser-use', 'HO_CED2016'));
    expect(Object.keys(counts).toSorted()).toEqual(['taser-use held', 'taser-use new']);
  });

  test('use of force 2017/18: reports of firearms and of force, and Taser, are read the same', () => {
    const file = 'police-use-of-force-apr2017-mar2018-hosb3018-tables.ods';
    const { released, counts, questions, faults } = compare(file, 'HOUOF2018');
    expect({ released, questions, faults }).toEqual({ released: '2018-12-13', questions: [], faults: [] });
    for (const table of ['firearms-reports', 'force-reports'] as const) {
      expect(counts[`${table} held`]).toBe(figuresOf(table, 'HOUOF2018'));
      expect(counts[`${table} new`]).toBeUndefined();
    }
    expect(compare(file, 'HO_UOF1718').counts['taser-use held']).toBe(figuresOf('taser-use', 'HO_UOF1718'));
  });

  test('workforce September 2017: the officers of 31 March alone, of an older release than the one held', () => {
    const { released, counts, questions, faults, compared } = compare(
      'police-workforce-tables-jan17.ods',
      'HO_WF2018',
    );
    expect({ released, counts, questions, faults }).toEqual({
      released: '2018-01-25',
      counts: { 'police-officers earlier': 44 },
      questions: [],
      faults: [],
    });
    expect(
      compared.find(({ candidate }) => candidate.cells.geography === 'West Midlands')?.candidate,
    ).toMatchObject({
      at: 'Table_1!C33',
      cells: { date: '2017-03-31', measure: 'police_officers_fte', value: '6755.96' },
    });
  });
});
