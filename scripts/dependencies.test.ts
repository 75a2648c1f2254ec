import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The list of dependencies is kept true. */

type Versions = Record<string, string>;
const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Record<`${'' | 'optionalD' | 'devD' | 'd'}ependencies`, Versions>;
const all = { ...dependencies, ...optionalDependencies, ...devDependencies };
const [list = '', installScripts = ''] = readFileSync('docs/dependencies.md', 'utf8').split(
  '## Install scripts',
);

const packagesIn = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)`\s+\| \S.{6,} \|$/gm)].map(([, name]) => name ?? '').toSorted();

test('every dependency is in the list with its reason, and no other', () => {
  expect(packagesIn(list)).toEqual(Object.keys(all).toSorted());
});

test('every version is exact', () => {
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the packages that run a script when installed are those that the list names', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))).toEqual(packagesIn(installScripts));
});
