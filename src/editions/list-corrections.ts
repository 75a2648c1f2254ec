import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';

type Correction = Tables['corrections'][number];

/** Newest first. */
export const listCorrections = (): Correction[] =>
  loadTables().corrections.toSorted((a, b) => (a.corrected < b.corrected ? 1 : -1));

/** Those that concern a chart, a number of the prose or the page of a force, newest first. */
export const listCorrectionsOf = (what: 'charts' | 'numbers' | 'forces', id: string): Correction[] =>
  listCorrections().filter((correction) => correction[what]?.includes(id));

export const correctionPath = ({ correction_id }: Pick<Correction, 'correction_id'>): string =>
  `/corrections/#${correction_id}`;
