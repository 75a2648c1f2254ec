import { figureFromAnswer, figureFromSurveyCount } from './figure-from-rows.ts';
import { formatPublished } from '../data/cite.ts';
import { formatPercent } from '../data/format.ts';
import { type Bounds, boundsOfAll } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';

/** An answer to the Metropolitan Police Federation’s survey of January 2017, and what it can say about all members. */
export interface BoundedAnswer {
  /** Of those who answered, as published. */
  percent: number;
  /** Of all members, in percent, not rounded: if no other member agreed, and if every other member did. */
  bounds: Bounds;
  /** How many were asked. */
  members: number;
  /** When it was asked, who published it and when. */
  what: string;
  source: string;
}

const survey = 'MPF2017';

/** Throws when the answer is not there. */
export function readBoundedAnswer(
  tables: Tables,
  { question, option }: { question: string; option: string },
): BoundedAnswer {
  const answer = figureFromAnswer(tables, {
    survey,
    question,
    option,
    label: 'of those who answered',
    format: formatPercent,
  });
  const count = (measure: 'respondents' | 'members') =>
    figureFromSurveyCount(tables, { survey, measure, label: measure, format: String }).value;
  const members = count('members');
  const { low, high } = boundsOfAll(answer.value / 100, count('respondents'), members);
  const [publication] = answer.publications;
  const published = [publication?.release, formatPublished(publication?.released ?? null)]
    .filter(Boolean)
    .join(', ');
  return {
    percent: answer.value,
    bounds: { low: low * 100, high: high * 100 },
    members,
    source: publication?.source_id[0] ?? '',
    what: `of those who answered, ${answer.as_at} (${published})`,
  };
}
