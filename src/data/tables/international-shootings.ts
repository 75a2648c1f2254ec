import { optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const internationalShootingsTable = defineTable({
  name: 'international-shootings',
  about:
    'People shot or killed by police, in England and Wales and abroad. Look at `measure` before setting two rows side by side: few count the same thing.',
  columns: {
    place: text('Country.'),
    period: text('The years, as the source says.'),
    measure: text('What was counted.'),
    count: optional(text('The count, as the source puts it.')),
    rate_as_reported: optional(text('The rate, as the source puts it.')),
    rate_unit: optional(text('Its unit.')),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['place', 'period', 'measure', 'count', 'rate_as_reported', 'source_id'],
});
