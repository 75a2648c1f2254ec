import { expect, test } from 'vitest';
import type { Claims, Numbers } from '../../../src/article/definitions.ts';
import { formatError } from '../data-error.ts';
import { expectAnswers } from '../testing/expect-answers.ts';
import { fixtureTables, formatErrors } from '../testing/fixture-tables.ts';
import { parseProse } from './check-prose.ts';

/** A number that prints this text, in a row of numbers.csv. */
const number = (row: number, text: string, from: string[] = []): Numbers[string] => ({
  row,
  from,
  derive: () => ({ text }) as ReturnType<Numbers[string]['derive']>,
});
const numbers: Numbers = { everyone: number(2, '26%'), asked: number(3, '32,000') };
const figures = { everyone: 26, specialists: '43.6%' };
const minority = (holds: boolean): Claims => ({
  minority: { row: 2, from: [], holds: () => holds, figures: () => figures },
});
const names = [{ name: 'the 32,000', id: 'asked' }];

/** A section that uses all that is defined, so that only the text in question can be wrong. */
const used = {
  file: 'src/article/used.mdx',
  source: '<Figure of="everyone" /> of <Figure of="asked" /> are <Claim that="minority">a minority</Claim>.',
};
const file = 'src/article/section.mdx';
const right = { numbers, claims: minority(true), names: [], errors: [], tables: fixtureTables({}) };
const parse = (source: string, defined: Partial<Parameters<typeof parseProse>[1]> = {}, files = [used]) =>
  parseProse([...files, { file, source }], { ...right, ...defined });

test('what is only typed, wherever it stands, code, unknown ids and what cannot be read are named with file and line', async () => {
  const find = (text: string) => parse(text).errors.map(formatError);
  const right = await expectAnswers('scripts/data/testing/prose.txt', find);
  expect(right.join()).toMatch(/^On 31 March/);
});

test('the name of a base stands in every sentence, once a side note defines it and while it holds its count', () => {
  const note = '\n\n<SideNote term="The 32,000">\n  They are *members*.\n</SideNote>';
  const find = (text: string, asked = number(3, '32,000')) =>
    formatErrors(parse(text, { numbers: { ...numbers, asked }, names }).errors);
  expect(find(`---\nnumber: 2\nkicker: The 32,000\n---\n\nSome of the\n32,000 did.${note}`)).toBe('');
  expect(find('Some of the 32,000 did.')).toMatchInlineSnapshot(
    `"src/article/numbers.csv:3:name — received "the 32,000", expected one side note that defines it; write <SideNote term="the 32,000">…</SideNote> where the name first stands"`,
  );
  expect(find(`Some of the 32,000 did.${note}`, number(3, '31,000'))).toMatchInlineSnapshot(
    `"src/article/numbers.csv:3:name — received "the 32,000", expected a name with the count 31,000; rename the base everywhere"`,
  );
});

test('what nothing uses is named, and no error: a claim without its sentence, a number that no other is made from', () => {
  const defined = { claims: minority(false), numbers: { ...numbers, share: number(4, '1%', ['asked']) } };
  const { prose, unused, errors } = parse('Of <Figure of="share" />.', defined, []);
  expect({ errors, unused, claims: prose.claims }).toEqual({
    errors: [],
    unused: ['number everyone', 'claim minority'],
    claims: [],
  });
});

test('a claim that the figures no longer bear out is named with its sentence and its figures', () => {
  const { errors } = parse(
    'Some asked. Of those who answered, <Claim that="minority">a minority</Claim>, <Figure of="everyone" />, said\nyes. Others did not.',
    { claims: minority(false) },
  );
  expect(formatErrors(errors)).toMatchInlineSnapshot(`
    "src/article/used.mdx:1 — received "26% of 32,000 are a minority.", expected that the figures bear out the claim minority: they are everyone 26, specialists 43.6%; write what the figures now say
    src/article/section.mdx:1 — received "Of those who answered, a minority, 26%, said yes.", expected that the figures bear out the claim minority: they are everyone 26, specialists 43.6%; write what the figures now say"
  `);
});

test('a number or a claim whose row is gone is an error, and not a crash', () => {
  const gone = () => {
    throw new Error('no answer: MPF2017');
  };
  const everyone = { row: 2, from: [], derive: gone };
  const { errors } = parse('', { numbers: { ...numbers, everyone } });
  expect(formatErrors(errors)).toMatchInlineSnapshot(
    `"src/article/numbers.csv:2:everyone — received "no answer: MPF2017", expected the row that this number rests on, and no other; bring the row back, or change the number"`,
  );
});

test('every number and claim is listed with the sentences that it stands in', () => {
  const { prose } = parse(
    'Nobody knows. Of them, <Figure of="asked" /> were asked. And\nso <Figure of="asked" />!\n\n### Of <Figure of="asked" />\n\n| <Figure of="asked" /> asked |\n| --- |\n\n<PullFigure of="asked">\nmembers\n</PullFigure>',
  );
  const first = { file: used.file, line: 1, sentence: '26% of 32,000 are a minority.' };
  expect(prose.numbers.find(({ id }) => id === 'asked')).toMatchObject({
    text: '32,000',
    positions: [
      first,
      { file, line: 1, sentence: 'Of them, 32,000 were asked.' },
      { file, line: 2, sentence: 'And so 32,000!' },
      { file, line: 4, sentence: 'Of 32,000' },
      { file, line: 6, sentence: '32,000 asked' },
      { file, line: 9, sentence: '32,000' },
    ],
  });
  expect(prose.claims).toEqual([{ id: 'minority', figures, positions: [first] }]);
});
