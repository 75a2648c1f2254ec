import { count, date, flag, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const firearmsReports = defineTable({
  name: 'firearms-reports',
  about:
    'Officers’ reports of aiming or firing a gun. A report is one officer’s account of one person: not people, not events. Forces record so differently that no rate or rank by force can be read from them. Reasons, circumstances, places and outcomes are several a report.',
  columns: {
    geography: text('England and Wales, or a force as in police-forces.csv.'),
    period: period('The year to March.'),
    dimension: oneOf(
      ['all', 'age', 'gender', 'ethnicity', 'location', 'reason', 'impact_factor', 'outcome'],
      'By what the reports are divided; age, gender and ethnicity as the officer perceived them.',
    ),
    group: text('The part.'),
    is_total: flag('1 where the row already contains other rows, and is never added to them.'),
    value: optional(count('Officers’ reports; empty where the force gave none.')),
    unit: oneOf(['officer reports'], 'What the value counts.'),
    source_id: sources(),
    released: date('When the release came out.'),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'dimension', 'group', 'released'],
});
