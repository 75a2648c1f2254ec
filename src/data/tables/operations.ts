import { amount, date, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const operationsTable = defineTable({
  name: 'operations',
  about:
    'Firearms operations: times that sending armed officers was authorised, for the most part crews of armed response vehicles. An operation is not a shooting. One row a publication. `operations` is the official series, from 2008/09; measures that end in `_unaudited` come from older ministers’ statements, count differently and never share a line with it.',
  columns: {
    geography: text('England and Wales, a region, a force (as in police-forces.csv) or a group of forces.'),
    geography_type: oneOf(['england_wales', 'region', 'force', 'force group'], 'What kind of place that is.'),
    period: period('The year to March, or the calendar year for `armed_deployments`.'),
    measure: oneOf(
      [
        'operations',
        'operations_authorised_unaudited',
        'arv_operations',
        'arv_operations_unaudited',
        'arv_share_pct',
        'share_of_EW_operations_pct',
        'armed_deployments',
      ],
      'What was counted. `arv`: with an armed response vehicle. `pct`: percent. `share_of_EW_operations_pct`: the place’s part of all operations in England and Wales. `armed_deployments`: the Met’s own count.',
    ),
    value: amount('Operations, or percent where the measure ends in `pct`.'),
    release: text('The release, and through whom it was seen.'),
    released: date('When the text in which the figure was seen came out.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});
