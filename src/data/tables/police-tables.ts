import {
  amount,
  count,
  date,
  dateOrPeriod,
  defineTable,
  flag,
  id,
  oneOf,
  optional,
  percent,
  period,
  plainText,
  published,
  seen,
  sources,
} from '../schema.ts';

const place = { geography: plainText, geography_type: oneOf('england_wales', 'region', 'force') };
const placeOrGroup = {
  geography: plainText,
  geography_type: oneOf('england_wales', 'region', 'force', 'force group'),
};

/** Who published officers’ reports. */
const reported = { source_id: sources, released: date, note: optional(plainText) };

/** Officers, operations, shootings, and reports of force. */
export const policeTables = [
  defineTable('armed-officers', ['geography', 'date', 'measure', 'release', 'source_id'], {
    ...placeOrGroup,
    date,
    measure: oneOf(
      'armed_officers',
      'armed_officers_unaudited',
      'armed_officers_with_taser',
      'operationally_deployable',
      'total_authorised',
    ),
    value: count,
    qualifier: optional(oneOf('about', 'inferred', 'unsure')),
    release: plainText,
    release_of: optional(date),
    released: optional(date),
    as_quoted: optional(flag),
    source_id: sources,
    as_described: optional(plainText),
    note: optional(plainText),
  }),

  defineTable('police-officers', ['geography', 'date', 'measure', 'release'], {
    geography: plainText,
    geography_type: oneOf('england_wales', 'force'),
    date,
    measure: oneOf('police_officers_headcount', 'police_officers_fte'),
    value: amount,
    ...published,
  }),

  defineTable('operations', ['geography', 'period', 'measure', 'release', 'source_id'], {
    ...placeOrGroup,
    period,
    measure: oneOf(
      'operations',
      'operations_authorised_unaudited',
      'arv_operations',
      'arv_operations_unaudited',
      'arv_share_pct',
      'share_of_EW_operations_pct',
      'armed_deployments',
    ),
    value: amount,
    qualifier: optional(oneOf('about')),
    release: plainText,
    release_of: optional(date),
    released: date,
    ...seen,
  }),

  defineTable('discharges', ['geography', 'period', 'measure', 'release', 'source_id'], {
    geography: plainText,
    period,
    measure: oneOf('incidents_police_firearm_discharged'),
    value: count,
    ...published,
  }),

  defineTable('fatal-shootings', ['geography', 'period', 'measure', 'release', 'source_id'], {
    geography: plainText,
    period,
    measure: oneOf(
      'fatal_police_shootings_fatalities',
      'fatal_police_shootings_incidents',
      'fatal_police_shootings_fatalities_by_force',
    ),
    value: count,
    joint_incident: optional(flag),
    ...published,
  }),

  defineTable('fatal-shootings-who', ['geography', 'period', 'dimension', 'group'], {
    geography: plainText,
    period,
    dimension: oneOf('gender', 'age', 'ethnicity', 'all'),
    group: plainText,
    value: count,
    ...seen,
  }),

  defineTable('worked-out', ['table', 'geography', 'date', 'measure', 'formula'], {
    table: oneOf('armed-officers', 'operations'),
    geography: plainText,
    date: dateOrPeriod,
    measure: plainText,
    value: count,
    formula: plainText,
    ...seen,
  }),

  defineTable('firearms-reports', ['geography', 'period', 'dimension', 'group', 'released'], {
    geography: plainText,
    period,
    dimension: oneOf('all', 'age', 'gender', 'ethnicity', 'location', 'reason', 'impact_factor', 'outcome'),
    group: plainText,
    is_total: flag,
    value: optional(count),
    unit: oneOf('officer reports'),
    ...reported,
  }),

  defineTable('force-reports', ['geography', 'geography_type', 'period', 'released'], {
    ...place,
    period,
    coverage: optional(oneOf('43 forces', '43 forces and British Transport Police')),
    reports: count,
    ...reported,
  }),

  defineTable('taser-use', ['geography', 'geography_type', 'period', 'measure', 'release', 'source_id'], {
    ...place,
    period,
    measure: oneOf(
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
    ),
    value: optional(count),
    revised: optional(flag),
    ...published,
  }),

  defineTable('taser-officers', ['geography', 'date', 'measure'], {
    geography: plainText,
    date,
    measure: plainText,
    value: count,
    ...published,
  }),

  defineTable('police-forces', ['geography'], {
    geography: plainText,
    force_id: id,
    force_name: plainText,
    pfa_code: id,
    region_code: id,
    region: plainText,
    nation: oneOf('England', 'Wales'),
    population_mid2018: count,
    tile_name: plainText,
    tile_column: count,
    tile_row: count,
    source_id: sources,
  }),

  defineTable('population-ethnicity', ['geography', 'date', 'group'], {
    geography: plainText,
    date,
    group: plainText,
    percent,
    source_id: sources,
    note: plainText,
  }),
];
