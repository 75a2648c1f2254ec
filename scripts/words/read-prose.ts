import { mdxToMdast } from 'satteri';
import { findLooseWords } from '../../src/figures/loose-words.ts';
import type { BoundNumber, Claims, Numbers, Prose } from '../../src/figures/prose.ts';
import type { Tables } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';
import { sayError } from './say-error.ts';

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
 * Reads the MDX files as the build does: every number and claim, with its sentence, and every loose word as a fault.
 * Never throws on what a file says.
 */
export function readProse(
  files: ProseFile[],
  { numbers, claims, tables }: { numbers: Numbers; claims: Claims; tables: Tables },
): { prose: Prose; faults: Fault[] } {
  const faults: Fault[] = [];
  const bound = tryAll(numbers, (bind) => forPage(bind(tables)), 'number', faults);
  const tested = tryAll(
    claims,
    (claim) => ({ holds: claim.holds(tables), figures: claim.figures(tables) }),
    'claim',
    faults,
  );
  const places = new Map<string, { file: string; line: number; sentence: string }[]>();
  const lengths: Prose['lengths'] = [];
  for (const { file, text } of files) {
    const blocks = readBlocks(file, text, bound, faults);
    lengths.push({ file, words: blocks.flatMap((block) => block.text.split(/\s+/).filter(Boolean)).length });
    for (const block of blocks) {
      for (const use of block.uses) {
        const key = `${use.kind} ${use.id}`;
        const known = use.kind === 'number' ? use.id in numbers : use.id in claims;
        if (!known) {
          faults.push({
            file,
            row: use.line,
            got: use.id,
            expected: `a ${use.kind} that the section’s .ts file defines`,
            mend: 'define it there, or correct the id',
          });
          continue;
        }
        places.set(key, [
          ...(places.get(key) ?? []),
          { file, line: use.line, sentence: sentenceAt(block.text, use.at) },
        ]);
      }
    }
  }
  const unread = faults.some(({ expected }) => expected === readable);
  const placesOf = (kind: Use['kind'], id: string) => {
    const found = places.get(`${kind} ${id}`) ?? [];
    // Where a file cannot be read, what it uses is not known.
    if (found.length === 0 && !unread) {
      faults.push({
        file: 'src/prose',
        got: id,
        expected: `a ${kind} that some sentence uses`,
        mend: 'use it, or remove its definition',
      });
    }
    return found;
  };
  const prose: Prose = {
    lengths,
    numbers: Object.entries(bound).map(([id, number]) => ({ id, ...number, places: placesOf('number', id) })),
    claims: Object.entries(tested).map(([id, { figures }]) => ({
      id,
      figures,
      places: placesOf('claim', id),
    })),
  };
  for (const { id, figures, places } of prose.claims) {
    if (tested[id]?.holds) continue;
    for (const { file, line, sentence } of places) {
      faults.push({
        file,
        row: line,
        got: sentence,
        expected: `that the figures bear out the claim ${id}: they are ${listFigures(figures)}`,
        mend: 'write what the figures now say',
      });
    }
  }
  return { prose, faults };
}

