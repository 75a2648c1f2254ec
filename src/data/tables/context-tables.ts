import {
  amount,
  count,
  date,
  dateOrPeriod,
  flag,
  id,
  oneOf,
  optional,
  plainText,
  shuttleLevel,
  sources,
} from '../column.ts';
import { defineTable } from '../table.ts';
import { seen } from './shared-columns.ts';

export const threatLevelsTable = defineTable('threat-levels', {
  about:
    'The published level of threat to the United Kingdom from terrorism, from its first publication in 2006. A level lasts until the next row. On 23 July 2019 what it covers changed, not the level.',
  columns: {
    start_date: date('The day the level took effect.'),
    announced_date: optional(date('The day it was announced, where that is known and differs or matters.')),
    level: oneOf(['low', 'moderate', 'substantial', 'severe', 'critical'], 'The level.'),
    scope: oneOf(
      ['international terrorism (published)', 'national threat level (all terrorism)'],
      'What the level covers.',
    ),
    context: optional(plainText('What happened, in our words.')),
    source_id: sources(),
    confidence: oneOf(['high', 'medium'], 'How sure the date and level are.'),
    untraced: optional(
      flag('1 where no government page was seen. Without an official source the row is then drawn hollow.'),
    ),
    note: seen.note,
  },
  key: ['start_date'],
});

export const timelineTable = defineTable('timeline', {
  about: 'Events from 1829 on. Rows with a weak standing rest on an encyclopaedia or a copy alone.',
  columns: {
    date: dateOrPeriod('When it happened.'),
    date_precision: oneOf(['day', 'month', 'year', 'interval'], 'How precisely that is known.'),
    event_id: id('Short name.'),
    title: plainText('What happened, in a few words.'),
    description: plainText('One sentence.'),
    killed: optional(
      count('How many were killed, as the sentence says, where the article gives the figure.'),
    ),
    category: oneOf(
      ['founding', 'policy', 'unit', 'attack', 'officers_killed', 'police_shooting', 'legal', 'survey'],
      'Kind of event.',
    ),
    place: plainText('Where.'),
    source_id: sources(),
    note: optional(plainText('What is unsure.')),
    standing: optional(plainText('Why the row is weak, where it is.')),
  },
  key: ['event_id'],
});

export const positionsTable = defineTable('positions', {
  about:
    'What people and bodies have said, in our words, with the day. More spoke against routine arming than for it: the table is what was found, not a vote.',
  columns: {
    date: optional(date('When it was said; empty where the source has no date.')),
    date_note: optional(plainText('What is unsure about that date.')),
    actor: plainText('Who.'),
    role: plainText('In which office at the time.'),
    stance: plainText('In a few words.'),
    paraphrase: plainText('In a sentence.'),
    source_id: sources(),
  },
  key: ['date', 'actor', 'paraphrase'],
});

export const storyClaimsTable = defineTable('story-claims', {
  about:
    'Each claim of the news report of January 2017 that announced the survey, and what the sources say of it.',
  columns: {
    claim: plainText('The claim, in our words.'),
    verdict: plainText('Whether it is borne out, in a few words.'),
    what_sources_say: plainText('What the sources say, in a sentence.'),
    source_id: sources(),
  },
  key: ['claim'],
});

export const metUpliftTable = defineTable('met-uplift', {
  about:
    'The plan for 600 more armed officers in the Met, how far it came, and figures on armed work and Taser from the same years. A target is a plan, never a count.',
  columns: {
    date: date('When it was said, or the day it is about.'),
    date_note: optional(plainText('What is unsure about that date.')),
    force: plainText('Always Met, the Metropolitan Police.'),
    measure: plainText('What was counted or planned.'),
    value: optional(plainText('The figure, or a range.')),
    qualifier: optional(plainText('Target, count or the source’s own hedge.')),
    ...seen,
  },
  key: ['date', 'measure', 'value'],
});

