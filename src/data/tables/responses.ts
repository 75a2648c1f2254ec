import { flag, id, oneOf, optional, percent, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const responsesTable = defineTable({
  name: 'responses',
  about:
    'The published answers, as percent of those who answered. One row a publication: where the press carried a figure differently, it stands again. What was not published has no row and is never filled in.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    question_id: id('A question of questions.csv.'),
    option_id: id('Short name of the answer.'),
    kind: oneOf(['option', 'net'], 'An answer that could be chosen, or several added up by the publisher.'),
    percent: percent('Percent of the base.'),
    qualifier: optional(text('The source’s own hedge.')),
    base: text('Of whom the percentage is taken.'),
    subgroup: optional(text('The part of those who answered, where it is not all.')),
    wave: optional(text('Which year of a repeated survey.')),
    preferred: flag(
      '1 on the row that the site uses. Where sources give one answer differently, 1 on the best and 0 on the others.',
    ),
    source_id: sources(),
    note: optional(text('What a reader of this row should know.')),
  },
  key: ['survey_id', 'question_id', 'option_id', 'base', 'subgroup', 'wave', 'percent', 'source_id'],
});
