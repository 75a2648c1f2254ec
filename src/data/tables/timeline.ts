import { dateOrPeriod, id, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const timelineTable = defineTable({
  name: 'timeline',
  about: 'Events from 1829 on. Rows with a weak standing rest on an encyclopaedia or a copy alone.',
  columns: {
    date: dateOrPeriod('When it happened.'),
    date_precision: oneOf(['day', 'month', 'year', 'interval'], 'How precisely that is known.'),
    event_id: id('Short name.'),
    title: text('What happened, in a few words.'),
    description: text('One sentence.'),
    category: oneOf(
      ['founding', 'policy', 'unit', 'attack', 'officers_killed', 'police_shooting', 'legal', 'survey'],
      'Kind of event.',
    ),
    place: text('Where.'),
    source_id: sources(),
    note: optional(text('What is unsure.')),
    standing: optional(text('Why the row is weak, where it is.')),
  },
  key: ['event_id'],
});
