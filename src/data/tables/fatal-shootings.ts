import { count, date, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const fatalShootingsTable = defineTable({
  name: 'fatal-shootings',
  about:
    'People shot dead by police, and the incidents, as the police complaints body (now the IOPC) counts them. Rows by force count the dead of an incident of two forces under both: they are never added up.',
  columns: {
    geography: text('England and Wales, or a force as in police-forces.csv.'),
    period: period('The year to March.'),
    measure: oneOf(
      [
        'fatal_police_shootings_fatalities',
        'fatal_police_shootings_incidents',
        'fatal_police_shootings_fatalities_by_force',
      ],
      'People, incidents, or people by force.',
    ),
    value: count('People or incidents.'),
    release: text('The release.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});
