import { mdxToMdast } from 'satteri';
import {
  type BaseName,
  claimsFile,
  type Definitions,
  type Numbers,
  numbersFile,
} from '../../../src/article/definitions.ts';
import { charts } from '../../../src/charts/index.ts';
import { deriveOnce } from '../../../src/data/derive-once.ts';
import type { ChartText } from '../../../src/data/editions.ts';
import type { Prose, ProseFigure } from '../../../src/data/generated.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import { findUncheckedWords } from './check-words.ts';
import { collectErrors, type DataError, type ErrorText, messageOf, tryTo } from '../data-error.ts';
import { describeThrown } from './check-charts-and-forces.ts';

/**
 * Parses the MDX files as the build does: every number and claim, with its sentence, and every loose word as an error.
 * What is defined but used in no sentence, nor by anything that is, is `unused`, which is no error: an editor may change
 * sentences alone. Never throws on what a file holds.
 */
export function parseProse(
  files: ChartText[],
  { numbers, claims, names, tables, errors: definitionErrors }: Definitions & { tables: Tables },
): { prose: Prose; unused: string[]; errors: DataError[] } {
  const errors: DataError[] = [...definitionErrors];
  const formatted = deriveAll('number', numbers, errors, ({ derive }) => derive(tables));
  const tested = deriveAll('claim', claims, errors, (claim) => {
    const test = (from: Tables) => ({ holds: claim.holds(from), figures: claim.figures(from) });
    return deriveOnce(claim, test, tables);
  });
  const sections = files.map((section) => {
    const parse = (figures: typeof formatted) => parseSection(section, figures, names);
    return { ...section, ...deriveOnce(section, parse, formatted) };
  });
  errors.push(...sections.flatMap((section) => section.errors));
  const terms = sections.flatMap((section) => section.terms.map((term) => term.toLowerCase()));
  errors.push(...checkNames(names, numbers, formatted, terms));
  const uses = sections.flatMap(({ file, blocks }) =>
    blocks.flatMap(({ text, uses }) =>
      uses.map(({ at, ...use }) => ({ ...use, file, sentence: sentenceAt(text, at) })),
    ),
  );
  for (const { kind, id, file, line } of uses) {
    const expected = `a ${kind} that ${definingFile[kind]} defines`;
    const fix = 'define it there, or correct the id';
    if (!Object.hasOwn(kind === 'number' ? numbers : claims, id))
      errors.push({ file, row: line, received: id, expected, fix });
  }
  const withPositions = <T>(of: Use['kind'], derived: Record<string, T>) =>
    Object.entries(derived).map(([id, value]) => ({
      id,
      ...value,
      positions: uses
        .filter((use) => use.kind === of && use.id === id)
        .map(({ file, line, sentence }) => ({ file, line, sentence })),
    }));
  const isUsed = ({ positions }: { positions: unknown[] }) => positions.length > 0;
  const [allNumbers, allClaims] = [withPositions('number', formatted), withPositions('claim', tested)];
  for (const { id, figures, positions } of allClaims.filter(({ holds }) => !holds)) {
    const listed = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    const expected = `that the figures bear out the claim ${id}: they are ${listed.join(', ')}`;
    const fix = 'write what the figures now say';
    for (const { file, line, sentence } of positions)
      errors.push({ file, row: line, received: sentence, expected, fix });
  }
  const under = new Set([...Object.values(numbers), ...Object.values(claims)].flatMap(({ from }) => from));
  return {
    prose: {
      lengths: sections.map(({ file, blocks }) => ({
        file,
        words: blocks.flatMap(({ text }) => text.split(/\s+/).filter(Boolean)).length,
      })),
      numbers: allNumbers.filter(isUsed),
      claims: allClaims.filter(isUsed).map(({ id, figures, positions }) => ({ id, figures, positions })),
    },
    unused: [
      ...allNumbers.filter((one) => !isUsed(one) && !under.has(one.id)).map(({ id }) => `number ${id}`),
      ...allClaims.filter((one) => !isUsed(one)).map(({ id }) => `claim ${id}`),
    ],
    errors,
  };
}

