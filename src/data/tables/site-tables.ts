import {
  amount,
  date,
  dateOrYears,
  flag,
  id,
  list,
  oneOf,
  optional,
  plainText,
  sha256,
  sources,
  webAddress,
} from '../column.ts';
import { defineTable } from '../table.ts';

export const sourcesTable = defineTable('sources', {
  about: 'Every text or file in which a figure was seen.',
  columns: {
    source_id: id('Short name, used by every other table.'),
    title: plainText('Headline or title.'),
    publisher: plainText('Who published it, and through whom it was seen.'),
    quotes: optional(plainText('Whose report it passes on, where it does.')),
    url: optional(webAddress('Where it was seen.')),
    published: optional(dateOrYears('When it came out: a date, or years such as 2025-26.')),
    licence: optional(plainText('The licence, where it is known.')),
    evidence: oneOf(['quoted', 'file'], 'Read in the source’s own words, or from the publisher’s data file.'),
    standing: oneOf(
      ['official', 'federation', 'press or other', 'wiki', 'mirror'],
      'What kind of source it is. What rests on `wiki` or `mirror` alone is not drawn.',
    ),
    link: flag('1 where the address may be linked; 0 where publisher, title and date are cited without it.'),
    language: optional(oneOf(['de', 'fr', 'is', 'nb', 'nl'], 'Of the title, where it is not English.')),
  },
  key: ['source_id'],
});

export const filesTable = defineTable('files', {
  about:
    'The published files that `npm run data:add` read. A row of another table comes from a file if it has its source and the loader makes rows of that table; `npm run data:verify -- <file>` proves that they still agree.',
  columns: {
    file: plainText('Its name, as it was downloaded.'),
    url: optional(webAddress('Where it was published; empty where that is not known.')),
    published: date('The day on which it was published.'),
    licence: optional(plainText('The licence, where it is known.')),
    sha256: sha256('The SHA-256 of its bytes. Another file of this name has another.'),
    loader: id('What read it: a file of scripts/sources/.'),
    source_id: sources('The source of its rows: ids of sources.csv, with semicolons between.'),
  },
  key: ['file', 'source_id'],
});

export const notesTable = defineTable('notes', {
  about: 'Warnings that go with every chart of the tables they name.',
  columns: {
    tables: list('The tables that the note belongs to, with semicolons between.'),
    charts: optional(
      list('Ids of the charts that it is for, where it is not for all that draw these tables.'),
    ),
    note: plainText('The note.'),
    source_id: sources(),
  },
  key: ['note'],
});

export const chartAnswersTable = defineTable('chart-answers', {
  about:
    'Which survey, question and answer each chart of answers shows, and in what words. A new survey reaches its chart by rows here, once its own rows stand in surveys.csv, questions.csv and responses.csv. No figure stands here.',
  columns: {
    chart: oneOf(
      [
        'arming-view',
        'survey-bounds',
        'reported-figures',
        'officer-opinion',
        'public-opinion',
        'opinion-abroad',
      ],
      'Id of the chart.',
    ),
    order: amount('Place in the chart, from the top; 2.5 comes between 2 and 3.'),
    survey_id: id('A survey of surveys.csv. `arming-view`, `survey-bounds` and `reported-figures` show one.'),
    question_id: id('A question of questions.csv.'),
    option_id: list(
      'An answer of responses.csv. Several, with semicolons between, are added up as published.',
    ),
    net: optional(id('The publisher’s own sum of several answers, which must agree.')),
    base: optional(plainText('As in responses.csv, where the answer stands there with several bases.')),
    subgroup: optional(plainText('As in responses.csv.')),
    wave: optional(plainText('As in responses.csv.')),
    group: optional(plainText('Under which name it stands: whose officers, a country, a pollster.')),
    label: plainText('The answer in the words of the chart.'),
    side: optional(
      oneOf(
        ['opposite', 'for', 'against', 'officers', 'public', 'figure', 'word'],
        '`arming-view`: `opposite` for an answer in the bar of the one before. `public-opinion` and `officer-opinion`: `for` or `against` arming. `opinion-abroad`: who answered. `reported-figures`: whether reports carried the figure otherwise, or its word.',
      ),
    ),
    of_whom: optional(
      plainText('`public-opinion`: of whom the percentage is taken, in the words of the chart.'),
    ),
    question_label: optional(plainText('`arming-view`: the question in the words of the chart.')),
    line: optional(
      plainText(
        'Answers with the same name here are joined by a line. Their questions must be of one comparable_series.',
      ),
    ),
    shown: oneOf(
      ['in the picture', 'in words'],
      'Whether it is drawn, or stands in the table and the notes alone.',
    ),
  },
  key: ['chart', 'survey_id', 'question_id', 'option_id', 'base', 'subgroup', 'wave'],
});

export const correctionsTable = defineTable('corrections', {
  about:
    'Our own mistakes. A figure that its source revised is not one of them: that is a new row in its table.',
  columns: {
    correction_id: id('Short name.'),
    corrected: date('The day it was put right.'),
    wrong_since: date('The edition in which it first stood.'),
    what_was_wrong: plainText('What the site said.'),
    what_it_says_now: plainText('What it says now.'),
    table: optional(
      id('The table in data/ whose rows were wrong, without .csv; empty where only words of ours were.'),
    ),
    rows: optional(
      list(
        'The rows of that table that were wrong, left out or too many: each as the cells of its key with “ | ” between, and semicolons between rows.',
      ),
    ),
    charts: optional(
      list('Ids of the charts whose words were wrong. Charts that draw the rows follow by themselves.'),
    ),
    numbers: optional(
      list(
        'Ids of the numbers in the prose whose words were wrong. Numbers that print the rows follow by themselves.',
      ),
    ),
    forces: optional(
      list('Ids of the forces whose page had wrong words. Pages that show the rows follow by themselves.'),
    ),
  },
  key: ['correction_id'],
});

export const addressesTable = defineTable('addresses', {
  about:
    'Every address ever released. `npm run release` adds the new ones; only `moved_to` is written by hand. A build that loses an address fails, unless `moved_to` says where it went.',
  columns: {
    address: plainText('The address below the site’s root, such as /charts/.'),
    since: date('The edition that first had it.'),
    moved_to: optional(plainText('Where it went, if it moved.')),
  },
  key: ['address'],
});
