import { count, date, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const armedOfficers = defineTable({
  name: 'armed-officers',
  about:
    'Police officers who are armed or may be. One row a publication. Five measures that must never be joined into one line: `armed_officers` is the headline of releases up to March 2021; `operationally_deployable` and `total_authorised` are the two figures of releases from March 2022; `armed_officers_unaudited` are ministers’ statements, another count; `armed_officers_with_taser` counts armed officers who also carry a Taser.',
  columns: {
    geography: text('England and Wales, a region, a force (as in police-forces.csv) or a group of forces.'),
    geography_type: oneOf(['england_wales', 'region', 'force', 'force group'], 'What kind of place that is.'),
    date: date('The day the figure is true for, as precisely as the source says.'),
    measure: oneOf(
      ['armed_officers', 'armed_officers_unaudited', 'armed_officers_with_taser', 'operationally_deployable', 'total_authorised'],
      'What was counted; see above.',
    ),
    value: count('Officers.'),
    release: text('The release, and through whom it was seen.'),
    released: optional(date('When the text in which the figure was seen came out; empty where that is not known.')),
    source_id: sources(),
    as_described: optional(text('How the source names what it counts, where that is not the usual name.')),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'date', 'measure', 'release', 'source_id'],
});
