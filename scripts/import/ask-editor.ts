import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import type { Mapping, Question } from './mappings.ts';

/** Asks on a terminal what things mean. An empty answer leaves the question open. */
export async function askEditor(
  questions: Question[],
  file: string,
  input: Readable,
  output: Writable,
): Promise<Mapping[]> {
  const terminal = createInterface({ input, output });
  const answers: Mapping[] = [];
  try {
    for (const { what, met, at, expected, choices } of questions) {
      output.write(`\n${at}: what does the ${what} “${met}” mean? Expected ${expected}.\n`);
      for (const [index, choice] of choices.entries()) output.write(`  ${index + 1}  ${choice}\n`);
      const answer = (
        await terminal.question('Its meaning, a number of the list, or “left out” (empty: leave it open): ')
      ).trim();
      if (answer !== '')
        answers.push({ what, met, means: choices[Number(answer) - 1] ?? answer, first_met: file });
    }
  } finally {
    terminal.close();
  }
  return answers;
}

/** The same as faults, where there is nobody to ask. */
export function questionFault({ what, met, at, expected }: Question, file: string) {
  return {
    file,
    column: at,
    got: met,
    expected,
    mend: `say what it means in a row of data/mappings.csv (${what}), or run the command in a terminal, where it asks`,
  };
}
