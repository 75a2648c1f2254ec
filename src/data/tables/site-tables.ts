import {
  amount,
  date,
  dateOrYears,
  defineTable,
  flag,
  id,
  list,
  oneOf,
  optional,
  plainText,
  sha256,
  sources,
  webAddress,
} from '../schema.ts';

/** What the figures rest on, and what this site says and has said of them. */
export const siteTables = [
  defineTable('sources', ['source_id'], {
    source_id: id,
    title: plainText,
    publisher: plainText,
    quotes: optional(plainText),
    url: optional(webAddress),
    published: optional(dateOrYears),
    licence: optional(plainText),
    evidence: oneOf('quoted', 'file'),
    standing: oneOf('official', 'federation', 'press or other', 'wiki', 'mirror'),
    link: flag,
    language: optional(oneOf('de', 'fr', 'is', 'nb', 'nl')),
  }),

  defineTable('files', ['file', 'source_id'], {
    file: plainText,
    url: optional(webAddress),
    published: date,
    licence: optional(plainText),
    sha256,
    loader: id,
    source_id: sources,
  }),

  defineTable('notes', ['note'], {
    tables: list,
    charts: optional(list),
    note: plainText,
    source_id: sources,
  }),

  defineTable(
    'chart-answers',
    ['chart', 'survey_id', 'question_id', 'option_id', 'base', 'subgroup', 'wave'],
    {
      chart: oneOf(
        'arming-view',
        'survey-bounds',
        'reported-figures',
        'officer-opinion',
        'public-opinion',
        'opinion-abroad',
      ),
      order: amount,
      survey_id: id,
      question_id: id,
      option_id: list,
      net: optional(id),
      base: optional(plainText),
      subgroup: optional(plainText),
      wave: optional(plainText),
      group: optional(plainText),
      label: plainText,
      side: optional(oneOf('opposite', 'for', 'against', 'officers', 'public', 'figure', 'word')),
      of_whom: optional(plainText),
      question_label: optional(plainText),
      line: optional(plainText),
      shown: oneOf('in the picture', 'in words'),
    },
  ),

  defineTable('corrections', ['correction_id'], {
    correction_id: id,
    corrected: date,
    wrong_since: date,
    what_was_wrong: plainText,
    what_it_says_now: plainText,
    table: optional(id),
    rows: optional(list),
    charts: optional(list),
    numbers: optional(list),
    forces: optional(list),
  }),

  defineTable('addresses', ['address'], {
    address: plainText,
    since: date,
    moved_to: optional(plainText),
  }),
];
