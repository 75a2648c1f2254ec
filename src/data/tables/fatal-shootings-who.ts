import { count, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const fatalShootingsWhoTable = defineTable({
  name: 'fatal-shootings-who',
  about:
    'The people shot dead by police from 2004/05 to 2019/20, counted by gender, by age and by ethnicity: the same people each time.',
  columns: {
    geography: text('Always England and Wales.'),
    period: period('The years counted together.'),
    dimension: oneOf(['gender', 'age', 'ethnicity', 'all'], 'By what the people are divided.'),
    group: text('Which gender, age band or ethnic group.'),
    value: count('People.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'dimension', 'group'],
});
