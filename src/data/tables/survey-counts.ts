import { count, flag, id, oneOf, optional, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const surveyCountsTable = defineTable({
  name: 'survey-counts',
  about:
    'How many were asked and how many answered, where the sources differ: one row for what each source says.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    measure: oneOf(['respondents', 'members'], 'Those who answered, or those who were asked.'),
    value: count('People, as rounded by the source.'),
    qualifier: optional(text('The source’s own hedge: just under, almost, more than.')),
    preferred: flag('1 on the row that the site uses.'),
    source_id: sources(),
  },
  key: ['survey_id', 'measure', 'source_id'],
});
