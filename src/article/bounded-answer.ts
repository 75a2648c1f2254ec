import { type Bounds, boundsOfAll } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import { figureFromAnswer, figureFromSurveyCount } from './figure-from-rows.ts';

/** The survey of the Metropolitan Police Federation, January 2017. Every percentage is of those who answered. */
const survey = 'MPF2017';

export const respondents = figureFromSurveyCount(
  survey,
  'respondents',
  'members who answered; no exact count was published',
);

export const members = figureFromSurveyCount(survey, 'members', 'members who were asked; the sources differ');

export const federationAnswer = (question: string, option: string, label: string) =>
  figureFromAnswer({ survey, question, option, label: `of those who answered ${label}` });

/** In percent, not rounded: the share of all members if no other member agreed, and if every other member did. */
export function boundsOfMembers(percent: number, answered: number, asked: number): Bounds {
  const { low, high } = boundsOfAll(percent / 100, answered, asked);
  return { low: low * 100, high: high * 100 };
}

/** An answer to that survey, and what it can say about all members. */
interface BoundedAnswer {
  /** Of those who answered, as published. */
  percent: number;
  bounds: Bounds;
  /** How many were asked. */
  asked: number;
  /** When it was asked, who published it and when. */
  what: string;
  source: string;
}

/** Throws when the answer is not there. */
export function deriveBoundedAnswer(tables: Tables, question: string, option: string): BoundedAnswer {
  const { value: percent, as_at, publications } = federationAnswer(question, option, '')(tables);
  const asked = members(tables).value;
  const [publication] = publications;
  return {
    percent,
    bounds: boundsOfMembers(percent, respondents(tables).value, asked),
    asked,
    source: publication?.source_id[0] ?? '',
    what: `of those who answered, ${as_at} (${publication?.cited})`,
  };
}
