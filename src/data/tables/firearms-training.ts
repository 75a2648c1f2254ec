import { date, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const firearmsTrainingTable = defineTable({
  name: 'firearms-training',
  about: 'What firearms training takes and costs, and how many apply, pass or leave, at single dates.',
  columns: {
    course_or_group: text('The course, or the group of officers.'),
    measure: text('What was counted.'),
    value: text('The figure, or a few words where the source gives no number.'),
    unit: text('Its unit; `text` where the value is words.'),
    as_of: optional(date('When it was true; empty where the source has no date.')),
    date_note: optional(text('What is unsure about that date.')),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['course_or_group', 'measure', 'as_of', 'value'],
});
