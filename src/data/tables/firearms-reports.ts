import { count, date, flag, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const firearmsReportsTable = defineTable({
  name: 'firearms-reports',
  about:
    'Officers’ reports of aiming or firing a gun; the two cannot be told apart. A report is what one officer wrote of one person: it counts neither people nor events. Forces record so differently that no rate or ranking of forces can be read from it. One report may give several reasons, circumstances, places and outcomes. The outcome `Fatality` is never drawn: deaths stand in fatal-shootings.csv. Forces are here from 2018/19, by age, gender and ethnicity only.',
  columns: {
    geography: text('England and Wales, or a force as in police-forces.csv.'),
    period: period('The year to March.'),
    dimension: oneOf(
      ['all', 'age', 'gender', 'ethnicity', 'location', 'reason', 'impact_factor', 'outcome'],
      'By what the reports are divided; age, gender and ethnicity as the officer perceived them. `impact_factor` is a circumstance.',
    ),
    group: text('Which age band, reason, place and so on; `all` for the total.'),
    is_total: flag('1 where the row already contains other rows and is never added to them, 0 elsewhere.'),
    value: optional(count('Officers’ reports; empty where the force gave no figure.')),
    unit: oneOf(['officer reports'], 'What the value counts.'),
    source_id: sources(),
    released: date('When the release came out.'),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'dimension', 'group', 'released'],
});
