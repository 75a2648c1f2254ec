import { expect, test } from 'vitest';
import type { Claims, Numbers } from '../../../src/article/definitions.ts';
import { formatError } from '../data-error.ts';
import { expectAnswers } from '../testing/expect-answers.ts';
import { fixtureTables } from '../testing/fixture-tables.ts';
import { parseProse } from './check-prose.ts';

/** A number that prints this text, in a row of numbers.csv. */
const number = (row: number, text: string, from: string[] = []): Numbers[string] => ({
  row,
  from,
  derive: () => ({ text }) as ReturnType<Numbers[string]['derive']>,
});
const gone = (): never => {
  throw new Error('no answer: MPF2017');
};
const numbers: Numbers = { everyone: number(2, '26%'), asked: number(3, '32,000') };
const figures = { everyone: 26, specialists: '43.6%' };
const minority = (holds: boolean): Claims => ({
  minority: { row: 2, from: [], holds: () => holds, figures: () => figures },
});

/** What is otherwise where the first line of a case says so. */
const otherwise = {
  'the minority is none': { claims: minority(false) },
  'the 32,000 is a name': { names: [{ name: 'the 32,000', id: 'asked' }] },
  '31,000 were asked': { numbers: { ...numbers, asked: number(3, '31,000') } },
  'everyone is gone': { numbers: { ...numbers, everyone: { row: 2, from: [], derive: gone } } },
};

/** A section that uses all that is defined, so that only the text in question can be wrong. */
const used = {
  file: 'src/article/used.mdx',
  source: '<Figure of="everyone" /> of <Figure of="asked" /> are <Claim that="minority">a minority</Claim>.',
};
const file = 'src/article/section.mdx';
const right = { numbers, claims: minority(true), names: [], errors: [], tables: fixtureTables({}) };
const parse = (source: string, defined: Partial<Parameters<typeof parseProse>[1]> = {}, files = [used]) =>
  parseProse([...files, { file, source }], { ...right, ...defined });

test('what is only typed, wherever it stands, code, unknown ids, what cannot be read, and what figures and names do not bear out, are named with file and line', async () => {
  const right = await expectAnswers('scripts/data/testing/prose.txt', (text) => {
    const [, first = '', passage = ''] = /^(?:Where (.*):\n)?([^]*)$/.exec(text) ?? [];
    const changes = first.split(', and ').map((words) => otherwise[words as keyof typeof otherwise]);
    return parse(passage, Object.assign({}, ...changes) as object).errors.map(formatError);
  });
  expect(right.join()).toMatch(/^On 31 March/);
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
