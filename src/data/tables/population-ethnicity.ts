import { date, percent, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const populationEthnicityTable = defineTable({
  name: 'population-ethnicity',
  about:
    'Ethnic groups in the population of England and Wales. Context only: reports are never divided by it, and nothing here is by force.',
  columns: {
    geography: text('Always England and Wales.'),
    date: date('The day of the census.'),
    group: text('The group.'),
    percent: percent('Percent of the population.'),
    source_id: sources(),
    note: text('Which census.'),
  },
  key: ['geography', 'date', 'group'],
});
