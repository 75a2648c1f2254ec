import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askEditor } from './ask-editor.ts';

test('an editor answers by a number of the list or in words, and may leave a question open', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const question = { what: 'place', at: 'T!A7', expected: 'a force', choices: ['Kent', 'Essex'] } as const;
  const asked = askEditor(
    [
      { ...question, met: 'A', choices: ['Kent', 'Essex'] },
      { ...question, met: 'B', choices: [] },
      { ...question, met: 'C', choices: [] },
    ],
    'release.ods',
    input,
    output,
  );
  const answers = ['2', 'left out', ''];
  output.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('leave it open')) input.write(`${answers.shift() ?? ''}\n`);
  });
  expect(await asked).toEqual([
    { what: 'place', met: 'A', means: 'Essex', first_met: 'release.ods' },
    { what: 'place', met: 'B', means: 'left out', first_met: 'release.ods' },
  ]);
});
