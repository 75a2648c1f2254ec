import { count, date, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const taserUse = defineTable({
  name: 'taser-use',
  about:
    'Uses of Taser. Drawing one counts as a use. Calendar years to 2016 count one model; years to March from 2017/18 are another collection: a break, not a rise. January to March 2017 is a quarter, never a year.',
  columns: {
    geography: text('England and Wales, a region, or a force as in police-forces.csv.'),
    geography_type: oneOf(['england_wales', 'region', 'force'], 'What kind of place that is.'),
    period: period('The year or quarter.'),
    measure: oneOf(
      ['total', 'non_discharge', 'discharge', 'not_stated', 'drawn', 'aimed', 'arced', 'red_dot', 'drive_stun', 'angled_drive_stun', 'fired'],
      'Kind of use. `total` is `non_discharge`, `discharge` and `not_stated` together.',
    ),
    value: optional(count('Uses; empty where the force gave none.')),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'geography_type', 'period', 'measure', 'release', 'source_id'],
});
