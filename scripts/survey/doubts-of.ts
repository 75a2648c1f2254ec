import type { Fault } from '../fault.ts';
import type { Counts } from './count-answers.ts';
import type { Options } from './read-options.ts';

/** What is wrong with a file as a whole, once it was read to its end. */
export function doubtsOf(
  { respondents }: Counts,
  misquoted: number[],
  { file, threshold, asking }: Pick<Options, 'file' | 'threshold' | 'asking'>,
): Fault[] {
  const faults: Fault[] = [];
  const [row] = misquoted;
  if (row !== undefined)
    faults.push({
      file,
      row,
      got: 'quotation marks that do not fit',
      expected: 'cells with commas between, quoted where they hold a comma',
      mend: 'look at this row and the one before it',
    });
  if (respondents < threshold)
    faults.push({
      file,
      got: `fewer than ${threshold} people`,
      expected: `answers of ${threshold} people or more`,
      mend: 'so few cannot be published without telling who they are',
    });
  if (asking.kind === 'open' && respondents > asking.members)
    faults.push({
      file,
      got: `${respondents} people`,
      expected: `${asking.members} at most, who could answer`,
      mend: 'look at --open-to, and whether somebody could answer twice',
    });
  return faults;
}
