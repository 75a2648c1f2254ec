import { count, oneOf, optional, period, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const fatalShootingsWho = defineTable({
  name: 'fatal-shootings-who',
  about: 'The people shot dead by police from 2004/05 to 2019/20, by gender, age and ethnicity.',
  columns: {
    geography: text('Always England and Wales.'),
    period: period('The years counted together.'),
    dimension: oneOf(['gender', 'age', 'ethnicity', 'all'], 'By what the people are divided.'),
    group: text('The part.'),
    value: count('People.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['geography', 'period', 'dimension', 'group'],
});
