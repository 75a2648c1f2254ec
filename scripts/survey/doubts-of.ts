import type { DataError } from '../data/data-error.ts';
import type { Counts } from './count-answers.ts';
import type { Options } from './read-options.ts';

/** What is wrong with a file as a whole, once it was read to its end. */
export function doubtsOf(
  { respondents }: Counts,
  misquoted: number[],
  { file, threshold, asking }: Pick<Options, 'file' | 'threshold' | 'asking'>,
): DataError[] {
  const errors: DataError[] = [];
  const [row] = misquoted;
  if (row !== undefined)
    errors.push({
      file,
      row,
      received: 'quotation marks that do not fit',
      expected: 'cells with commas between, quoted where they hold a comma',
      fix: 'look at this row and the one before it',
    });
  if (respondents < threshold)
    errors.push({
      file,
      received: `fewer than ${threshold} people`,
      expected: `answers of ${threshold} people or more`,
      fix: 'so few cannot be published without telling who they are',
    });
  if (asking.kind === 'open' && respondents > asking.members)
    errors.push({
      file,
      received: `${respondents} people`,
      expected: `${asking.members} at most, who could answer`,
      fix: 'look at --open-to, and whether somebody could answer twice',
    });
  return errors;
}