const definingFile = { number: numbersFile, claim: claimsFile };

/** The value of each id. A missing row is for the editor to fix, so it is an error and not a crash. */
function deriveAll<T extends { row: number }, R>(
  kind: Use['kind'],
  definitions: Record<string, T>,
  errors: DataError[],
  derive: (definition: T) => R,
): Record<string, R> {
  const derived = Object.entries(definitions).flatMap(([id, definition]) => {
    const report = (thrown: unknown) =>
      errors.push({
        file: definingFile[kind],
        row: definition.row,
        column: id,
        received: describeThrown(thrown),
        expected: `the row that this ${kind} rests on, and no other`,
        fix: `bring the row back, or change the ${kind}`,
      });
    const value = tryTo(() => derive(definition), report);
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(derived);
}

/** A name holds the count that it stands for, and a side note says what that is. */
function checkNames(
  names: BaseName[],
  numbers: Numbers,
  formatted: Record<string, ProseFigure>,
  terms: string[],
): DataError[] {
  return collectErrors((report) => {
    for (const { name, id } of names) {
      const position = { file: numbersFile, row: numbers[id]?.row ?? 1, column: 'name' };
      const [count = ''] = /\d[\d,]*/.exec(formatted[id]?.text ?? '') ?? [];
      if (!name.includes(count))
        report(position, {
          received: name,
          expected: `a name with the count ${count}`,
          fix: 'rename the base everywhere',
        });
      const fix = `write <SideNote term="${name}">…</SideNote> where the name first stands`;
      if (terms.filter((term) => term === name.toLowerCase()).length !== 1)
        report(position, { received: name, expected: 'one side note that defines it', fix });
    }
  });
}

/** The sentence at a position of a text. Intl.Segmenter would not begin one at a numeral. */
function sentenceAt(text: string, at: number): string {
  const ends = text.matchAll(/[.!?][”’]?\s+/g);
  const starts = [0, ...Array.from(ends, ({ 0: end, index }) => index + end.length)];
  const [start, next] = [starts.findLast((one) => one <= at), starts.find((one) => one > at)];
  return text.slice(start, next).replaceAll(/\s+/g, ' ').trim();
}

interface Node {
  type: string;
  value?: string;
  name?: string;
  alt?: string | null;
  title?: string | null;
  children?: Node[];
  /** Code in an attribute is an object, or has no name. */
  attributes?: { name?: string; value?: unknown }[];
  position?: { start: { line: number } };
}

/** A use of an id in the prose, with its position in the text of its block. */
interface Use {
  kind: 'number' | 'claim';
  id: string;
  line: number;
  at: number;
}

/** What the prose may be made of; src/components/prose-components.ts passes them to every file. */
const components = [
  'Figure',
  'Claim',
  'Unchecked',
  'ChartFigure',
  'GuessFirst',
  'HeroRow',
  'PullFigure',
  'SideNote',
  'WhatIfInline',
];

/** Those whose `of` is a chart. */
const charted = ['ChartFigure', 'GuessFirst'];

/** Attributes that hold ids and addresses. All others hold words that a reader may see. */
const wordless = new Set(['of', 'that', 'because', 'state', 'role', 'href', 'src', 'id', 'class', 'lang']);

/** The blocks of an MDX file, with its numbers put in; every loose word and all code is an error. */
function parseSection(
  { file, source }: ChartText,
  formatted: Record<string, ProseFigure>,
  names: BaseName[],
): { blocks: { text: string; uses: Use[] }[]; terms: string[]; errors: DataError[] } {
  const blocks = new Map<Node | undefined, { text: string; uses: Use[] }>();
  const terms: string[] = [];
  const baseNames = names.map(({ name }) => name);
  const errors = collectErrors((report) => {
    const refuse = (row: number, text: ErrorText) => {
      report({ file, row }, text);
    };
    const refuseCode = (line: number, received: string) => {
      const fix = `define the number in ${numbersFile} and use <Figure of="…" />`;
      refuse(line, { received, expected: 'no code in the prose', fix });
    };
    const checkText = (text: string, firstLine: number) => {
      for (const { word, index, kind } of findUncheckedWords(text, baseNames)) {
        const row = firstLine + text.slice(0, index).split('\n').length - 1;
        const tag = kind === 'claim word' ? 'wrap the phrase in' : 'use <Figure of="…" /> or';
        const fix = `${tag} <Claim that="…">, or mark it with <Unchecked because="…">`;
        refuse(row, { received: word, expected: `no loose ${kind}`, fix });
      }
    };
    const visit = (node: Node, above: Node[]) => {
      const { type, name = '', value = '', position, attributes = [] } = node;
      const line = position?.start.line ?? 1;
      const given = (attribute: string) => {
        const found = attributes.find((other) => other.name === attribute)?.value;
        return typeof found === 'string' ? found : '';
      };
      // Of the names in small letters <figure> is HTML, too.
      const isMisspelt = components.some(
        (component) => component.toLowerCase() === name && (name !== 'figure' || given('of') !== ''),
      );
      if (isMisspelt || (/^[A-Z]/.test(name) && !components.includes(name))) {
        const expected = `one of ${components.map((name) => `<${name}>`).join(', ')}`;
        refuse(line, { received: `<${name}>`, expected, fix: 'correct the name' });
      }
      if (name === 'Unchecked' && given('because') === '')
        refuse(line, {
          received: '<Unchecked>',
          expected: 'a reason in because="…"',
          fix: 'say why the words need no figure behind them',
        });
      if (charted.includes(name) && !charts.some(({ id }) => id === given('of')))
        refuse(line, {
          received: `<${name} of="${given('of')}">`,
          expected: 'the id of a chart, as docs/charts.md lists them',
          fix: 'correct the id',
        });
      if (name === 'SideNote') terms.push(given('term'));
      for (const text of [node.alt, node.title]) checkText(text ?? '', line);
      for (const { name, value } of attributes) {
        if (name === undefined || (typeof value === 'object' && value !== null))
          refuseCode(line, name ?? '{…}');
        else if (typeof value === 'string' && !wordless.has(name)) checkText(value, line);
      }
      // A number that stands alone, large, or the outermost node around it that the page shows as one run of words.
      const run = name === 'PullFigure' ? node : [...above, node].find(isRun);
      const block = blocks.get(run) ?? { text: '', uses: [] };
      if (run) blocks.set(run, block);
      const use = (kind: Use['kind'], id: string) =>
        block.uses.push({ kind, id, line, at: block.text.length });
      if (type === 'text' || type === 'inlineCode') {
        if (!above.some(({ name = '' }) => name === 'Claim' || name === 'Unchecked')) checkText(value, line);
        block.text += value;
      } else if (name === 'Figure' || name === 'PullFigure') {
        use('number', given('of'));
        block.text += formatted[given('of')]?.text ?? '';
      } else if (name === 'Claim') use('claim', given('that'));
      // What is fenced begins in the line below its fence.
      else if (type === 'code') checkText(value, line + 1);
      else if (type === 'yaml') checkText(value.replace(/^number: \d+$/m, ''), line + 1);
      else if (type === 'mdxjsEsm') refuseCode(line, value);
      else if (type === 'mdxTextExpression' || (type === 'mdxFlowExpression' && !/^\s*\/\*/.test(value)))
        refuseCode(line, `{${value}}`);
      for (const child of node.children ?? []) visit(child, [...above, node]);
    };
    try {
      visit(mdxToMdast(source) as unknown as Node, []);
    } catch (error) {
      const fix =
        'look for a tag that is not closed, a curled quotation mark in a tag, or a bare < in the words';
      report(file, { received: messageOf(error), expected: 'MDX that can be read', fix });
    }
  });
  return { blocks: [...blocks.values()], terms, errors };
}

/** Whether a sentence can be found in the words of a node. */
const isRun = ({ type, name = '', children = [] }: Node) =>
  ['paragraph', 'heading', 'tableCell'].includes(type) ||
  ['Figure', 'Claim', 'Unchecked'].includes(name) ||
  children.some((child) => child.type === 'text');
