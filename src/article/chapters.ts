import type { MDXInstance } from 'astro';
import * as armed from './how-many-are-armed.mdx';
import * as travelled from './how-the-answers-travelled.mdx';
import * as short from './in-short.mdx';
import * as abroad from './opinion-abroad.mdx';
import * as sent from './sent-often-firing-rarely.mdx';
import * as taser from './taser.mdx';
import * as checked from './the-report-checked.mdx';
import * as question from './the-question.mdx';
import * as since from './what-happened-since.mdx';
import * as takes from './what-it-takes.mdx';
import * as unknown from './what-nobody-knows.mdx';
import * as others from './what-others-think.mdx';
import * as answered from './what-the-officers-answered.mdx';
import * as reports from './what-the-reports-say.mdx';
import * as stands from './where-each-stands.mdx';

/** The article’s sections, in the order of reading. */
export const sections = [
  short,
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
  checked,
  unknown,
] as unknown as MDXInstance<{ label: string }>[];
