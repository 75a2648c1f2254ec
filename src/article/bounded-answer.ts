import { type Bounds, boundsOfAll } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import { parseExpression } from './expression.ts';
import type { NumericFigure } from './evaluate.ts';
import { makeFigure } from './make-figure.ts';

/** The survey of the Metropolitan Police Federation, January 2017. Every percentage is of those who answered. */
const survey = 'survey_id=MPF2017';

/** An answer to that survey, and what it can say about all members. */
interface BoundedAnswer {
  /** Of those who answered, as published. */
  percent: number;
  /** In percent, not rounded: the share of all members if no other member agreed, and if every other member did. */
  bounds: Bounds;
  /** How many were asked. */
  asked: number;
  /** When it was asked, who published it and when. */
  what: string;
  source: string;
}

/** Throws when the answer is not there. */
export function deriveBoundedAnswer(tables: Tables, question: string, option: string): BoundedAnswer {
  const find = (selector: string): NumericFigure => {
    const number = { label: '', expression: parseExpression(selector), format: '', day: '', working: '' };
    return makeFigure(number, {
      tables,
      figure: (id) => {
        throw new Error(`no number: ${id}`);
      },
    });
  };
  const count = (measure: string) => find(`survey-counts[${survey}; measure=${measure}; preferred=1]`).value;
  const answer = `${survey}; question_id=${question}; option_id=${option}; preferred=1`;
  const { value: percent, as_at, publications } = find(`responses[${answer}].percent`);
  const asked = count('members');
  const { low, high } = boundsOfAll(percent / 100, count('respondents'), asked);
  const [publication] = publications;
  return {
    percent,
    bounds: { low: low * 100, high: high * 100 },
    asked,
    source: publication?.source_id[0] ?? '',
    what: `of those who answered, ${as_at} (${publication?.cited})`,
  };
}
