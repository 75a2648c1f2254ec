import { expect, test } from 'vitest';
import {
  citeInFull,
  citeInShort,
  describeLicence,
  findSources,
  formatPublished,
  listLicences,
  notesOf,
  notesOnTable,
} from './cite.ts';
import { fixtureTables } from '../../scripts/data/testing/fixture-tables.ts';
import type { TableName } from './tables/index.ts';

const tables = fixtureTables({
  sources: `
    source_id | publisher                                 | published  | standing       | title
    press     | Evening Standard                          | 2019-08-19 | press or other | Officers
    ho19      | Home Office                               | 2019-07-25 | official       | Statistics
    ho21      | Home Office (second edition)              | 2021-07    | official       | Statistics
    ons       | Office for National Statistics via GitHub |            | official       | Names
    lords     | House of Lords                            | 2024       | official       | Debate
    bbc       | BBC                                       | 2017       | press or other | News
    courier   | The Courier (PA, Tom Eden), via Reader    | 2021       | press or other | Poll`,
});

test('a short citation names each publisher once, official ones first, and how many more, but never one more', () => {
  const cited = ['press ho21 ho19 ons', 'press ho19 ons lords', 'press bbc ho19 ons lords', 'courier'].map(
    (ids) => citeInShort(tables, ids.split(' ')),
  );
  expect(cited).toEqual([
    'Home Office 2019 and 2021; Office for National Statistics; Evening Standard 2019',
    'Home Office 2019; Office for National Statistics; House of Lords 2024; Evening Standard 2019',
    'Home Office 2019; Office for National Statistics; House of Lords 2024; and 2 more',
    'The Courier 2021',
  ]);
});

test('a full citation leaves out a day that is not known; what is not a plain date is left as the source gives it', () => {
  expect(findSources(tables, ['ho19', 'ons']).map(citeInFull)).toEqual([
    'Home Office, “Statistics”, 25 July 2019',
    'Office for National Statistics via GitHub, “Names”',
  ]);
  const days = ['2019-07-25', '2019', '2025-26', 'undated', null];
  expect(days.map(formatPublished)).toEqual(['25 July 2019', ...days.slice(1)]);
});

test('an id that no source has is an error', () => {
  expect(() => findSources(tables, ['ho19', 'ho20'])).toThrow('unknown source: ho20');
});

const underLicences = fixtureTables({
  sources: `
    source_id | licence
    ho        | OGL v3
    wms       | Open Parliament Licence
    crown     | Crown copyright / OGL v3.0
    iopc      | IOPC (OGL - check)
    text      | Parliamentary / Crown copyright text
    press     | © publisher
    none      |`,
});
const facts = { title: 'Facts alone', path: '/sources/' };

test('each open licence is named once, as it asks to be, however the source words it', () => {
  expect(describeLicence(underLicences, ['wms', 'ho', 'crown', 'press'])).toMatchInlineSnapshot(
    `"Contains public sector information licensed under the Open Government Licence v3.0 and Parliamentary information licensed under the Open Parliament Licence. Drawing: MIT licence"`,
  );
  const listed = listLicences(underLicences.sources.slice(0, 3), facts).map(({ title }) => title);
  expect(listed).toEqual(['Open Government Licence v3.0', 'Open Parliament Licence']);
});

test('a licence that is doubtful, not open or not known is not claimed', () => {
  expect(describeLicence(underLicences, ['iopc', 'text', 'press', 'none'])).toMatchInlineSnapshot(
    `"Figures: as their sources say. Drawing: MIT licence"`,
  );
  expect(listLicences(underLicences.sources.slice(3), facts)).toEqual([facts]);
});

const withNotes = fixtureTables({
  notes: `
    tables                         | charts         | note
    firearms-reports;force-reports |                | A report is not a person
    taser-use                      |                | Drawing one counts.
    taser-use                      | taser-by-force | For the map`,
});

test('a chart carries the notes of every table that it draws on, once, as sentences, and those that name it', () => {
  const notes = (id: string, ...tables: TableName[]) => notesOf(withNotes, { id, tables });
  expect(notes('reports', 'force-reports', 'firearms-reports')).toEqual(['A report is not a person.']);
  expect(notes('taser-use', 'taser-use')).toEqual(['Drawing one counts.']);
  expect(notes('taser-by-force', 'taser-use')).toEqual(['Drawing one counts.', 'For the map.']);
  expect(notes('arming-view', 'responses')).toEqual([]);
});

test('a table carries all its notes, also those for single charts', () => {
  expect(notesOnTable(withNotes, 'taser-use')).toEqual(['Drawing one counts.', 'For the map.']);
});
