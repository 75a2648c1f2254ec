import { date, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const metUpliftTable = defineTable({
  name: 'met-uplift',
  about:
    'The plan for 600 more armed officers in the Met, how far it came, and figures on armed work and Taser from the same years. A target is a plan, never a count.',
  columns: {
    date: date('When it was said, or the day it is about.'),
    date_note: optional(text('What is unsure about that date.')),
    force: text('Always Met, the Metropolitan Police.'),
    measure: text('What was counted or planned.'),
    value: optional(text('The figure, or a range.')),
    qualifier: optional(text('Target, count or the source’s own hedge.')),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['date', 'measure', 'value'],
});
