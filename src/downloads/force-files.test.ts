import { expect, test } from 'vitest';
import { fixtureTables } from '../../scripts/data/testing/fixture-tables.ts';
import type { TableDefinition } from '../data/schema.ts';
import { tableDefinitions, tableNames } from '../data/tables/index.ts';
import type { Force } from '../forces/force-names.ts';
import { forceCsv } from './force-files.ts';

const tables = fixtureTables({
  sources: `
    source_id | publisher | title | published | standing
    S1        | P         | T     | 2020      | official`,
  'force-reports': `
    geography     | geography_type | period          | reports | source_id
    West Midlands | region         | 2019-04/2020-03 | 9       | S1
    West Midlands | force          | 2019-04/2020-03 | 4       | S1
    Kent          | force          | 2019-04/2020-03 | 2       | S1`,
  'taser-officers': `
    geography     | date       | value | source_id
    West Midlands | 2015-02-12 | 7     | S1`,
});

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
