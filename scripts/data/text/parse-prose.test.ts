import { describe, expect, test } from 'vitest';
import type { Claims, Numbers } from '../../../src/data/prose.ts';
import { print, realTables } from '../testing/real-tables.ts';
import { parseProse } from './read-prose.ts';

const tables = realTables();
const number =
  (text: string): Numbers[string] =>
  () => ({
    text,
    label: 'what it counts',
    as_at: 'January 2017',
    working: null,
    publications: [
      {
        text,
        label: null,
        release: 'a release',
        released: null,
        source_id: ['S01'],
        table: 'responses',
        row: 12,
        worked_out: null,
      },
    ],
  });
const numbers: Numbers = { everyone: number('26%'), asked: number('32,000') };
const claim = (holds: boolean): Claims[string] => ({
  holds: () => holds,
  figures: () => ({ everyone: 26, specialists: '43.6%' }),
});

/** A section that uses all that is defined, so that only the text in question can be at fault. */
const used = {
  file: 'src/article/used.mdx',
  text: '<Figure of="everyone" /> of <Figure of="asked" /> are <Claim that="minority">a minority</Claim>.',
};

const read = (text: string, claims: Claims = { minority: claim(true) }) =>
  parseProse([used, { file: 'src/article/section.mdx', text }], { numbers, claims, tables });
const errors = (text: string) => print(read(text).errors).join('\n');

describe('a figure or a claim that is only typed', () => {
  test('is named with its file and its line', () => {
    expect(errors('Of those who answered,\nsome said yes:\n6,621 officers, and most of them twice.'))
      .toMatchInlineSnapshot(`
        "src/article/section.mdx:3 — received "6,621", expected no loose numeral; use <Figure of="…" /> or <Claim that="…">, or mark it with <Unchecked because="…">
        src/article/section.mdx:3 — received "most", expected no loose claim word; wrap the phrase in <Claim that="…">, or mark it with <Unchecked because="…">
        src/article/section.mdx:3 — received "twice", expected no loose number word; use <Figure of="…" /> or <Claim that="…">, or mark it with <Unchecked because="…">"
      `);
  });

  test('is found below the heading of the file, and in it', () => {
    expect(errors('---\nlabel: The 12 answers\n---\n\n## Half of it\n\nNothing.')).toMatchInlineSnapshot(`
      "src/article/section.mdx:2 — received "12", expected no loose numeral; use <Figure of="…" /> or <Claim that="…">, or mark it with <Unchecked because="…">
      src/article/section.mdx:5 — received "Half", expected no loose number word; use <Figure of="…" /> or <Claim that="…">, or mark it with <Unchecked because="…">"
    `);
  });

  test.each([
    ['a list', '- some\n- 43.6%'],
    ['a quotation', '> It rose.'],
    ['a table', '| officers |\n| --- |\n| 6,621 |'],
    ['an emphasis', 'They were **nearly *all*** there.'],
    ['a link', '[twice](/charts/)'],
    ['the title of a link', '[charts](/charts/ "all 21 of them")'],
    ['the description of a picture', '![a third of a bar](bar.png)'],
    ['code', 'They said `75%`.'],
    ['a block of code', '```\n75%\n```'],
    ['an element', '<p>more than before</p>'],
    ['an attribute', '<figure title="more than before" />'],
    ['a footnote', 'Some.[^a]\n\n[^a]: 1,697 of them.'],
  ])('is found in %s', (_place, text) => {
    expect(read(text).errors).toHaveLength(1);
  });

  test('is no fault where it is a date, or marked in place with a reason', () => {
    expect(
      errors('On 31 March 2019 it was under <Unchecked because="the version of the licence">v3</Unchecked>.'),
    ).toBe('');
  });

  test('is a fault where it is marked without a reason', () => {
    expect(errors('It was under <Unchecked>v3</Unchecked>.')).toMatchInlineSnapshot(
      `"src/article/section.mdx:1 — received "<Unchecked>", expected a reason in because="…"; say why the words need no figure behind them"`,
    );
  });

  test.each([
    '{26}%',
    '{26}',
    '<figure title={26} />',
    '<figure {...figures} />',
    'export const share = 26;',
  ])('cannot hide in code: %s', (text) => {
    expect(read(text).errors.map((error) => error.expected)).toEqual(['no code in the prose']);
  });
});

