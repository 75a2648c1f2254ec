import { count, date, flag, id, oneOf, optional, percent, plainText, sources } from '../column.ts';
import { defineTable } from '../table.ts';
import { seen } from './shared-columns.ts';

export const surveysTable = defineTable('surveys', {
  about:
    'Who asked whom, when and how. Many are a union’s poll of its own members. Where all were invited, those who answered chose to: they speak for themselves, not for the others.',
  columns: {
    survey_id: id('Short name of the survey.'),
    name: plainText('Its name.'),
    population: plainText('Whom it asked.'),
    population_size: optional(count('How many were asked, where one figure was given.')),
    respondents: optional(count('How many answered, where an exact or rounded figure was given.')),
    respondents_quoted: optional(
      count('How many answered, where a source gives a number with a hedge alone.'),
    ),
    respondents_qualifier: optional(
      oneOf(['about', 'almost', 'just under', 'more than'], 'The hedge, or `about` for a rounded figure.'),
    ),
    respondents_unsure: optional(flag('1 where it is not said whether so many answered or were asked.')),
    respondents_source_id: optional(sources('Who says how many answered, where not every source does.')),
    respondents_note: optional(plainText('What else was said of how many answered.')),
    field_start: optional(date('When it opened.')),
    field_end: optional(date('When it closed, or when it was published.')),
    field_date_kind: optional(
      oneOf(['asked', 'published'], 'Whether these are dates of asking, or of publication.'),
    ),
    asked_after: optional(plainText('The event that it followed, where a source says so.')),
    field_note: optional(plainText('What is unsure about these dates.')),
    method: optional(plainText('How people were asked; empty where that was not found.')),
    self_selected: optional(flag('1 where those who answered chose to.')),
    known_from_copy: optional(
      flag('1 where day, number and way of asking were seen in a copy alone: charts leave them out.'),
    ),
    method_note: optional(plainText('What else is known of the way of asking.')),
    sponsor: plainText('Who paid or ran it.'),
    source_id: sources('Where it was described: ids of sources.csv, with semicolons between.'),
  },
  key: ['survey_id'],
});

export const questionsTable = defineTable('questions', {
  about:
    'What was asked. Wording differs from survey to survey, so answers share a line only where the same options were put again: in Britain, the national surveys of 2006 and 2017 alone.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    question_id: id('Short name of the question.'),
    paraphrase: plainText('The question in our words.'),
    same_as: optional(
      id('The survey whose question of this id it repeats: charts show the words of that one.'),
    ),
    exact_wording: optional(plainText('What is known of the survey’s own words.')),
    choice: oneOf(['single', 'multiple', 'unknown'], 'Whether one answer could be given or several.'),
    comparable_with: optional(
      plainText(
        'Which other surveys put much the same question, with what differs, or why none. It is no leave to draw a line.',
      ),
    ),
    comparable_series: optional(
      id('Name of the questions whose answers may share a line: the same options, put to the same people.'),
    ),
    note: seen.note,
  },
  key: ['survey_id', 'question_id'],
});

export const responsesTable = defineTable('responses', {
  about:
    'The published answers, as percent of those who answered. One row a publication: where the press carried a figure differently, it stands again. What was not published has no row and is never filled in.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    question_id: id('A question of questions.csv.'),
    option_id: id('Short name of the answer.'),
    kind: oneOf(['option', 'net'], 'An answer that could be chosen, or several added up by the publisher.'),
    percent: percent('Percent of the base.'),
    qualifier: optional(plainText('The source’s own hedge.')),
    base: plainText('Of whom the percentage is taken.'),
    sample_size: optional(count('How many the base holds, where it is known.')),
    subgroup: optional(plainText('The part of those who answered, where it is not all.')),
    wave: optional(plainText('Which year of a repeated survey.')),
    preferred: flag(
      '1 on the row that the site uses. Where sources give one answer differently, 1 on the best and 0 on the others.',
    ),
    printed_word: optional(plainText('The word that went with the figure, where a report printed another.')),
    printed_alike_by: optional(sources('The texts that printed it with the same word.')),
    ...seen,
  },
  key: ['survey_id', 'question_id', 'option_id', 'base', 'subgroup', 'wave', 'percent', 'source_id'],
});

export const surveyCountsTable = defineTable('survey-counts', {
  about:
    'How many were asked and how many answered, where the sources differ: one row for what each source says.',
  columns: {
    survey_id: id('A survey of surveys.csv.'),
    measure: oneOf(['respondents', 'members'], 'Those who answered, or those who were asked.'),
    value: count('People, as rounded by the source.'),
    qualifier: optional(plainText('The source’s own hedge: just under, almost, more than.')),
    preferred: flag('1 on the row that the site uses.'),
    source_id: sources(),
  },
  key: ['survey_id', 'measure', 'source_id'],
});
