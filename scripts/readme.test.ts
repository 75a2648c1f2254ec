import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The README and what it leads to are kept true: what they name is there. */

const guides = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md')];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Paths in code marks and in links; a placeholder such as <id> and what is made by a build are no paths of the repository. */
function pathsIn(text: string): string[] {
  const marked = text.matchAll(/`([\w.\-/]+\/[\w.\-/]*|[\w-]+\.(?:md|ts|json)|LICENSE)`/g);
  const linked = text.matchAll(/\]\((?!https?:)([^)#]+)\)/g);
  const made = ['dist/', 'src/generated/', '/sources/'];
  return [...marked, ...linked].flatMap(([, path = '']) => (made.includes(path) ? [] : [path]));
}

const scriptsIn = (text: string) =>
  [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(([, name]) => name ?? '');

test('paths are found in code marks and links', () => {
  expect(pathsIn('`src/nowhere.ts` [picture](docs/none.png) `dist/` and `npm run build`')).toEqual([
    'src/nowhere.ts',
    'docs/none.png',
  ]);
});

test('README.md and CONTRIBUTING.md name paths that are there; the README has what everybody needs, and is short', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const guide of ['README.md', 'CONTRIBUTING.md']) {
    const paths = pathsIn(readFileSync(guide, 'utf8'));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  }
  const needed = ['start', 'test', 'dev', 'build', 'check', 'data', 'release'];
  expect(needed.filter((name) => !scriptsIn(readme).includes(name))).toEqual([]);
  expect(readme.split('\n').length).toBeLessThanOrEqual(100);
});

test('every guide names npm scripts that can be run', () => {
  const wrong = guides.flatMap((guide) =>
    scriptsIn(readFileSync(guide, 'utf8'))
      .filter((name) => !(name in scripts))
      .map((name) => `${guide}: ${name}`),
  );
  expect(wrong).toEqual([]);
});
