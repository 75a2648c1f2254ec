import { sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const storyClaims = defineTable({
  name: 'story-claims',
  about: 'Each claim of the original report of January 2017, and what the sources say of it.',
  columns: {
    claim: text('The claim, in our words.'),
    verdict: text('In a few words.'),
    what_sources_say: text('In a sentence.'),
    source_id: sources(),
  },
  key: ['claim'],
});
