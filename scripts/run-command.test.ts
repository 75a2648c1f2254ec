import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every command answers --help with how it is used, and does nothing else', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const programs = Object.entries(scripts).flatMap(([name, command]) => {
    const path = /^node (\S+)/.exec(command)?.[1];
    return path === undefined ? [] : [{ name, path, text: readFileSync(path, 'utf8') }];
  });
  expect(programs.length).toBeGreaterThan(10);
  const isAnswered = ({ name, text }: (typeof programs)[number]) =>
    /answerHelp\(`|runCommand\(usage/.test(text) && text.includes(`npm run ${name}`);
  expect(programs.filter((program) => !isAnswered(program)).map(({ name }) => name)).toEqual([]);
  for (const name of ['data:readme', 'data:verify']) {
    const path = programs.find((program) => program.name === name)?.path ?? '';
    const { stdout, status } = spawnSync(process.execPath, [path, '--help'], { encoding: 'utf8' });
    expect([stdout.includes(`npm run ${name}`), status]).toEqual([true, 0]);
  }
});
