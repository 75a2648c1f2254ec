import { count, date, flag, id, oneOf, optional, percent, period, plainText, sources } from '../column.ts';
import { defineTable } from '../table.ts';
import { published, place, seen } from './shared-columns.ts';

/** Who published officers’ reports. */
const reported = { source_id: sources(), released: date('When the release came out.'), note: seen.note };

export const firearmsReportsTable = defineTable('firearms-reports', {
  about:
    'Officers’ reports of aiming or firing a gun; the two cannot be told apart. A report is what one officer wrote of one person: it counts neither people nor events. Forces record so differently that no rate or ranking of forces can be read from it. One report may give several reasons, circumstances, places and outcomes. The outcome `Fatality` is never drawn: deaths stand in fatal-shootings.csv. Forces are here from 2018/19, by age, gender and ethnicity only.',
  columns: {
    geography: plainText('England and Wales, or a force as in police-forces.csv.'),
    period: period('The year to March.'),
    dimension: oneOf(
      ['all', 'age', 'gender', 'ethnicity', 'location', 'reason', 'impact_factor', 'outcome'],
      'By what the reports are divided; age, gender and ethnicity as the officer perceived them. `impact_factor` is a circumstance.',
    ),
    group: plainText('Which age band, reason, place and so on; `all` for the total.'),
    is_total: flag('1 where the row already contains other rows and is never added to them, 0 elsewhere.'),
    value: optional(count('Officers’ reports; empty where the force gave no figure.')),
    unit: oneOf(['officer reports'], 'What the value counts.'),
    ...reported,
  },
  key: ['geography', 'period', 'dimension', 'group', 'released'],
});

export const forceReportsTable = defineTable('force-reports', {
  about:
    'All officers’ reports of use of force, of any kind. Recording grew in these years, so more reports need not mean more force. From 2023/24 the British Transport Police’s are among them.',
  columns: {
    ...place,
    period: period('The year to March.'),
    coverage: optional(
      oneOf(
        ['43 forces', '43 forces and British Transport Police'],
        'Whose reports a figure for England and Wales holds; empty elsewhere. Years of different coverage are not compared.',
      ),
    ),
    reports: count('Officers’ reports.'),
    ...reported,
  },
  key: ['geography', 'geography_type', 'period', 'released'],
});

export const taserUseTable = defineTable('taser-use', {
  about:
    'Uses of Taser; drawing one counts as a use. One row a publication. Calendar years to 2016 count one model, the X26; years to March from 2017/18 come from a new collection, so the step between them is a break, not a rise. Quarters and half years, January to March 2017 among them, are never shown as a year.',
  columns: {
    ...place,
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
    revised: optional(flag('1 where the release marks the figure as revised.')),
    ...published,
  },
  key: ['geography', 'geography_type', 'period', 'measure', 'release', 'source_id'],
});

export const taserOfficersTable = defineTable('taser-officers', {
  about:
    'Met officers trained to use or authorised to carry a Taser, at single dates. What was announced for later is a plan, not a count.',
  columns: {
    geography: plainText('A force as in police-forces.csv.'),
    date: date('The day the figure is true for.'),
    measure: plainText(
      'What was counted. Rows that begin with “of which” are parts of the total of that day.',
    ),
    value: count('Officers.'),
    ...published,
  },
  key: ['geography', 'date', 'measure'],
});

export const policeForcesTable = defineTable('police-forces', {
  about: 'The 43 police forces of England and Wales, and where their tiles stand on the map.',
  columns: {
    geography: plainText('The name that the other tables use.'),
    force_id: id('The force’s part of its addresses. Never changed once it is released.'),
    force_name: plainText('The name that readers see.'),
    pfa_code: id('Code of the police force area, from the Office for National Statistics.'),
    region_code: id('Code of the region.'),
    region: plainText('The region, or Wales.'),
    nation: oneOf(['England', 'Wales'], 'The nation.'),
    population_mid2018: count('People who lived there in the middle of 2018.'),
    tile_name: plainText('A name short enough for a tile.'),
    tile_column: count('Column of the tile map, from 0 at the left.'),
    tile_row: count('Row of the tile map, from 0 at the top.'),
    source_id: sources(),
  },
  key: ['geography'],
});

export const populationEthnicityTable = defineTable('population-ethnicity', {
  about:
    'Ethnic groups in the population of England and Wales. Context only: reports are never divided by it, and nothing here is by force.',
  columns: {
    geography: plainText('Always England and Wales.'),
    date: date('The day of the census.'),
    group: plainText('The group.'),
    percent: percent('Percent of the population.'),
    source_id: sources(),
    note: plainText('Which census.'),
  },
  key: ['geography', 'date', 'group'],
});
