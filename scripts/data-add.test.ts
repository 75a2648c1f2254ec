import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeWorkbook, type Value } from './import/testing/make-workbook.ts';

/** A project of its own for each test: data/ is a copy, the rest is the real one. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-add-'));
  cpSync('data', join(root, 'data'), { recursive: true });
  symlinkSync(resolve('src'), join(root, 'src'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const release = (rows: Value[][]) =>
  makeWorkbook([
    {
      name: 'Cover',
      rows: [['Police use of firearms statistics, England and Wales'], ['Published: 10 July 2031']],
    },
    {
      name: 'Table_5',
      rows: [
        ['Table 5: Number of police firearms operations by police force, England and Wales'],
        ['Police force', '2029/30'],
        ...rows,
      ],
    },
  ]);
const forces: Value[][] = [
  ['Avon & Somerset Constabulary', 301],
  ['Kent', 302],
  ['Metropolitan Police', '3,303'],
];

function add(bytes: Uint8Array | string, ...options: string[]) {
  writeFileSync(join(root, 'release.xlsx'), bytes);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('scripts/data-add.ts'), 'release.xlsx', ...options],
    { cwd: root, encoding: 'utf8' },
  );
  return { stdout, stderr, status };
}

const readData = () =>
  Object.fromEntries(
    readdirSync(join(root, 'data'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(root, 'data', name), 'utf8')]),
  );
const source = [
  '--source',
  'HO2031',
  '--title',
  'Police use of firearms statistics, April 2029 to March 2030',
  '--publisher',
  'Home Office',
  '--standing',
  'official',
];

describe('npm run data:add', () => {
  test('shows what it would add and which source it needs, and writes nothing', () => {
    const before = readData();
    const { stdout, stderr, status } = add(release(forces));
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "release.xlsx: XLSX, 2 sheets
      Published 2031-07-10 (Cover!A2: “Published: 10 July 2031”)

      Table_5: Table 5: Number of police firearms operations by police force, England and Wales
        the police use of firearms → operations.csv; 3 figures, 3 places, 2029-04/2030-03
        accepted: numbers with commas between thousands

      Not taken:
        Cover (Police use of firearms statistics, England and Wales): a cover, a list or notes

      data/operations.csv
        3 new
          Avon & Somerset · 2029-04/2030-03 · operations: 301 · HO 10 Jul 2031 · Table_5!B3
          Kent · 2029-04/2030-03 · operations: 302 · HO 10 Jul 2031 · Table_5!B4
          Metropolitan · 2029-04/2030-03 · operations: 3303 · HO 10 Jul 2031 · Table_5!B5

      3 rows to add.

      Still needed before it can be written:
      --source — got "", expected the id of a source in data/sources.csv, or a new one; give its id after --source; if it is new, also --title, --publisher and --standing
      "
    `);
    expect(stderr).toMatchInlineSnapshot(`
      "Reading release.xlsx …
      "
    `);
    expect(readData()).toEqual(before);
  });

  test('without its source it is not written', () => {
    const before = readData();
    const { stderr, status } = add(release(forces), '--source', 'HO2031', '--write');
    expect(status).toBe(1);
    expect(stderr.split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "--title — got "", expected some text; HO2031 is not in data/sources.csv; tell it: Headline or title.",
        "--publisher — got "", expected some text; HO2031 is not in data/sources.csv; tell it: Who published it, and through whom it was seen.",
        "--standing — got "", expected one of official, federation, press or other, wiki, mirror; HO2031 is not in data/sources.csv; tell it: What kind of source it is. What rests on \`wiki\` or \`mirror\` alone is not drawn.",
        "3 faults; nothing was written.",
        "",
      ]
    `);
    expect(readData()).toEqual(before);
  });

  test('with --write adds the rows and the source below what is there; once more there is nothing to do', () => {
    const before = readData();
    const { stdout, status } = add(release(forces), ...source, '--write');
    expect(stdout).toMatch(/Written: data\/sources\.csv, data\/operations\.csv\. /);
    expect(status).toBe(0);
    const after = readData();
    expect(after['operations.csv']).toBe(
      `${before['operations.csv']}${[
        'Avon & Somerset,force,2029-04/2030-03,operations,301,HO 10 Jul 2031,2031-07-10,HO2031,',
        'Kent,force,2029-04/2030-03,operations,302,HO 10 Jul 2031,2031-07-10,HO2031,',
        'Metropolitan,force,2029-04/2030-03,operations,3303,HO 10 Jul 2031,2031-07-10,HO2031,',
      ].join('\n')}\n`,
    );
    expect(after['sources.csv']).toBe(
      `${before['sources.csv']}HO2031,"Police use of firearms statistics, April 2029 to March 2030",Home Office,,2031-07-10,,file,official,0\n`,
    );
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
      'operations.csv',
      'sources.csv',
    ]);

    const again = add(release(forces), '--source', 'HO2031', '--write');
    expect(again.stdout).toContain('3 there already, from the same release\n\nThere is nothing to add.');
    expect(readData()).toEqual(after);
  });

  test('a revised figure becomes a row beside the earlier one', () => {
    add(release(forces), ...source, '--write');
    const before = readData();
    const { stdout } = add(
      release([
        ['Kent', 310],
        ['Avon & Somerset', 301],
        ['Metropolitan', 3303],
      ]),
      ...source.map((part) => part.replace('HO2031', 'HO2032')),
      '--released',
      '2032-07-08',
      '--write',
    );
    expect(stdout).toContain(
      '  1 revised; the earlier figure stays beside it\n    Kent · 2029-04/2030-03 · operations: 310 (302 in HO 10 Jul 2031) · HO 8 Jul 2032 · Table_5!B3\n  2 said before by an earlier release; added only with --repeats',
    );
    expect(readData()['operations.csv']).toBe(
      `${before['operations.csv']}Kent,force,2029-04/2030-03,operations,310,HO 8 Jul 2032,2032-07-08,HO2032,\n`,
    );
  });

  test('a figure that does not fit names its cell, and nothing is written', () => {
    const before = readData();
    const { stderr, status } = add(release([...forces, ['Essex', '43,6']]), ...source, '--write');
    expect(status).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "Reading release.xlsx …

      release.xlsx:Table_5!B5 — got "3,303", expected a number of which the comma is plain; other numbers of this file have a decimal comma; write it with a point for decimals, and nothing between thousands
      release.xlsx:Table_5!B6 — got "43,6", expected a whole number; look the figure up in the release; the row or the column may have slipped
      2 faults; nothing was written.
      "
    `);
    expect(readData()).toEqual(before);
  });

  test('figures that the rest of data/ contradicts name the cell that they came from', () => {
    const before = readData();
    const header = before['armed-officers.csv']?.split('\n')[0] ?? '';
    const { stderr, status } = add(
      `${header}\nKent,force,2031-03-31,armed_officers,5,HO Jul 2030,2030-07-10,HO2024,,`,
      '--write',
    );
    expect(status).toBe(1);
    expect(stderr).toContain(
      'release.xlsx:A2 (armed-officers.csv, released) — got "2030-07-10", expected a day after 2031-03-31, which the figure is for; look whether the year of the one or the other was mistyped\n1 fault; nothing was written.',
    );
    expect(readData()).toEqual(before);
  });

  test('what a name means is read from data/mappings.csv', () => {
    const rows = [...forces, ['Heddlu’r Canolbarth', 4]];
    expect(add(release(rows), ...source).stderr).toContain(
      'release.xlsx:Table_5!A6 — got "Heddlu’r Canolbarth", expected a force as in data/police-forces.csv, a region, or `left out`; say what it means in a row of data/mappings.csv (place), or run the command in a terminal, where it asks',
    );
    writeFileSync(
      join(root, 'data/mappings.csv'),
      'what,met,means,first_met\nplace,Heddlu’r Canolbarth,Dyfed-Powys,\n',
    );
    expect(add(release(rows), ...source).stdout).toContain('Dyfed-Powys · 2029-04/2030-03 · operations: 4');
  });

  test('a wrong option or no file is told with the usage', () => {
    expect(add('', '--wrong').stderr).toContain('npm run data:add -- <file> --source <id>');
    expect(
      spawnSync(process.execPath, [resolve('scripts/data-add.ts'), 'nowhere.ods'], {
        cwd: root,
        encoding: 'utf8',
      }).stderr,
    ).toContain('data:add — got "nowhere.ods", expected a file that is there');
  });

  test('an import that was killed half way is put back by the next command', () => {
    const folder = join(root, '.unfinished-4194999');
    mkdirSync(join(folder, 'before/data'), { recursive: true });
    mkdirSync(join(folder, 'after/data'), { recursive: true });
    const before = readData();
    writeFileSync(join(folder, 'before/data/operations.csv'), before['operations.csv'] ?? '');
    writeFileSync(join(folder, 'paths.json'), '["data/operations.csv"]');
    writeFileSync(join(root, 'data/operations.csv'), 'half');
    expect(add(release(forces), ...source).stderr).toContain(
      'data/operations.csv was put back: an earlier import or release was cut short.',
    );
    expect(readData()).toEqual(before);
    expect(existsSync(folder)).toBe(false);
  });
});
