import { date, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

/** From the lowest to the highest; the order is official, the distances between are not. */
export const threatLevelNames = ['low', 'moderate', 'substantial', 'severe', 'critical'] as const;

export const threatLevelsTable = defineTable({
  name: 'threat-levels',
  about:
    'The published level of threat to the United Kingdom from terrorism, from its first publication in 2006. A level lasts until the next row. On 23 July 2019 what it covers changed, not the level.',
  columns: {
    start_date: date('The day the level took effect.'),
    announced_date: optional(date('The day it was announced, where that is known and differs or matters.')),
    level: oneOf(threatLevelNames, 'The level.'),
    scope: oneOf(
      ['international terrorism (published)', 'national threat level (all terrorism)'],
      'What the level covers.',
    ),
    context: optional(text('What happened, in our words.')),
    source_id: sources(),
    confidence: oneOf(
      ['high', 'medium'],
      'How sure the date and level are. A `medium` row without an official source, whose note says “no government page”, is drawn hollow.',
    ),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['start_date'],
});
