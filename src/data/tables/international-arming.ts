import { count, date, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const internationalArmingTable = defineTable({
  name: 'international-arming',
  about:
    'Places and whether their police are routinely armed. Several rows rest on an encyclopaedia’s list alone, or are disputed; their notes say so.',
  columns: {
    place: text('Country, territory or force.'),
    routinely_armed: oneOf(
      ['no', 'yes', 'disputed', 'no (law changed 2025)'],
      'Whether ordinary officers carry guns.',
    ),
    status_note: text('In a few words.'),
    share_armed_percent: optional(text('Percent of officers who are armed, as the source puts it.')),
    armed_officers: optional(count('Armed officers.')),
    as_of: optional(date('When that was true.')),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['place'],
});