export const listFigures = (figures: Record<string, string | number>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** What each id comes to. A row that is gone is the editor’s to mend, so it is a fault and not a crash. */
function tryAll<T, R>(
  parts: Record<string, T>,
  make: (part: T) => R,
  kind: 'number' | 'claim',
  faults: Fault[],
): Record<string, R> {
  const made: Record<string, R> = {};
  for (const [id, part] of Object.entries(parts)) {
    try {
      made[id] = make(part);
    } catch (error) {
      const got = sayError(error);
      faults.push({
        file: 'src/prose',
        column: id,
        got,
        expected: `the row that this ${kind} rests on`,
        mend: 'bring the row back, or change the number in the section’s .ts file',
      });
    }
  }
  return made;
}

const readable = 'MDX that can be read';

/** Only what is written into the page, in the order of the schema. */
const forPage = ({ text, counts, as_at, publications, working }: BoundNumber): BoundNumber => ({
  text,
  counts,
  as_at,
  publications,
  working,
});

function readBlocks(
  file: string,
  text: string,
  bound: Record<string, BoundNumber>,
  faults: Fault[],
): Block[] {
  let tree: Node;
  try {
    tree = mdxToMdast(text) as unknown as Node;
  } catch (error) {
    faults.push({
      file,
      got: error instanceof Error ? error.message : String(error),
      expected: readable,
      mend: 'look for a tag that is not closed',
    });
    return [];
  }
  const blocks: Block[] = [];
  const visit = (node: Node) => {
    if (isBlock(node)) blocks.push(readBlock(file, node, bound, faults));
    // What is fenced begins in the line below its fence.
    else if (node.type === 'yaml' || node.type === 'code')
      reportLoose(file, node.value ?? '', lineOf(node) + 1, faults);
    else if (node.type === 'mdxjsEsm') refuseCode(file, node, node.value ?? '', faults);
    else if (node.type === 'mdxFlowExpression' && !/^\s*\/\*/.test(node.value ?? ''))
      refuseCode(file, node, `{${node.value ?? ''}}`, faults);
    else {
      if (node.name === 'PullFigure') blocks.push(readPullFigure(node, bound));
      readTag(file, node, faults);
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
function readPullFigure(node: Node, bound: Record<string, BoundNumber>): Block {
  const id = attribute(node, 'of');
  return { text: bound[id]?.text ?? '', uses: [{ kind: 'number', id, line: lineOf(node), at: 0 }] };
}

const lineOf = (node: Node) => node.position?.start.line ?? 1;

/** Whether the node’s words stand in the page as one run, in which a sentence can be found. */
const isBlock = ({ type, name = '', children = [] }: Node) =>
  ['paragraph', 'heading', 'tableCell'].includes(type) ||
  ['Bound', 'Claim', 'Unbound'].includes(name) ||
  children.some((child) => child.type === 'text');

/** Attributes that hold ids and addresses. All others hold words that a reader may meet. */
const wordless = new Set(['of', 'that', 'because', 'state', 'href', 'src', 'id', 'class']);

/** What the prose may be made of; src/components/index.ts passes them to every file. */
const components = ['Bound', 'Claim', 'Unbound', 'ChartFigure', 'GuessFirst', 'More', 'PullFigure'];

function readTag(file: string, node: Node, faults: Fault[]): void {
  const tag = node.name ?? '';
  if (/^[A-Z]/.test(tag) && !components.includes(tag)) {
    const expected = `one of ${components.map((name) => `<${name}>`).join(', ')}`;
    faults.push({ file, row: lineOf(node), got: `<${tag}>`, expected, mend: 'correct the name' });
  }
  for (const text of [node.alt, node.title]) reportLoose(file, text ?? '', lineOf(node), faults);
  for (const { name, value } of node.attributes ?? []) {
    if (name === undefined || (typeof value === 'object' && value !== null))
      refuseCode(file, node, name ?? '{…}', faults);
    else if (typeof value === 'string' && !wordless.has(name)) reportLoose(file, value, lineOf(node), faults);
  }
}

function readBlock(file: string, block: Node, bound: Record<string, BoundNumber>, faults: Fault[]): Block {
  let text = '';
  const uses: Use[] = [];
  const visit = (node: Node, free: boolean) => {
    const line = lineOf(node);
    readTag(file, node, faults);
    if (node.value !== undefined && (node.type === 'text' || node.type === 'inlineCode')) {
      if (!free) reportLoose(file, node.value, line, faults);
      text += node.value;
    } else if (node.type === 'mdxTextExpression') refuseCode(file, node, `{${node.value ?? ''}}`, faults);
    else if (node.name === 'Bound') {
      uses.push({ kind: 'number', id: attribute(node, 'of'), line, at: text.length });
      text += bound[attribute(node, 'of')]?.text ?? '';
    } else {
      if (node.name === 'Claim')
        uses.push({ kind: 'claim', id: attribute(node, 'that'), line, at: text.length });
      if (node.name === 'Unbound' && attribute(node, 'because') === '') {
        faults.push({
          file,
          row: line,
          got: '<Unbound>',
          expected: 'a reason in because="…"',
          mend: 'say why the words need no figure behind them',
        });
      }
      const freed = free || node.name === 'Claim' || node.name === 'Unbound';
      for (const child of node.children ?? []) visit(child, freed);
    }
  };
  visit(block, false);
  return { text, uses };
}

function reportLoose(file: string, text: string, firstLine: number, faults: Fault[]): void {
  for (const { word, index, kind } of findLooseWords(text)) {
    const row = firstLine + text.slice(0, index).split('\n').length - 1;
    const mend =
      kind === 'claim word'
        ? 'wrap the phrase in <Claim that="…">'
        : 'use <Bound of="…" /> or <Claim that="…">';
    faults.push({
      file,
      row,
      got: word,
      expected: `no loose ${kind}`,
      mend: `${mend}, or mark it with <Unbound because="…">`,
    });
  }
}

function refuseCode(file: string, node: Node, got: string, faults: Fault[]): void {
  faults.push({
    file,
    row: lineOf(node),
    got,
    expected: 'no code in the prose',
    mend: 'define the number in the section’s .ts file and use <Bound of="…" />',
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
