import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const folder = '.github/workflows';
const workflows = readdirSync(folder).map((file) => ({
  file,
  text: readFileSync(`${folder}/${file}`, 'utf8'),
}));

/** What a pattern captures in each workflow. */
const findAll = (pattern: RegExp, among = workflows): { file: string; match: string }[] =>
  among.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([, match = '']) => ({ file, match: match.trim() })),
  );

test('each npm script that a workflow runs exists, and the nightly one runs all tests', () => {
  const calls = findAll(/npm run (?:--silent )?([\w:]+)|npm (test)$/gm).map(({ file, match }) => ({
    file,
    match: match || 'test',
  }));
  expect(calls).toContainEqual({ file: 'nightly.yml', match: 'test:all' });
  expect(calls.filter(({ match }) => !(match in scripts))).toEqual([]);
});

test('each action is pinned to a commit, with its version beside it', () => {
  const actions = findAll(/uses: (.*)/g);
  expect(actions.length).toBeGreaterThan(10);
  expect(actions.filter(({ match }) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(match))).toEqual([]);
});

test('the job that asks for the address of the site may read it', () => {
  const jobs = workflows.flatMap(({ text }) => text.split(/^ {2}(?=\w+:$)/m));
  const asking = jobs.filter((job) => job.includes('actions/configure-pages@'));
  expect(asking).not.toEqual([]);
  expect(asking.filter((job) => !/^ {6}pages: (read|write)$/m.test(job))).toEqual([]);
});

test('a workflow that answers a pull request with a token that writes runs nothing of it', () => {
  const writing = workflows.filter(({ text }) => /^ {2}(workflow_run|pull_request_target):/m.test(text));
  expect(writing.map(({ file }) => file)).toContain('preview-comment.yml');
  expect(findAll(/(checkout|run: )/g, writing)).toEqual([]);
  const ofPulls = workflows.filter(({ text }) => /^ {2}pull_request:/m.test(text));
  expect(findAll(/(: write)/g, ofPulls)).toEqual([]);
});

test('the preview offers the folders in which charts keep their pictures', () => {
  expect(findAll(/path: (src\/charts\/.*)/g)).toEqual([
    { file: 'preview.yml', match: 'src/charts/*/snapshots' },
  ]);
});
