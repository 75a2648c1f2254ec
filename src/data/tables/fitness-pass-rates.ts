import { amount, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const fitnessPassRatesTable = defineTable({
  name: 'fitness-pass-rates',
  about: 'How many officers took the annual fitness test, and how many passed.',
  columns: {
    population: text('Who.'),
    measure: text('What was counted.'),
    value: amount('The figure.'),
    unit: text('Its unit.'),
    period: text('When, as the source says.'),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['population', 'measure'],
});
