import { amount, date, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const operations = defineTable({
  name: 'operations',
  about:
    'Firearms operations: times that the police were authorised to send armed officers. Usually no gun is drawn. One row a publication. `operations` is the official series from 2008/09; measures that end in `_unaudited` are older ministers’ statements, another count, and are never joined to it.',
  columns: {
    geography: text('England and Wales, a region, a force (as in police-forces.csv) or a group of forces.'),
    geography_type: oneOf(['england_wales', 'region', 'force', 'force group'], 'What kind of place that is.'),
    period: period('The year to March, as first month/last month.'),
    measure: oneOf(
      ['operations', 'operations_authorised_unaudited', 'arv_operations', 'arv_operations_unaudited', 'arv_share_pct', 'share_of_EW_operations_pct', 'armed_deployments'],
      'What was counted. `arv`: by the crew of an armed response vehicle. `pct`: percent.',
    ),
    value: amount('Operations, or percent where the measure ends in `pct`.'),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});
