import { id, oneOf, optional, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const questionsTable = defineTable({
  name: 'questions',
  about:
    'What was asked. Wording differs from survey to survey, so answers share a line only where the same options were put again: in Britain, the national surveys of 2006 and 2017 alone.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    question_id: id('Short name of the question.'),
    paraphrase: text('The question in our words.'),
    exact_wording: optional(text('What is known of the survey’s own words.')),
    choice: oneOf(['single', 'multiple', 'unknown'], 'Whether one answer could be given or several.'),
    comparable_with: optional(
      text(
        'Which other surveys put much the same question, with what differs, or why none. It is no leave to draw a line.',
      ),
    ),
  },
  key: ['survey_id', 'question_id'],
});
