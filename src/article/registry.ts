import type { Claims, Numbers } from '../data/prose.ts';
import * as armed from './how-many-are-armed.ts';
import * as travelled from './how-the-answers-travelled.ts';
import * as abroad from './opinion-abroad.ts';
import * as sent from './sent-often-firing-rarely.ts';
import * as taser from './taser-figures.ts';
import * as question from './the-question.ts';
import * as takes from './what-it-takes.ts';
import * as since from './what-happened-since.ts';
import * as others from './what-others-think.ts';
import * as answered from './what-the-officers-answered.ts';
import * as reports from './what-the-reports-say.ts';
import * as stands from './where-each-stands.ts';

const sections: { numbers: Numbers; claims?: Claims }[] = [
  question,
  answered,
  travelled,
  armed,
  sent,
  reports,
  takes,
  taser,
  others,
  abroad,
  since,
  stands,
];

/** Throws where two sections define the same id. */
function gather<T>(parts: Record<string, T>[]): Record<string, T> {
  const ids = parts.flatMap((part) => Object.keys(part));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`defined twice: ${twice}`);
  return Object.assign({}, ...parts) as Record<string, T>;
}

/** Every id that the prose may bind. An id belongs to the section whose file has the same name. */
export const numbers: Numbers = gather(sections.map((section) => section.numbers));
export const claims: Claims = gather(sections.map((section) => section.claims ?? {}));
