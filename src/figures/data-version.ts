import type { EditionDates } from './editions.ts';
import type { Tables } from './tables/index.ts';

/** Raised by hand, and only when a table or a column is renamed, removed or holds something else than before. */
const structure = 1;

/**
 * The version of the figures, such as 1.2.1: structure, editions after the first, corrections since the newest edition.
 * So a changed structure is major, added data minor, a corrected value a patch. Figures that have moved on since the
 * newest edition are told by `+unreleased`.
 */
export function dataVersion({ editions, unreleased }: EditionDates, corrections: Tables['corrections']): string {
  const newest = editions.at(-1)?.date ?? '';
  const since = corrections.filter(({ corrected }) => corrected > newest).length;
  return `${structure}.${Math.max(0, editions.length - 1)}.${since}${unreleased.length > 0 ? '+unreleased' : ''}`;
}
