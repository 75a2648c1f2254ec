import type { BoundNumber } from '../figures/prose.ts';
import type { Tables } from '../figures/tables/index.ts';
import * as officersAnswered from './what-the-officers-answered.ts';

/** A sentence’s claim: whether the figures bear it out, and which figures those are. */
export interface Claim {
  holds: (tables: Tables) => boolean;
  figures: (tables: Tables) => Record<string, number | string>;
}

export type Numbers = Record<string, (tables: Tables) => BoundNumber>;
export type Claims = Record<string, Claim>;

/** Every id that the prose may bind. An id belongs to the section whose file has the same name. */

/** Every id that the prose may bind. An id belongs to the section whose file has the same name. */
export const numbers: Numbers = { ...officersAnswered.numbers };
export const claims: Claims = { ...officersAnswered.claims };
