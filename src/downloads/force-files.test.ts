import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import type { Force } from '../forces/force-names.ts';
import { forceCsv } from './force-files.ts';

const tables = loadTables();

test('the rows of a force are its own in every table, not those of the region that has its name', () => {
  const force = tables['police-forces'].find(({ force_id }) => force_id === 'west-midlands') as Force;
  const { data } = Papa.parse<Record<string, string>>(forceCsv(tables, force), {
    header: true,
    skipEmptyLines: true,
  });
  const reports = tables['force-reports'].filter(({ geography }) => geography === 'West Midlands');
  const kinds = new Set(reports.map(({ geography_type }) => geography_type));
  expect(kinds).toEqual(new Set(['region', 'force']));
  expect(data.filter(({ table }) => table === 'force-reports').map(({ value }) => Number(value))).toEqual(
    reports.filter(({ geography_type }) => geography_type === 'force').map((row) => row.reports),
  );
  expect(data.filter(({ when, source }) => !when || !source)).toEqual([]);
});
