import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The README and what it leads to are kept true: what they name is there. */

const readme = readFileSync('README.md', 'utf8');
const guides = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Paths in code marks and in links; a placeholder such as <id> and what is made by a build are no paths of the repository. */
function pathsIn(text: string): string[] {
  const marked = [...text.matchAll(/`([\w.\-/]+\/[\w.\-/]*|[\w-]+\.(?:md|ts|json)|LICENSE)`/g)].map(
    ([, path]) => path ?? '',
  );
  const linked = [...text.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, path]) => path ?? '')
    .filter((path) => !/^https?:/.test(path));
  const made = ['dist/', 'src/generated/', '/sources/'];
  return [...new Set([...marked, ...linked])].filter((path) => !made.includes(path));
}

const scriptsIn = (text: string) =>
  [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(([, name]) => name ?? '');

describe('the README', () => {
  test('names paths, and each is there', () => {
    const paths = pathsIn(readme);
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('names the npm scripts that everybody needs', () => {
    expect(scriptsIn(readme)).toEqual(
      expect.arrayContaining(['start', 'test', 'dev', 'build', 'check', 'data', 'release']),
    );
  });

  test('is short enough to be read', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(100);
  });

  test.for([
    ['`src/nowhere.ts`', ['src/nowhere.ts']],
    ['[picture](docs/none.png)', ['docs/none.png']],
    ['`dist/` and `npm run build`', []],
  ] as const)('a path in %s is found', ([text, expected]) => {
    expect(pathsIn(text)).toEqual(expected);
  });
});

test.for(guides)('%s names npm scripts that can be run', (file) => {
  expect(scriptsIn(readFileSync(file, 'utf8')).filter((name) => !(name in scripts))).toEqual([]);
});

test('CONTRIBUTING.md names paths, and each is there', () => {
  const paths = pathsIn(readFileSync('CONTRIBUTING.md', 'utf8'));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
