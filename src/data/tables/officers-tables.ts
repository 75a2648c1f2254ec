import {
  amount,
  count,
  date,
  dateOrPeriod,
  flag,
  oneOf,
  optional,
  period,
  plainText,
  sources,
} from '../column.ts';
import { defineTable } from '../table.ts';
import { seen, published, placeOrGroup, releaseOf } from './shared-columns.ts';

export const armedOfficersTable = defineTable('armed-officers', {
  about:
    'Police officers who may carry a gun on duty. One row a publication. Five measures, each counted in its own way; no two may share a line. `armed_officers`: the headline of releases for March 2021 and before, and what forces, the Mayor and the press give as armed officers. `operationally_deployable` and `total_authorised`: the two figures of releases for March 2022 and after; the old headline is close to the first, not to the second. `armed_officers_unaudited`: from ministers’ statements. `armed_officers_with_taser`: armed officers who also carry a Taser.',
  columns: {
    ...placeOrGroup,
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
    qualifier: optional(
      oneOf(
        ['about', 'inferred', 'unsure'],
        'Where the figure is rounded, its date inferred, or either in doubt for what the note says. Drawn hollow.',
      ),
    ),
    release: plainText('The release, and through whom it was seen.'),
    release_of: releaseOf,
    released: optional(
      date('When the text in which the figure was seen came out; empty where that is not known.'),
    ),
    as_quoted: optional(flag('1 where the release itself was not seen, only a text that quotes it.')),
    source_id: sources(),
    as_described: optional(
      plainText('How the source names what it counts, where that is not the usual name.'),
    ),
    note: seen.note,
  },
  key: ['geography', 'date', 'measure', 'release', 'source_id'],
});

export const policeOfficersTable = defineTable('police-officers', {
  about:
    'Police officers of the 43 forces on 31 March of each year from 2007. To 2022 from the release of July 2022; later dates from the releases of their years, of which the newest give forces in full-time equivalents alone. What earlier releases said is not held.',
  columns: {
    geography: plainText('England and Wales, or a force as in police-forces.csv.'),
    geography_type: oneOf(['england_wales', 'force'], 'What kind of place that is.'),
    date: date('The day counted.'),
    measure: oneOf(['police_officers_headcount', 'police_officers_fte'], 'People, or full-time equivalents.'),
    value: amount('Officers.'),
    release: plainText('The release.'),
    released: date('When it came out.'),
    source_id: sources(),
    note: optional(plainText('How the figure was put together.')),
  },
  key: ['geography', 'date', 'measure', 'release'],
});

export const operationsTable = defineTable('operations', {
  about:
    'Firearms operations: times that sending armed officers was authorised, for the most part crews of armed response vehicles. An operation is not a shooting. One row a publication. `operations` is the official series, from 2008/09; measures that end in `_unaudited` come from older ministers’ statements, count differently and never share a line with it.',
  columns: {
    ...placeOrGroup,
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
    qualifier: optional(oneOf(['about'], 'Where the figure is rounded.')),
    release: plainText('The release, and through whom it was seen.'),
    release_of: releaseOf,
    released: date('When the text in which the figure was seen came out.'),
    ...seen,
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});

export const dischargesTable = defineTable('discharges', {
  about:
    'Incidents in which police fired at a person on purpose. One row a publication. Several years are not known, 2008/09 to 2010/11 among them. For 2013/14 two official releases say 2 and the press later said 4: all stand.',
  columns: {
    geography: plainText('Always England and Wales.'),
    period: period('The year to March.'),
    measure: oneOf(['incidents_police_firearm_discharged'], 'What was counted.'),
    value: count('Incidents.'),
    ...published,
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});

export const fatalShootingsTable = defineTable('fatal-shootings', {
  about:
    'People shot dead by police, and the incidents, as the police complaints body (now the IOPC) counts them. Rows by force count the dead of an incident of two forces under both: they are never added up.',
  columns: {
    geography: plainText('England and Wales, or a force as in police-forces.csv.'),
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
    joint_incident: optional(
      flag('1 where an incident of several forces is among them, counted under each.'),
    ),
    release: plainText('The release.'),
    released: date('When the text in which the figure was seen came out.'),
    ...seen,
  },
  key: ['geography', 'period', 'measure', 'release', 'source_id'],
});

export const fatalShootingsWhoTable = defineTable('fatal-shootings-who', {
  about:
    'The people shot dead by police from 2004/05 to 2019/20, counted by gender, by age and by ethnicity: the same people each time.',
  columns: {
    geography: plainText('Always England and Wales.'),
    period: period('The years counted together.'),
    dimension: oneOf(['gender', 'age', 'ethnicity', 'all'], 'By what the people are divided.'),
    group: plainText('Which gender, age band or ethnic group.'),
    value: count('People.'),
    ...seen,
  },
  key: ['geography', 'period', 'dimension', 'group'],
});

export const workedOutTable = defineTable('worked-out', {
  about:
    'Figures that a release does not print but settles by the change it states: “down 286 to 6,192” makes the year before 6,478. Each row counts as one more publication of the figure it names, and is marked as worked out wherever it is drawn.',
  columns: {
    table: oneOf(['armed-officers', 'operations'], 'The table that the figure belongs to.'),
    geography: plainText('As in that table.'),
    date: dateOrPeriod('As in that table’s date or period.'),
    measure: plainText('As in that table.'),
    value: count('The figure.'),
    formula: plainText('Published numbers with plus and minus between; it must come to the value.'),
    source_id: sources('Where those numbers stand: ids of sources.csv, with semicolons between.'),
    note: optional(plainText('What it agrees with.')),
  },
  key: ['table', 'geography', 'date', 'measure', 'formula'],
});
