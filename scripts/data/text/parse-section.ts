import { mdxToMdast } from 'satteri';
import { type BaseName, numbersFile } from '../../../src/article/definitions.ts';
import type { ChartText } from '../../../src/data/editions.ts';
import type { ProseFigure } from '../../../src/data/prose.ts';
import { findUncheckedWords } from '../../../src/data/unchecked-words.ts';
import { type DataError, type ErrorText, messageOf } from '../data-error.ts';

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
export interface Use {
  kind: 'number' | 'claim';
  id: string;
  line: number;
  at: number;
}

export interface ProseBlock {
  text: string;
  uses: Use[];
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

/** Attributes that hold ids and addresses. All others hold words that a reader may see. */
const wordless = new Set(['of', 'that', 'because', 'state', 'role', 'href', 'src', 'id', 'class', 'lang']);

/** The blocks of an MDX file, with its numbers put in; every loose word and all code is an error. */
export function parseSection(
  { file, source }: ChartText,
  formatted: Record<string, ProseFigure>,
  names: BaseName[] = [],
): { blocks: ProseBlock[]; terms: string[]; errors: DataError[] } {
  const errors: DataError[] = [];
  const blocks: ProseBlock[] = [];
  const terms: string[] = [];
  const baseNames = names.map(({ name }) => name);
  const report = (row: number, text: ErrorText) => errors.push({ file, row, ...text });
  const refuseCode = (node: Node, received: string) =>
    report(lineOf(node), {
      received,
      expected: 'no code in the prose',
      fix: `define the number in ${numbersFile} and use <Figure of="…" />`,
    });
  const checkText = (text: string, firstLine: number) => {
    for (const { word, index, kind } of findUncheckedWords(text, baseNames)) {
      const row = firstLine + text.slice(0, index).split('\n').length - 1;
      const tag = kind === 'claim word' ? 'wrap the phrase in' : 'use <Figure of="…" /> or';
      const fix = `${tag} <Claim that="…">, or mark it with <Unchecked because="…">`;
      report(row, { received: word, expected: `no loose ${kind}`, fix });
    }
  };
  const checkTag = (node: Node) => {
    const tag = node.name ?? '';
    if (/^[A-Z]/.test(tag) && !components.includes(tag)) {
      const expected = `one of ${components.map((name) => `<${name}>`).join(', ')}`;
      report(lineOf(node), { received: `<${tag}>`, expected, fix: 'correct the name' });
    }
    if (tag === 'Unchecked' && attributeOf(node, 'because') === '')
      report(lineOf(node), {
        received: '<Unchecked>',
        expected: 'a reason in because="…"',
        fix: 'say why the words need no figure behind them',
      });
    if (tag === 'SideNote') terms.push(attributeOf(node, 'term'));
    for (const text of [node.alt, node.title]) checkText(text ?? '', lineOf(node));
    for (const { name, value } of node.attributes ?? []) {
      if (name === undefined || (typeof value === 'object' && value !== null))
        refuseCode(node, name ?? '{…}');
      else if (typeof value === 'string' && !wordless.has(name)) checkText(value, lineOf(node));
    }
  };
  const parseBlock = (block: Node): ProseBlock => {
    let text = '';
    const uses: Use[] = [];
    const use = (kind: Use['kind'], id: string, node: Node) =>
      uses.push({ kind, id, line: lineOf(node), at: text.length });
    const visit = (node: Node, isExempt: boolean) => {
      checkTag(node);
      if (node.value !== undefined && (node.type === 'text' || node.type === 'inlineCode')) {
        if (!isExempt) checkText(node.value, lineOf(node));
        text += node.value;
      } else if (node.type === 'mdxTextExpression') refuseCode(node, `{${node.value ?? ''}}`);
      else if (node.name === 'Figure') {
        const id = attributeOf(node, 'of');
        use('number', id, node);
        text += formatted[id]?.text ?? '';
      } else {
        if (node.name === 'Claim') use('claim', attributeOf(node, 'that'), node);
        const isMarked = node.name === 'Claim' || node.name === 'Unchecked';
        for (const child of node.children ?? []) visit(child, isExempt || isMarked);
      }
    };
    visit(block, false);
    return { text, uses };
  };
  const visit = (node: Node) => {
    if (isBlock(node)) blocks.push(parseBlock(node));
    // What is fenced begins in the line below its fence.
    else if (node.type === 'code') checkText(node.value ?? '', lineOf(node) + 1);
    else if (node.type === 'yaml')
      checkText((node.value ?? '').replace(/^number: \d+$/m, ''), lineOf(node) + 1);
    else if (node.type === 'mdxjsEsm') refuseCode(node, node.value ?? '');
    else if (node.type === 'mdxFlowExpression' && !/^\s*\/\*/.test(node.value ?? ''))
      refuseCode(node, `{${node.value ?? ''}}`);
    else {
      // A number that stands alone, large.
      if (node.name === 'PullFigure') blocks.push(parsePullFigure(node, formatted));
      checkTag(node);
      node.children?.forEach(visit);
    }
  };
  try {
    visit(mdxToMdast(source) as unknown as Node);
  } catch (error) {
    const fix = 'look for a tag that is not closed';
    errors.push({ file, received: messageOf(error), expected: 'MDX that can be read', fix });
  }
  return { blocks, terms, errors };
}

function parsePullFigure(node: Node, formatted: Record<string, ProseFigure>): ProseBlock {
  const id = attributeOf(node, 'of');
  return { text: formatted[id]?.text ?? '', uses: [{ kind: 'number', id, line: lineOf(node), at: 0 }] };
}

function attributeOf(node: Node, name: string): string {
  const value = node.attributes?.find((other) => other.name === name)?.value;
  return typeof value === 'string' ? value : '';
}

const lineOf = (node: Node) => node.position?.start.line ?? 1;

/** Whether the page shows the node’s words as one run, in which a sentence can be found. */
const isBlock = ({ type, name = '', children = [] }: Node) =>
  ['paragraph', 'heading', 'tableCell'].includes(type) ||
  ['Figure', 'Claim', 'Unchecked'].includes(name) ||
  children.some((child) => child.type === 'text');
