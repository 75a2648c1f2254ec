import { count, date, id, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const surveysTable = defineTable({
  name: 'surveys',
  about:
    'Who asked whom, when and how. Many are a union’s poll of its own members. Where all were invited, those who answered chose to: they speak for themselves, not for the others.',
  columns: {
    survey_id: id('Short name of the survey.'),
    name: text('Its name.'),
    population: text('Whom it asked.'),
    population_size: optional(count('How many were asked, where one figure was given.')),
    respondents: optional(count('How many answered, where an exact or rounded figure was given.')),
    respondents_note: optional(text('What else was said of how many answered.')),
    field_start: optional(date('When it opened.')),
    field_end: optional(date('When it closed, or when it was published where `field_note` says so.')),
    field_note: optional(text('What is unsure about these dates.')),
    method: optional(text('How people were asked.')),
    sponsor: text('Who paid or ran it.'),
    source_id: sources('Where it was described: ids of sources.csv, with semicolons between.'),
  },
  key: ['survey_id'],
});
