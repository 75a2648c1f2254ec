import { expect, test } from 'vitest';
import { notesOf, notesOnTable } from './table-notes.ts';
import type { Tables } from './tables/index.ts';

const note = (tables: string[], text: string, charts: string[] | null = null) => ({
  row: 2,
  tables,
  charts,
  note: text,
  source_id: ['S01'],
});

const tables = {
  notes: [
    note(['firearms-reports', 'force-reports'], 'A report is not a person'),
    note(['taser-use'], 'Drawing one counts.'),
    note(['taser-use'], 'For the map', ['taser-by-force']),
  ],
} as Partial<Tables> as Tables;

test('a chart carries the notes of every table that it draws on, once, as sentences', () => {
  expect(notesOf(tables, { id: 'reports', tables: ['force-reports', 'firearms-reports'] })).toEqual([
    'A report is not a person.',
  ]);
  expect(notesOf(tables, { id: 'taser-use', tables: ['taser-use'] })).toEqual(['Drawing one counts.']);
  expect(notesOf(tables, { id: 'arming-view', tables: ['responses'] })).toEqual([]);
});

test('a note that names charts stands under these alone', () => {
  expect(notesOf(tables, { id: 'taser-by-force', tables: ['taser-use'] })).toEqual([
    'Drawing one counts.',
    'For the map.',
  ]);
});

test('a table carries all its notes, also those for single charts', () => {
  expect(notesOnTable(tables, 'taser-use')).toEqual(['Drawing one counts.', 'For the map.']);
});
