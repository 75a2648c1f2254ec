import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Generated } from './load.ts';
import { writeGenerated } from './write-generated.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-generated-'));
  mkdirSync(join(root, 'src'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** A small output of which every file names its generation. */
const make = (generation: number): Generated =>
  ({
    tables: { responses: [{ generation }], surveys: [{ generation }] },
    charts: { 'arming-view': [{ generation }] },
    prose: { generation },
    editions: { generation },
  }) as unknown as Generated;

/** All files of src/generated, by name; throws where the output is not there. */
function readOutput(): Record<string, string> {
  const folder = join(root, 'src/generated');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );
}

const names = ['arming-view.json', 'editions.json', 'prose.json', 'responses.json', 'surveys.json'];

test('every table, every chart, the prose and the editions have a file', () => {
  writeGenerated(root, make(1));
  expect(Object.keys(readOutput()).toSorted()).toEqual(names);
  expect(JSON.parse(readFileSync(join(root, 'src/generated/charts/arming-view.json'), 'utf8'))).toEqual([
    { generation: 1 },
  ]);
});

test('a later run replaces all of it, and leaves nothing of the earlier behind', () => {
  writeGenerated(root, make(1));
  writeGenerated(root, { ...make(2), charts: {} });
  expect(readOutput()).toEqual({
    'editions.json': '{"generation":2}\n',
    'prose.json': '{"generation":2}\n',
    'responses.json': '[{"generation":2}]\n',
    'surveys.json': '[{"generation":2}]\n',
  });
  expect(readdirSync(join(root, 'src')).toSorted()).toEqual(
    [readlinkSync(join(root, 'src/generated')), 'generated'].toSorted(),
  );
});

test('a real folder of that name, as an earlier version wrote it, is replaced', () => {
  mkdirSync(join(root, 'src/generated/charts'), { recursive: true });
  writeGenerated(root, make(1));
  expect(Object.keys(readOutput()).toSorted()).toEqual(names);
  expect(readdirSync(join(root, 'src'))).toHaveLength(2);
});

test('a run beside another leaves what the other is still writing', () => {
  // The process that started these tests runs as long as they do.
  const ofAnother = `.generated-${process.ppid}-abcdef`;
  mkdirSync(join(root, 'src', ofAnother));
  writeGenerated(root, make(1));
  expect(readdirSync(join(root, 'src'))).toContain(ofAnother);
});

test('a write that fails half way leaves the earlier output byte for byte as it was', () => {
  writeGenerated(root, make(1));
  const before = readOutput();
  // The editions are the last to be written, and JSON has no such number.
  expect(() => {
    writeGenerated(root, { ...make(2), editions: 2n } as unknown as Generated);
  }).toThrow(TypeError);
  expect(readOutput()).toEqual(before);
});

describe('a run that may be killed', () => {
  const script = `
    import { writeGenerated } from ${JSON.stringify(new URL('write-generated.ts', import.meta.url).href)};
    for (let generation = 1; ; generation++) {
      const rows = Array.from({ length: 500 }, () => ({ generation }));
      const tables = Object.fromEntries(Array.from({ length: 12 }, (_, index) => ['table-' + index, rows]));
      writeGenerated(process.argv[1], { tables, charts: { chart: rows }, prose: rows, editions: rows });
      if (generation === 1) process.stdout.write('written');
    }`;

  /** Writes over and over; another output stands every few milliseconds from when this resolves. */
  async function startWriting() {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    await Promise.race([
      once(child.stdout, 'data'),
      exit.then(([code]) => {
        throw new Error(`ended with ${code}`);
      }),
    ]);
    return async () => {
      child.kill('SIGKILL');
      await exit;
    };
  }

  test('finds the link standing at every moment', async () => {
    const kill = await startWriting();
    const link = join(root, 'src/generated');
    const seen = new Set<string>();
    try {
      for (let look = 0; look < 100_000; look++) {
        if (lstatSync(link, { throwIfNoEntry: false }) === undefined)
          throw new Error(`no output at look ${look}`);
        if (look % 1000 === 0) seen.add(readlinkSync(link));
      }
    } finally {
      await kill();
    }
    // Otherwise nothing was written meanwhile, and nothing was shown.
    expect(seen.size).toBeGreaterThan(2);
  });

  test('at any moment leaves a whole output, all of one run, and the next run clears up after it', async () => {
    for (const milliseconds of [0, 1, 2, 3, 5, 7, 8, 11, 13, 16, 19, 23, 28, 34, 41]) {
      const kill = await startWriting();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await kill();
      const files = Object.values(readOutput());
      expect(files).toHaveLength(15);
      const generations = files.flatMap((file) =>
        (JSON.parse(file) as { generation: number }[]).map((row) => row.generation),
      );
      expect(generations).toHaveLength(15 * 500);
      expect(new Set(generations).size).toBe(1);
    }
    writeGenerated(root, make(1));
    expect(readdirSync(join(root, 'src'))).toHaveLength(2);
  });
});
