import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const folder = '.github/workflows';
const workflows = readdirSync(folder).map((file) => ({
  file,
  text: readFileSync(`${folder}/${file}`, 'utf8'),
}));

test('each npm script that a workflow runs is there', () => {
  const run = workflows.flatMap(({ text }) =>
    [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name ?? ''),
  );
  expect(run).toContain('data:diff');
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

test('what answers a pull request with a token that writes runs nothing of it', () => {
  const writing = workflows.filter(({ text }) => /^ {2}(workflow_run|pull_request_target):/m.test(text));
  expect(writing.map(({ file }) => file)).toContain('preview-comment.yml');
  expect(writing.filter(({ text }) => /checkout|run: /.test(text)).map(({ file }) => file)).toEqual([]);
  expect(
    workflows
      .filter(({ text }) => /^ {2}pull_request:/m.test(text) && /: write/.test(text))
      .map(({ file }) => file),
  ).toEqual([]);
});
