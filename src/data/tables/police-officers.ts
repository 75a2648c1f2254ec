import { amount, date, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const policeOfficersTable = defineTable({
  name: 'police-officers',
  about:
    'Police officers of the 43 forces on 31 March of each year from 2007. All from one release, of July 2022: what earlier releases said is not held.',
  columns: {
    geography: text('England and Wales, or a force as in police-forces.csv.'),
    geography_type: oneOf(['england_wales', 'force'], 'What kind of place that is.'),
    date: date('The day counted.'),
    measure: oneOf(['police_officers_headcount', 'police_officers_fte'], 'People, or full-time equivalents.'),
    value: amount('Officers.'),
    release: text('The release.'),
    released: date('When it came out.'),
    source_id: sources(),
    note: optional(text('How the figure was put together.')),
  },
  key: ['geography', 'date', 'measure', 'release'],
});
