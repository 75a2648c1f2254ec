import {
  date,
  dateOrYears,
  flag,
  id,
  list,
  oneOf,
  optional,
  sha256,
  sources,
  text,
  webAddress,
} from '../column.ts';
import { defineTable } from '../table.ts';

export const sourcesTable = defineTable({
  name: 'sources',
  about: 'Every text or file in which a figure was seen.',
  columns: {
    source_id: id('Short name, used by every other table.'),
    title: text('Headline or title.'),
    publisher: text('Who published it, and through whom it was seen.'),
    url: optional(webAddress('Where it was seen.')),
    published: optional(dateOrYears('When it came out: a date, or years such as 2025-26.')),
    licence: optional(text('The licence, where it is known.')),
    evidence: oneOf(['quoted', 'file'], 'Read in the source’s own words, or from the publisher’s data file.'),
    standing: oneOf(
      ['official', 'federation', 'press or other', 'wiki', 'mirror'],
      'What kind of source it is. What rests on `wiki` or `mirror` alone is not drawn.',
    ),
    link: flag('1 where the address may be linked; 0 where publisher, title and date are cited without it.'),
  },
  key: ['source_id'],
});

export const filesTable = defineTable({
  name: 'files',
  about:
    'The published files that `npm run data:add` read. A row of another table comes from a file if it has its source and the loader makes rows of that table; `npm run data:verify -- <file>` proves that they still agree.',
  columns: {
    file: text('Its name, as it was downloaded.'),
    url: optional(webAddress('Where it was published; empty where that is not known.')),
    published: date('The day on which it was published.'),
    licence: optional(text('The licence, where it is known.')),
    sha256: sha256('The SHA-256 of its bytes. Another file of this name has another.'),
    loader: id('What read it: a file of scripts/sources/.'),
    source_id: sources('The source of its rows: ids of sources.csv, with semicolons between.'),
  },
  key: ['file', 'source_id'],
});

export const notesTable = defineTable({
  name: 'notes',
  about: 'Warnings that go with every chart of the tables they name.',
  columns: {
    tables: list('The tables that the note belongs to, with semicolons between.'),
    charts: optional(
      list('Ids of the charts that it is for, where it is not for all that draw these tables.'),
    ),
    note: text('The note.'),
    source_id: sources(),
  },
  key: ['note'],
});

export const correctionsTable = defineTable({
  name: 'corrections',
  about:
    'Our own mistakes. A figure that its source revised is not one of them: that is a new row in its table.',
  columns: {
    correction_id: id('Short name.'),
    corrected: date('The day it was put right.'),
    wrong_since: date('The edition in which it first stood.'),
    what_was_wrong: text('What the site said.'),
    what_it_says_now: text('What it says now.'),
    charts: optional(list('Ids of the charts concerned, with semicolons between.')),
    numbers: optional(list('Ids of the numbers in the prose concerned, with semicolons between.')),
  },
  key: ['correction_id'],
});

export const addressesTable = defineTable({
  name: 'addresses',
  about:
    'Every address ever released. `npm run release` adds the new ones; only `moved_to` is written by hand. A build that loses an address fails, unless `moved_to` says where it went.',
  columns: {
    address: text('The address below the site’s root, such as /charts/.'),
    since: date('The edition that first had it.'),
    moved_to: optional(text('Where it went, if it moved.')),
  },
  key: ['address'],
});
