import { id, oneOf, optional, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const questions = defineTable({
  name: 'questions',
  about: 'What was asked. Only questions that name each other under `comparable_with` may ever share a line.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    question_id: id('Short name of the question.'),
    paraphrase: text('The question in our words.'),
    exact_wording: optional(text('The question in the survey’s words, where they were published.')),
    choice: oneOf(['single', 'multiple', 'unknown'], 'Whether one answer could be given or several.'),
    comparable_with: optional(text('Which other surveys asked the same thing in the same way.')),
  },
  key: ['survey_id', 'question_id'],
});
