import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, writeFiles } from '../tests/support/folders.ts';

/** What the project says of itself is kept true: its list of dependencies, its guides, its workflows, its commands. */

type Versions = Record<string, string>;
type Package = Record<`${'' | 'optionalD' | 'devD' | 'd'}ependencies` | 'scripts', Versions>;
const read = (file: string) => readFileSync(file, 'utf8');
const project = JSON.parse(read('package.json')) as Package;
const all = { ...project.dependencies, ...project.optionalDependencies, ...project.devDependencies };
const [list = '', installScripts = ''] = read('docs/dependencies.md').split('## Install scripts');

const packagesIn = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)`\s+\| \S.{6,} \|$/gm)].map(([, name]) => name ?? '').toSorted();

test('every dependency is in the list with its reason, and no other; every version is exact', () => {
  expect(packagesIn(list)).toEqual(Object.keys(all).toSorted());
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the packages that run a script when installed are those that the list names', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))).toEqual(packagesIn(installScripts));
});

const readAll = (...files: string[]) => files.map((file) => ({ file, text: read(file) }));
const workflows = readAll(...globSync('.github/workflows/*'));
const readmes = readAll('README.md', 'CONTRIBUTING.md');
const guides = [...readmes, ...readAll(...globSync('docs/*.md'))];

/** What a pattern captures in each of some texts, after the file: README.md: start */
const findAll = (pattern: RegExp, texts = workflows) =>
  texts.flatMap(({ file, text }) =>
    Array.from(text.matchAll(pattern), ([, ...groups]) => `${file}: ${groups.join('').trim()}`),
  );

/** Paths in code marks and in links; a placeholder such as <id> and what is made by a build are no paths of the repository. */
function pathsIn(text: string): string[] {
  const marked = text.matchAll(/`([\w.\-/]+\/[\w.\-/]*|[\w-]+\.(?:md|ts|json)|LICENSE)`/g);
  const linked = text.matchAll(/\]\((?!https?:)([^)#]+)\)/g);
  const made = ['dist/', 'src/generated/', '/sources/'];
  return [...marked, ...linked].flatMap(([, path = '']) => (made.includes(path) ? [] : [path]));
}

test('README.md and CONTRIBUTING.md name paths that are there, and the README is short', () => {
  for (const { file, text } of readmes) {
    const paths = pathsIn(text);
    expect(paths.length, file).toBeGreaterThan(5);
    const gone = paths.filter((path) => !existsSync(path));
    expect(gone, file).toEqual([]);
  }
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(100);
});

test('every guide and workflow names npm scripts that can be run, the README those that everybody needs, and the nightly workflow all tests', () => {
  const calls = findAll(/npm (?:run (?:-s |--silent )?([\w:]+)|(start|test)\b)/g, [...guides, ...workflows]);
  const needed = ['start', 'test', 'dev', 'build', 'check', 'data', 'release'];
  const needing = [...needed.map((name) => `README.md: ${name}`), '.github/workflows/nightly.yml: test:all'];
  expect(calls).toEqual(expect.arrayContaining(needing));
  expect(calls.filter((call) => !((call.split(': ')[1] ?? '') in project.scripts))).toEqual([]);
});

test('each action is pinned to a commit, with its version next to it', () => {
  const actions = findAll(/uses: (.*)/g);
  expect(actions.length).toBeGreaterThan(10);
  expect(actions.filter((action) => !/: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test('the job that asks for the address of the site may read it', () => {
  const jobs = workflows.flatMap(({ text }) => text.split(/^ {2}(?=\w+:$)/m));
  const asking = jobs.filter((job) => job.includes('actions/configure-pages@'));
  expect(asking).not.toEqual([]);
  expect(asking.filter((job) => !/^ {6}pages: (read|write)$/m.test(job))).toEqual([]);
});

test('a workflow that answers a pull request with a token that writes runs nothing of it', () => {
  const writing = workflows.filter(({ text }) => /^ {2}(workflow_run|pull_request_target):/m.test(text));
  expect(writing.map(({ file }) => file)).toContain('.github/workflows/preview-comment.yml');
  expect(findAll(/(checkout|run: )/g, writing)).toEqual([]);
  const ofPulls = workflows.filter(({ text }) => /^ {2}pull_request:/m.test(text));
  expect(findAll(/(: write)/g, ofPulls)).toEqual([]);
});

test('the preview offers the folders in which charts keep their pictures', () => {
  const folders = '.github/workflows/preview.yml: src/charts/*/snapshots';
  expect(findAll(/path: (src\/charts\/.*)/g)).toEqual([folders]);
});

test('every command has an answer to --help that says how it is used', () => {
  const programs = Object.entries(project.scripts).flatMap(([name, command]) => {
    const [, path] = /^node (\S+)/.exec(command) ?? [];
    return path === undefined ? [] : [{ name, text: read(path) }];
  });
  expect(programs.length).toBeGreaterThan(10);
  const isAnswered = (name: string, text: string) =>
    /answerHelp\(`|runCommand\(usage/.test(text) && text.includes(`npm run ${name}`);
  expect(programs.filter(({ name, text }) => !isAnswered(name, text))).toEqual([]);
});

test('new:chart and new:table refuse a name of which a file exists, and one that code cannot use', () => {
  const cwd = makeFolder(onTestFinished);
  writeFiles(cwd, { 'src/data/tables/index.ts': '', 'data/notes.csv': '' });
  const answers = ['table index', 'table notes', 'chart default', 'chart Boats', 'chart armed boats'].map(
    (args) =>
      spawnSync(process.execPath, [resolve('scripts/new.ts'), ...args.split(' ')], { cwd, encoding: 'utf8' })
        .stderr,
  );
  expect(answers.join('')).toMatchInlineSnapshot(`
    "npm run new:table — received "index", expected a name that is free; src/data/tables/index.ts exists
    npm run new:table — received "notes", expected a name that is free; data/notes.csv exists
    npm run new:chart — received "default", expected a name that JavaScript has no use for
    npm run new:chart — received "Boats", expected one name of small letters, digits and hyphens, such as armed-boats
    npm run new:chart — received "armed boats", expected one name of small letters, digits and hyphens, such as armed-boats
    "
  `);
});
