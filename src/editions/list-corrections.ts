import { descending, sort } from 'd3';
import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';

type Correction = Tables['corrections'][number];

/** Newest first; those of one day as the table has them. */
export const listCorrections = (): Correction[] =>
  sort(loadTables().corrections, (a, b) => descending(a.corrected, b.corrected));

/** Those that concern a chart, a number of the prose or the page of a force, newest first. */
export const listCorrectionsOf = (what: 'charts' | 'numbers' | 'forces', id: string): Correction[] =>
  listCorrections().filter((correction) => correction[what]?.includes(id));

export const correctionPath = ({ correction_id }: Pick<Correction, 'correction_id'>): string =>
  `/corrections/#${correction_id}`;

/** What feeds and search engines are given of a correction. */
export const correctionText = ({ what_was_wrong, what_it_says_now }: Correction): string =>
  `We said: ${what_was_wrong} Now: ${what_it_says_now}`;

/** The first of each day, in a list by day: it leads to the others, which stand below it on their page. */
export const firstOfEachDay = <Each extends Pick<Correction, 'corrected'>>(corrections: Each[]): Each[] =>
  corrections.filter(({ corrected }, index) => corrected !== corrections[index - 1]?.corrected);
