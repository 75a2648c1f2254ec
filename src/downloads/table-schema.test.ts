import { expect, test } from 'vitest';
import { count, flag, id, oneOf, optional, percent, sources, text, webAddress } from '../data/column.ts';
import { defineTable } from '../data/table.ts';
import { describeAsSchema } from './data-files.ts';

const loaves = defineTable({
  name: 'loaves',
  about: 'Loaves baked.',
  columns: {
    bakery: id('Which.'),
    kind: oneOf(['rye', 'wheat'], 'Of what.'),
    baked: count('How many.'),
    sold: optional(percent('Percent sold.')),
    fresh: flag('1 if of today.'),
    shop: optional(webAddress('Where.')),
    source_id: sources('Where seen.'),
  },
  key: ['bakery', 'kind'],
});

const rows = [{ source_id: ['S1'] }, { source_id: ['S2'] }];

test('each field has its type, what it holds and what may stand in it', () => {
  expect(describeAsSchema(loaves, rows).fields.map((field) => JSON.stringify(field))).toMatchInlineSnapshot(`
    [
      "{"name":"bakery","type":"string","description":"Which. What may stand here: an id of letters, digits, hyphens and underscores.","constraints":{"required":true}}",
      "{"name":"kind","type":"string","description":"Of what. What may stand here: one of rye, wheat.","constraints":{"required":true,"enum":["rye","wheat"]}}",
      "{"name":"baked","type":"integer","description":"How many. What may stand here: a whole number, 0 or more.","constraints":{"required":true,"minimum":0}}",
      "{"name":"sold","type":"number","description":"Percent sold. What may stand here: a percentage from 0 to 100, such as 43.6, or nothing.","constraints":{"minimum":0,"maximum":100}}",
      "{"name":"fresh","type":"boolean","description":"1 if of today. What may stand here: 1 for yes or 0 for no.","trueValues":["1"],"falseValues":["0"],"constraints":{"required":true}}",
      "{"name":"shop","type":"string","description":"Where. What may stand here: a web address that begins with http:// or https://, or nothing.","format":"uri"}",
      "{"name":"source_id","type":"string","description":"Where seen. What may stand here: one or more ids of sources.csv, with semicolons between.","constraints":{"required":true}}",
    ]
  `);
});

test('the key is a primary key, and no more than unique where a column of it may be empty', () => {
  const bread = defineTable({
    name: 'bread',
    about: 'x',
    columns: { baker: text('Who.'), note: optional(text('What.')) },
    key: ['baker', 'note'],
  });
  expect(describeAsSchema(loaves, rows)).toMatchObject({ primaryKey: ['bakery', 'kind'] });
  expect(describeAsSchema(bread, [])).toMatchObject({ uniqueKeys: [['baker', 'note']] });
  expect(describeAsSchema(bread, [])).not.toHaveProperty('primaryKey');
});

test('a column of sources refers to their table where each row has one, not where a row has several', () => {
  expect(describeAsSchema(loaves, rows).foreignKeys).toEqual([
    { fields: ['source_id'], reference: { resource: 'sources', fields: ['source_id'] } },
  ]);
  expect(describeAsSchema(loaves, [...rows, { source_id: ['S1', 'S2'] }])).not.toHaveProperty('foreignKeys');
});
