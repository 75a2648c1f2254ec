import { count, date, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const armedOfficersTable = defineTable({
  name: 'armed-officers',
  about:
    'Police officers who may carry a gun on duty. One row a publication. Five measures, each counted in its own way; no two may share a line. `armed_officers`: the headline of releases for March 2021 and before, and what forces, the Mayor and the press give as armed officers. `operationally_deployable` and `total_authorised`: the two figures of releases for March 2022 and after; the old headline is close to the first, not to the second. `armed_officers_unaudited`: from ministers’ statements. `armed_officers_with_taser`: armed officers who also carry a Taser.',
  columns: {
    geography: text('England and Wales, a region, a force (as in police-forces.csv) or a group of forces.'),
    geography_type: oneOf(['england_wales', 'region', 'force', 'force group'], 'What kind of place that is.'),
    date: date('The day the figure is true for, as precisely as the source says.'),
    measure: oneOf(
      [
        'armed_officers',
        'armed_officers_unaudited',
        'armed_officers_with_taser',
        'operationally_deployable',
        'total_authorised',
      ],
      'What was counted; see above.',
    ),
    value: count('Officers.'),
    release: text('The release, and through whom it was seen.'),
    released: optional(
      date('When the text in which the figure was seen came out; empty where that is not known.'),
    ),
    source_id: sources(),
    as_described: optional(text('How the source names what it counts, where that is not the usual name.')),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'date', 'measure', 'release', 'source_id'],
});
