import { flag, id, oneOf, optional, text, webAddress } from '../column.ts';
import { defineTable } from '../table.ts';

export const sourcesTable = defineTable({
  name: 'sources',
  about: 'Every text or file in which a figure was seen.',
  columns: {
    source_id: id('Short name, used by every other table.'),
    title: text('Headline or title.'),
    publisher: text('Who published it, and through whom it was seen.'),
    url: optional(webAddress('Where it was seen.')),
    published: optional(text('When it came out: a date, or years such as 2025-26.')),
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