export const internationalArmingTable = defineTable('international-arming', {
  about:
    'Places and whether their police are routinely armed. Several rows rest on an encyclopaedia’s list alone, or are disputed; their notes say so.',
  columns: {
    place: plainText('Country, territory or force.'),
    routinely_armed: oneOf(
      ['no', 'yes', 'disputed', 'no (law changed 2025)'],
      'Whether ordinary officers carry guns.',
    ),
    status_note: plainText('In a few words.'),
    share_armed_percent: optional(plainText('Percent of officers who are armed, as the source puts it.')),
    armed_officers: optional(count('Armed officers.')),
    as_of: optional(date('When that was true.')),
    armed_from: optional(
      date('The day from which police who are not routinely armed were armed for a time.'),
    ),
    armed_to: optional(date('The day until which they were.')),
    ...seen,
  },
  key: ['place'],
});

export const internationalShootingsTable = defineTable('international-shootings', {
  about:
    'People shot or killed by police, in England and Wales and abroad. Look at `measure` before setting two rows side by side: few count the same thing.',
  columns: {
    place: plainText('Country.'),
    period: plainText('The years, as the source says.'),
    measure: plainText('What was counted.'),
    count: optional(plainText('The count, as the source puts it.')),
    rate_as_reported: optional(plainText('The rate, as the source puts it.')),
    rate_unit: optional(plainText('Its unit.')),
    ...seen,
  },
  key: ['place', 'period', 'measure', 'count', 'rate_as_reported', 'source_id'],
});

export const fitnessStandardsTable = defineTable('fitness-standards', {
  about:
    'Fitness that a role asks for. A shuttle level such as 5:4 is level 5, shuttle 4: neither a decimal nor a time. It can be ranked, not averaged. Figures in ml/kg/min are on another scale and are not converted.',
  columns: {
    role: plainText('The role.'),
    armed: oneOf(
      ['armed', 'not armed', 'not named'],
      'Whether the role carries a gun; `not named` where the list does not say which role it is.',
    ),
    shuttle_level: optional(shuttleLevel('Level:shuttle of the 15 metre shuttle run.')),
    vo2_ml_kg_min: optional(amount('Oxygen uptake, millilitres a kilogram a minute.')),
    push_pull_strength: optional(plainText('Push and pull strength.')),
    standard_set_by: plainText('Who set it.'),
    force: optional(plainText('The force whose own standard it is; empty where it is national.')),
    ...seen,
    status: plainText('Whether it holds today, as far as is known.'),
    superseded: flag('1 where another standard has replaced it, 0 elsewhere.'),
  },
  key: ['role'],
});

export const fitnessPassRatesTable = defineTable('fitness-pass-rates', {
  about: 'How many officers took the annual fitness test, and how many passed.',
  columns: {
    population: plainText('Who.'),
    measure: plainText('What was counted.'),
    value: amount('The figure.'),
    unit: plainText('Its unit.'),
    period: plainText('When, as the source says.'),
    ...seen,
  },
  key: ['population', 'measure'],
});

export const firearmsTrainingTable = defineTable('firearms-training', {
  about: 'What firearms training takes and costs, and how many apply, pass or leave, at single dates.',
  columns: {
    course_or_group: plainText('The course, or the group of officers.'),
    measure: plainText('What was counted.'),
    value: plainText('The figure, or a few words where the source gives no number.'),
    qualifier: optional(oneOf(['about', 'more than'], 'The source’s own hedge.')),
    unit: oneOf(
      ['weeks', 'days', 'GBP', 'officers', 'percent', 'text'],
      'Its unit; `text` where the value is words.',
    ),
    unit_note: optional(plainText('What the source says of the figure.')),
    as_of: optional(date('When it was true; empty where the source has no date.')),
    date_note: optional(plainText('What is unsure about that date.')),
    ...seen,
  },
  key: ['course_or_group', 'measure', 'as_of', 'value'],
});
