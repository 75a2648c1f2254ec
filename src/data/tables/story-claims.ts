import { sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const storyClaimsTable = defineTable({
  name: 'story-claims',
  about:
    'Each claim of the news report of January 2017 that announced the survey, and what the sources say of it.',
  columns: {
    claim: text('The claim, in our words.'),
    verdict: text('Whether it is borne out, in a few words.'),
    what_sources_say: text('What the sources say, in a sentence.'),
    source_id: sources(),
  },
  key: ['claim'],
});
