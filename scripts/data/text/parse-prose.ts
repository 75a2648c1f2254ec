import { mdxToMdast } from 'satteri';
import { findUncheckedWords } from '../../../src/data/unchecked-words.ts';
import type { ProseFigure, Claims, Numbers, Prose } from '../../../src/data/prose.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { describeThrown, formatFigures } from './text-error.ts';

export interface ProseFile {
  /** Path from the root of the project. */
  file: string;
  text: string;
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

/** A use of an id in the prose, at its place in the text of its block. */
interface Use {
  kind: 'number' | 'claim';
  id: string;
  line: number;
  at: number;
}

interface Block {
  text: string;
  uses: Use[];
}

/**
 * Reads the MDX files as the build does: every number and claim, with its sentence, and every loose word as an error.
 * Never throws on what a file says.
 */
export function parseProse(
  files: ProseFile[],
  { numbers, claims, tables }: { numbers: Numbers; claims: Claims; tables: Tables },
): { prose: Prose; errors: DataError[] } {
  const errors: DataError[] = [];
  const formatted = tryAll(numbers, (bind) => forPage(bind(tables)), 'number', errors);
  const tested = tryAll(
    claims,
    (claim) => ({ holds: claim.holds(tables), figures: claim.figures(tables) }),
    'claim',
    errors,
  );
  const positions = new Map<string, { file: string; line: number; sentence: string }[]>();
  const lengths: Prose['lengths'] = [];
  for (const { file, text } of files) {
    const blocks = parseBlocks(file, text, formatted, errors);
    lengths.push({ file, words: blocks.flatMap((block) => block.text.split(/\s+/).filter(Boolean)).length });
    for (const block of blocks) {
      for (const use of block.uses) {
        const key = `${use.kind} ${use.id}`;
        const known = use.kind === 'number' ? use.id in numbers : use.id in claims;
        if (!known) {
          errors.push({
            file,
            row: use.line,
            received: use.id,
            expected: `a ${use.kind} that the section’s .ts file defines`,
            fix: 'define it there, or correct the id',
          });
          continue;
        }
        positions.set(key, [
          ...(positions.get(key) ?? []),
          { file, line: use.line, sentence: sentenceAt(block.text, use.at) },
        ]);
      }
    }
  }
  const unread = errors.some(({ expected }) => expected === readable);
  const positionsOf = (kind: Use['kind'], id: string) => {
    const found = positions.get(`${kind} ${id}`) ?? [];
    // Where a file cannot be read, what it uses is not known.
    if (found.length === 0 && !unread) {
      errors.push({
        file: 'src/article',
        received: id,
        expected: `a ${kind} that some sentence uses`,
        fix: 'use it, or remove its definition',
      });
    }
    return found;
  };
  const prose: Prose = {
    lengths,
    numbers: Object.entries(formatted).map(([id, number]) => ({ id, ...number, positions: positionsOf('number', id) })),
    claims: Object.entries(tested).map(([id, { figures }]) => ({
      id,
      figures,
      positions: positionsOf('claim', id),
    })),
  };
  for (const { id, figures, positions } of prose.claims) {
    if (tested[id]?.holds) continue;
    for (const { file, line, sentence } of positions) {
      errors.push({
        file,
        row: line,
        received: sentence,
        expected: `that the figures bear out the claim ${id}: they are ${formatFigures(figures)}`,
        fix: 'write what the figures now say',
      });
    }
  }
  return { prose, errors };
}

/** What each id comes to. A row that is gone is the editor’s to fix, so it is an error and not a crash. */
function tryAll<T, R>(
  definitions: Record<string, T>,
  derive: (definition: T) => R,
  kind: 'number' | 'claim',
  errors: DataError[],
): Record<string, R> {
  const made: Record<string, R> = {};
  for (const [id, definition] of Object.entries(definitions)) {
    try {
      made[id] = derive(definition);
    } catch (error) {
      const received = describeThrown(error);
      errors.push({
        file: 'src/article',
        column: id,
        received,
        expected: `the row that this ${kind} rests on`,
        fix: 'bring the row back, or change the number in the section’s .ts file',
      });
    }
  }
  return made;
}

const readable = 'MDX that can be read';

/** Only what is written into the page, in the order of the schema. */
const forPage = ({ text, label, as_at, publications, working }: ProseFigure): ProseFigure => ({
  text,
  label,
  as_at,
  publications,
  working,
});

function parseBlocks(
  file: string,
  text: string,
  formatted: Record<string, ProseFigure>,
  errors: DataError[],
): Block[] {
  let tree: Node;
  try {
    tree = mdxToMdast(text) as unknown as Node;
  } catch (error) {
    errors.push({
      file,
      received: error instanceof Error ? error.message : String(error),
      expected: readable,
      fix: 'look for a tag that is not closed',
    });
    return [];
  }
  const blocks: Block[] = [];
  const visit = (node: Node) => {
    if (isBlock(node)) blocks.push(parseBlock(file, node, formatted, errors));
    // What is fenced begins in the line below its fence.
    else if (node.type === 'yaml' || node.type === 'code')
      checkText(file, node.value ?? '', lineOf(node) + 1, errors);
    else if (node.type === 'mdxjsEsm') refuseCode(file, node, node.value ?? '', errors);
    else if (node.type === 'mdxFlowExpression' && !/^\s*\/\*/.test(node.value ?? ''))
      refuseCode(file, node, `{${node.value ?? ''}}`, errors);
    else {
      if (node.name === 'PullFigure') blocks.push(parsePullFigure(node, formatted));
      checkTag(file, node, errors);
      node.children?.forEach(visit);
    }
  };
  visit(tree);
  return blocks;
}

function attribute(node: Node, name: string): string {
  const value = node.attributes?.find((other) => other.name === name)?.value;
  return typeof value === 'string' ? value : '';
}

/** A number that stands alone, large. */
function parsePullFigure(node: Node, formatted: Record<string, ProseFigure>): Block {
  const id = attribute(node, 'of');
  return { text: formatted[id]?.text ?? '', uses: [{ kind: 'number', id, line: lineOf(node), at: 0 }] };
}

const lineOf = (node: Node) => node.position?.start.line ?? 1;

/** Whether the node’s words stand in the page as one run, in which a sentence can be found. */
const isBlock = ({ type, name = '', children = [] }: Node) =>
  ['paragraph', 'heading', 'tableCell'].includes(type) ||
  ['Figure', 'Claim', 'Unchecked'].includes(name) ||
  children.some((child) => child.type === 'text');

/** Attributes that hold ids and addresses. All others hold words that a reader may meet. */
const wordless = new Set(['of', 'that', 'because', 'state', 'href', 'src', 'id', 'class']);

/** What the prose may be made of; src/article/prose-components.ts passes them to every file. */
const components = ['Figure', 'Claim', 'Unchecked', 'ChartFigure', 'GuessFirst', 'More', 'PullFigure'];

function checkTag(file: string, node: Node, errors: DataError[]): void {
  const tag = node.name ?? '';
  if (/^[A-Z]/.test(tag) && !components.includes(tag)) {
    const expected = `one of ${components.map((name) => `<${name}>`).join(', ')}`;
    errors.push({ file, row: lineOf(node), received: `<${tag}>`, expected, fix: 'correct the name' });
  }
  for (const text of [node.alt, node.title]) checkText(file, text ?? '', lineOf(node), errors);
  for (const { name, value } of node.attributes ?? []) {
    if (name === undefined || (typeof value === 'object' && value !== null))
      refuseCode(file, node, name ?? '{…}', errors);
    else if (typeof value === 'string' && !wordless.has(name)) checkText(file, value, lineOf(node), errors);
  }
}

function parseBlock(file: string, block: Node, formatted: Record<string, ProseFigure>, errors: DataError[]): Block {
  let text = '';
  const uses: Use[] = [];
  const visit = (node: Node, isExempt: boolean) => {
    const line = lineOf(node);
    checkTag(file, node, errors);
    if (node.value !== undefined && (node.type === 'text' || node.type === 'inlineCode')) {
      if (!isExempt) checkText(file, node.value, line, errors);
      text += node.value;
    } else if (node.type === 'mdxTextExpression') refuseCode(file, node, `{${node.value ?? ''}}`, errors);
    else if (node.name === 'Figure') {
      uses.push({ kind: 'number', id: attribute(node, 'of'), line, at: text.length });
      text += formatted[attribute(node, 'of')]?.text ?? '';
    } else {
      if (node.name === 'Claim')
        uses.push({ kind: 'claim', id: attribute(node, 'that'), line, at: text.length });
      if (node.name === 'Unchecked' && attribute(node, 'because') === '') {
        errors.push({
          file,
          row: line,
          received: '<Unchecked>',
          expected: 'a reason in because="…"',
          fix: 'say why the words need no figure behind them',
        });
      }
      const isMarked = node.name === 'Claim' || node.name === 'Unchecked';
      for (const child of node.children ?? []) visit(child, isExempt || isMarked);
    }
  };
  visit(block, false);
  return { text, uses };
}

function checkText(file: string, text: string, firstLine: number, errors: DataError[]): void {
  for (const { word, index, kind } of findUncheckedWords(text)) {
    const row = firstLine + text.slice(0, index).split('\n').length - 1;
    const fix =
      kind === 'claim word'
        ? 'wrap the phrase in <Claim that="…">'
        : 'use <Figure of="…" /> or <Claim that="…">';
    errors.push({
      file,
      row,
      received: word,
      expected: `no loose ${kind}`,
      fix: `${fix}, or mark it with <Unchecked because="…">`,
    });
  }
}

function refuseCode(file: string, node: Node, received: string, errors: DataError[]): void {
  errors.push({
    file,
    row: lineOf(node),
    received,
    expected: 'no code in the prose',
    fix: 'define the number in the section’s .ts file and use <Figure of="…" />',
  });
}

function sentenceAt(text: string, at: number): string {
  let start = 0;
  for (const sentence of text.split(/(?<=[.!?][”’]?)\s+/)) {
    const end = text.indexOf(sentence, start) + sentence.length;
    if (at <= end) return sentence.replaceAll(/\s+/g, ' ').trim();
    start = end;
  }
  return text;
}