describe('an id', () => {
  test('that nothing defines is a fault', () => {
    expect(errors('Of <Figure of="nobody" />, <Claim that="plain">all</Claim>.')).toMatchInlineSnapshot(`
      "src/article/section.mdx:1 — received "nobody", expected a number that the section’s .ts file defines; define it there, or correct the id
      src/article/section.mdx:1 — received "plain", expected a claim that the section’s .ts file defines; define it there, or correct the id"
    `);
  });

  test('that nothing uses is a fault', () => {
    expect(
      print(
        parseProse([], { numbers: { asked: number('32,000') }, claims: { minority: claim(true) }, tables })
          .errors,
      ).join('\n'),
    ).toMatchInlineSnapshot(`
      "src/article — received "asked", expected a number that some sentence uses; use it, or remove its definition
      src/article — received "minority", expected a claim that some sentence uses; use it, or remove its definition"
    `);
  });
});

test('a claim that the figures no longer bear out is named with its sentence and its figures', () => {
  const { errors } = read(
    'Some asked. Of those who answered, <Claim that="minority">a minority</Claim>, <Figure of="everyone" />, said\nyes. Others did not.',
    { minority: claim(false) },
  );
  expect(print(errors).join('\n')).toMatchInlineSnapshot(`
    "src/article/used.mdx:1 — received "26% of 32,000 are a minority.", expected that the figures bear out the claim minority: they are everyone 26, specialists 43.6%; write what the figures now say
    src/article/section.mdx:1 — received "Of those who answered, a minority, 26%, said yes.", expected that the figures bear out the claim minority: they are everyone 26, specialists 43.6%; write what the figures now say"
  `);
});

test('a text that cannot be read is a fault, not a crash', () => {
  const { errors } = read('<Claim that="minority">never closed');
  expect(errors.map(({ file, expected, fix }) => [file, expected, fix])).toEqual([
    ['src/article/section.mdx', 'MDX that can be read', 'look for a tag that is not closed'],
  ]);
});

test('every number is listed with the positions and the sentences that it stands in', () => {
  const { prose } = read(
    'Nobody knows. Of them, <Figure of="asked" /> were asked. And\nso <Figure of="asked" />!\n\n### Of <Figure of="asked" />\n\n| <Figure of="asked" /> asked |\n| --- |',
  );
  expect(prose.numbers.find(({ id }) => id === 'asked')).toMatchObject({
    text: '32,000',
    positions: [
      { file: 'src/article/used.mdx', line: 1, sentence: '26% of 32,000 are a minority.' },
      { file: 'src/article/section.mdx', line: 1, sentence: 'Of them, 32,000 were asked.' },
      { file: 'src/article/section.mdx', line: 2, sentence: 'And so 32,000!' },
      { file: 'src/article/section.mdx', line: 4, sentence: 'Of 32,000' },
      { file: 'src/article/section.mdx', line: 6, sentence: '32,000 asked' },
    ],
  });
});

test('a claim is listed with the figures that it was tested against', () => {
  expect(read('Nothing.').prose.claims).toEqual([
    {
      id: 'minority',
      figures: { everyone: 26, specialists: '43.6%' },
      positions: [{ file: 'src/article/used.mdx', line: 1, sentence: '26% of 32,000 are a minority.' }],
    },
  ]);
});

describe('a slip in a file', () => {
  test('a component that is not one of ours is named with its line', () => {
    expect(errors('Some <Bond of="everyone" /> said so.')).toMatchInlineSnapshot(
      `"src/article/section.mdx:1 — received "<Bond>", expected one of <Figure>, <Claim>, <Unchecked>, <ChartFigure>, <GuessFirst>, <More>, <PullFigure>; correct the name"`,
    );
  });

  test('a tag that is not closed is one fault, and not a fault of every number of the file', () => {
    const { errors } = parseProse([{ file: used.file, text: 'All <Figure of="everyone" .' }], {
      numbers,
      claims: {},
      tables,
    });
    expect(errors.map(({ expected }) => expected)).toEqual(['MDX that can be read']);
  });
});
