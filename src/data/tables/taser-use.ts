import { count, date, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const taserUseTable = defineTable({
  name: 'taser-use',
  about:
    'Uses of Taser; drawing one counts as a use. One row a publication. Calendar years to 2016 count one model, the X26; years to March from 2017/18 come from a new collection, so the step between them is a break, not a rise. Quarters and half years, January to March 2017 among them, are never shown as a year.',
  columns: {
    geography: text('England and Wales, a region, or a force as in police-forces.csv.'),
    geography_type: oneOf(['england_wales', 'region', 'force'], 'What kind of place that is.'),
    period: period('The year, half year or quarter.'),
    measure: oneOf(
      [
        'total',
        'non_discharge',
        'discharge',
        'not_stated',
        'drawn',
        'aimed',
        'arced',
        'red_dot',
        'drive_stun',
        'angled_drive_stun',
        'fired',
      ],
      'Kind of use. `total` is `non_discharge` (drawn, aimed, arced, red dot), `discharge` (drive stun, angled drive stun, fired) and `not_stated` together.',
    ),
    value: optional(count('Uses; empty where the force gave no figure.')),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'geography_type', 'period', 'measure', 'release', 'source_id'],
});
