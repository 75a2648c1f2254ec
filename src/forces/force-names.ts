import type { Tables } from '../data/tables/index.ts';
import json from './places.json' with { type: 'json' };

/** Counties, places and short forms that lead to a force whose name does not hold them. By force_id. */
export const places: Partial<Record<string, string[]>> = json;

export type Force = Tables['police-forces'][number];

/** As a heading has it: Metropolitan Police, Kent police. */
export const headForce = ({ force_name }: Force): string =>
  / Police$/.test(force_name) ? force_name : `${force_name} police`;

/** As a sentence has it: the Metropolitan Police, Kent police. */
export const nameForce = (force: Force): string =>
  / Police$/.test(force.force_name) ? `the ${force.force_name}` : headForce(force);

/** What else a reader may type for a force: its short name, its initials with Police (GMP), and its places. */
export function alsoKnownAs({ force_id, force_name, tile_name }: Force): string[] {
  const initials = force_name
    .replace(/ Police$/, '')
    .split(/[ -]/)
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word.charAt(0));
  return [tile_name, ...(initials.length > 1 ? [`${initials.join('')}P`] : []), ...(places[force_id] ?? [])];
}
