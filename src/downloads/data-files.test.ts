import { expect, test } from 'vitest';
import { dataCsv, dataJson, describeOfferedTable, offeredTables } from './data-files.ts';
import type { Tables } from '../data/tables/index.ts';

const source = {
  source_id: 'S1',
  title: '=1+1',
  publisher: 'P',
  quotes: null,
  url: 'https://example.org/',
  published: null,
  licence: null,
  evidence: 'quoted',
  standing: 'official',
};
const note = { tables: ['story-claims'], charts: ['story-check'], note: 'Not to be counted' };
const tables = {
  sources: [
    { ...source, link: true },
    { ...source, source_id: 'S2', link: false },
  ],
  'story-claims': [{ claim: 'c', verdict: 'v', what_sources_say: 'w', source_id: ['S1', 'S2'] }],
  notes: [note],
} as unknown as Tables;

test('a CSV has the columns of data/, lists with semicolons, yes and no as 1 and 0, and no formula', () => {
  expect(dataCsv(tables, 'story-claims')).toBe('claim,verdict,what_sources_say,source_id\nc,v,w,S1;S2\n');
  expect(dataCsv(tables, 'sources').split('\n')[1]).toBe(
    `S1,"'=1+1",P,,https://example.org/,,,quoted,official,1`,
  );
});

test('the address of a source that is not to be linked is in neither file', () => {
  expect(dataCsv(tables, 'sources').split('\n')[2]).toBe(`S2,"'=1+1",P,,,,,quoted,official,0`);
  expect(dataJson(tables, 'sources').match(/example\.org/g)).toHaveLength(1);
});

test('a JSON says what the table is and what must not be joined, and keeps cells as they are', () => {
  const { name, description, rows } = JSON.parse(dataJson(tables, 'story-claims')) as Record<string, unknown>;
  expect({ name, rows }).toEqual({
    name: 'story-claims',
    rows: [{ claim: 'c', verdict: 'v', what_sources_say: 'w', source_id: ['S1', 'S2'] }],
  });
  expect(description).toBe(describeOfferedTable(tables, 'story-claims'));
  expect(description).toMatch(/ Not to be counted\.$/);
});

test('the list of the site’s own addresses is not among the figures', () => {
  expect(offeredTables).toContain('armed-officers');
  expect(offeredTables).not.toContain('addresses');
});
