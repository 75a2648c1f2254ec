import { date, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const positionsTable = defineTable({
  name: 'positions',
  about:
    'What people and bodies have said, in our words, with the day. More spoke against routine arming than for it: the table is what was found, not a vote.',
  columns: {
    date: optional(date('When it was said; empty where the source has no date.')),
    date_note: optional(text('What is unsure about that date.')),
    actor: text('Who.'),
    role: text('In which office at the time.'),
    stance: text('In a few words.'),
    paraphrase: text('In a sentence.'),
    source_id: sources(),
  },
  key: ['date', 'actor', 'paraphrase'],
});
