import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { TableName } from '../../src/data/tables/index.ts';
import { seriesKey, valueOf } from '../diff/compare-rows.ts';
import { loadFile } from './load-file.ts';

/** Workbooks as they were published, and what was taken from them by hand, stand beside the repository, not in it. */
const folder = '../shared/data';

const useOfForce = 'police-use-of-force-apr2017-mar2018-hosb3018-tables.ods';
const openData = 'open-data-table-police-workforce-260723.ods';
/** What was taken over: into which table, where those rows are, and under which source. */
const taken = [
  ['ced2016.ods', 'taser-use', 'officers/taser-use.csv', 'HO_CED2016'],
  [useOfForce, 'taser-use', 'officers/taser-use.csv', 'HO_UOF1718'],
  [useOfForce, 'force-reports', 'officers/force-reports.csv', 'HOUOF2018'],
  [useOfForce, 'firearms-reports', 'officers/firearms-reports.csv', 'HOUOF2018'],
  [openData, 'police-officers', 'officers/police-officers.csv', 'HO_WF2022'],
  [openData, 'police-officers', 'updates/rows/officers/police-officers.csv', 'HO_WF2023'],
] as const;

/** What a file beside the repository has of a table, by series. */
const figuresOf = (table: TableName, rows: Record<string, string>[]) =>
  new Map(rows.map((cells) => [seriesKey(table, cells), Number(valueOf(table, cells))]));

test.skipIf(!existsSync(folder))('published workbooks are read as by hand (skipped where absent)', () => {
  const load = (file: string) => loadFile(file, readFileSync(join(folder, 'workbooks', file)));
  for (const [file, ofFile] of Map.groupBy(taken, ([file]) => file)) {
    const { rows } = load(file);
    for (const [, table, path, source] of ofFile) {
      const text = readFileSync(join(folder, path), 'utf8');
      const { data } = Papa.parse<Record<string, string>>(text, { header: true });
      const byHand = figuresOf(
        table,
        data.filter(({ source_id }) => source_id === source),
      );
      const loaded = figuresOf(
        table,
        rows.filter((row) => row.table === table).map(({ cells }) => cells),
      );
      expect(byHand.size, file).toBeGreaterThan(0);
      expect(
        [...byHand].filter(([series, value]) => loaded.get(series) !== value),
        file,
      ).toEqual([]);
    }
  }
});
