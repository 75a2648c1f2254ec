import type { EditionDates } from '../data/editions.ts';
import type { Tables } from '../data/tables/index.ts';

/**
 * The version of the figures: that of the newest edition, such as 1.2.1. Figures that have moved on since, and
 * corrections made since, are marked by `+unreleased`.
 */
export function dataVersion(
  { editions, unreleased }: EditionDates,
  corrections: Tables['corrections'],
): string {
  const newest = editions.at(-1);
  const isAhead =
    unreleased.length > 0 || corrections.some(({ corrected }) => corrected > (newest?.date ?? ''));
  return `${newest?.version ?? '0.0.0'}${isAhead ? '+unreleased' : ''}`;
}
