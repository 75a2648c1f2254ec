import { expect, test } from 'vitest';
import type { TableDefinition } from '../data/schema.ts';
import { tableDefinitions, tableNames, type Tables } from '../data/tables/index.ts';
import type { Force } from '../forces/force-names.ts';
import { forceCsv } from './force-files.ts';

const report = (geography: string, geography_type: string, reports: number) => ({
  geography,
  geography_type,
  period: '2019-04/2020-03',
  reports,
  source_id: ['S1'],
});
const tables = {
  ...Object.fromEntries(tableNames.map((name) => [name, []])),
  sources: [{ source_id: 'S1', publisher: 'P', title: 'T', published: '2020', standing: 'official' }],
  'force-reports': [
    report('West Midlands', 'region', 9),
    report('West Midlands', 'force', 4),
    report('Kent', 'force', 2),
  ],
  'taser-officers': [{ geography: 'West Midlands', date: '2015-02-12', value: 7, source_id: ['S1'] }],
} as unknown as Tables;

test('the rows of a force are its own in every table, not those of the region that has its name', () => {
  const force = { geography: 'West Midlands', force_name: 'West Midlands' } as Force;
  expect(forceCsv(tables, force)).toMatchInlineSnapshot(`
    "force,table,when,measure,group,value,qualifier,release,released,source,source_standing,source_id,source_licence,note
    West Midlands,force-reports,2019-04/2020-03,,,4,,,,"P, “T”, 2020",official,S1,,
    West Midlands,taser-officers,2015-02-12,,,7,,,,"P, “T”, 2020",official,S1,,
    "
  `);
});

test('every table with rows of places says when and who, or the file of a force would not', () => {
  const incomplete = tableNames.filter((name) => {
    const { geography, source_id, date, period }: TableDefinition['columns'] = tableDefinitions[name].columns;
    return name !== 'police-forces' && geography && !(source_id && (date ?? period));
  });
  expect(incomplete).toEqual([]);
});
