import { count, date, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const dischargesTable = defineTable({
  name: 'discharges',
  about:
    'Incidents in which police fired at a person on purpose. One row a publication. Several years are not known, 2008/09 to 2010/11 among them. For 2013/14 two official releases say 2 and the press later said 4: all stand.',
  columns: {
    geography: text('Always England and Wales.'),
    period: period('The year to March.'),
    measure: oneOf(['incidents_police_firearm_discharged'], 'What was counted.'),
    value: count('Incidents.'),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});
