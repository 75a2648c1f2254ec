import { date, id, list, optional, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const correctionsTable = defineTable({
  name: 'corrections',
  about:
    'Our own mistakes. A figure that its source revised is not one of them: that is a new row in its table.',
  columns: {
    correction_id: id('Short name.'),
    corrected: date('The day it was put right.'),
    wrong_since: date('The edition in which it first stood.'),
    what_was_wrong: text('What the site said.'),
    what_it_says_now: text('What it says now.'),
    charts: optional(list('Ids of the charts concerned, with semicolons between.')),
    numbers: optional(list('Ids of the numbers in the prose concerned, with semicolons between.')),
  },
  key: ['correction_id'],
});
