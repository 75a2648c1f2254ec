import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedText, text } from '../../data/checked-text.ts';
import type { ChartText } from '../../data/editions.ts';

/** Whether the figures bear a claim out, and which figures those are. */
export interface ClaimTest {
  holds: boolean;
  figures: Record<string, number | string>;
}

interface Sentence {
  heading: string;
  /** Line of the file. */
  row: number;
  words: string;
}

/** What is wrong in a text.md, for its editor. */
export class SentenceError extends Error {
  readonly errors: { file: string; row?: number; received: string; expected: string; fix: string }[];

  constructor(errors: SentenceError['errors']) {
    super(errors.map(({ file, row, received }) => `${file}:${row ?? ''} “${received}”`).join('; '));
    this.errors = errors;
  }
}

/** The sentences of a text.md: each paragraph is one, under the heading before it. */
export function parseSentences(source: string): Sentence[] {
  const sentences: Sentence[] = [];
  let heading = '';
  let open: Sentence | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const words = line.trim();
    if (words.startsWith('#')) heading = words.replace(/^#+\s*/, '');
    if (words === '' || words.startsWith('#')) open = undefined;
    else if (open) open.words += ` ${words}`;
    else sentences.push((open = { heading, row: index + 1, words }));
  }
  return sentences;
}

/** The fixed parts of a sentence, and between each two what is put in there: {figure} or {claim:id|words}. */
export function splitSentence(words: string) {
  const pieces = words.split(/\{(?:claim:([^|{}]*)\|)?([^{}]*)\}/);
  const every = (from: number) => pieces.filter((_piece, index) => index % 3 === from);
  const [fixed, ids, inner] = [every(0), every(1), every(2)];
  return { fixed, put: inner.map((words, index) => ({ id: ids[index], words })) };
}

/** What a sentence may put in. A note is left out in a state that has no value, or an empty one, for one of its figures. */
export type Figures = Record<string, string | undefined>;
export type ClaimTests = Record<string, ClaimTest>;

export const textFile = (chart: string): string => `src/charts/${chart}/text.md`;

/** The text of a chart. It is read anew each time, so that under `npm run dev` a saved sentence shows. */
export function loadText(chart: string): ChartText {
  const file = textFile(chart);
  const path = join(process.cwd(), file);
  return { file, source: existsSync(path) ? new TextDecoder().decode(readFileSync(path)) : '' };
}

/**
 * The sentence of a state, under “Title, {section}”, where the text has one; else that of all states, under “Title”. Of several
 * the first whose claims hold is taken: each state has the one that is true of it. Throws SentenceError with all that an editor
 * must correct.
 */
export function sentenceOf(
  { file, source }: ChartText,
  heading: string,
  section: string | undefined,
  figures: Figures,
  claims: ClaimTests,
): CheckedText {
  const all = Map.groupBy(parseSentences(source), (sentence) => sentence.heading);
  const found = all.get(`${heading}, ${section}`) ?? all.get(heading) ?? [];
  return fillSentences(found, { file, heading, figures, claims });
}

/** Every paragraph under a heading, each a note of its own. None where the heading is missing. */
export function notesUnder(
  { file, source }: ChartText,
  heading: string,
  figures: Figures,
  claims: ClaimTests,
): CheckedText[] {
  return parseSentences(source)
    .filter((paragraph) => paragraph.heading === heading && hasFigures(paragraph, figures))
    .map((paragraph) => fillSentences([paragraph], { file, heading, figures, claims }));
}

/** Whether a sentence has a value for each figure that it puts in. A name that is misspelt is found where it is filled. */
export const hasFigures = ({ words }: Sentence, figures: Figures): boolean =>
  splitSentence(words).put.every(
    ({ id, words }) => id !== undefined || !(words in figures) || Boolean(figures[words]),
  );

interface Filling {
  file: string;
  heading: string;
  figures: Figures;
  claims: ClaimTests;
}

export function fillSentences(found: Sentence[], { file, heading, figures, claims }: Filling): CheckedText {
  if (found.length === 0) {
    const fix = 'write it there, with a sentence below it';
    throw new SentenceError([{ file, received: 'no such heading', expected: `“# ${heading}”`, fix }]);
  }
  const filled = found.map(({ row, words }) => {
    const { fixed, put } = splitSentence(words);
    const unknown = put.filter(({ id, words }) => !((id ?? words) in (id === undefined ? figures : claims)));
    const broken = put.filter(({ id = '' }) => claims[id]?.holds === false);
    const values = put.map(({ id, words }) => (id === undefined ? (figures[words] ?? '') : words));
    return { row, unknown, broken, text: text(Object.assign(fixed, { raw: fixed }), ...values) };
  });
  const offered = [
    ...Object.entries(figures).map(([name, value]) => `{${name}} for ${value ?? 'nothing in this state'}`),
    ...Object.keys(claims).map((id) => `{claim:${id}|…}`),
  ].join(', ');
  const errors = filled.flatMap(({ row, unknown }) =>
    unknown.map(({ id, words }) => ({
      file,
      row,
      received: id === undefined ? `{${words}}` : `{claim:${id}|${words}}`,
      expected: offered === '' ? 'no figure and no claim' : `what the chart gives: ${offered}`,
      fix: 'correct the name',
    })),
  );
  if (errors.length > 0) throw new SentenceError(errors);
  const shown = filled.find(({ broken }) => broken.length === 0);
  if (shown) return shown.text;
  throw new SentenceError(
    filled.map(({ row, text, broken }) => ({
      file,
      row,
      received: text,
      expected: broken
        .map(
          ({ id = '', words }) =>
            `that the figures bear out “${words}”: they are ${formatFigures(claims[id]?.figures ?? {})}`,
        )
        .join(', and '),
      fix: `write below it a sentence of what the figures now say, with any of ${offered}`,
    })),
  );
}

/** The figures that a claim rests on, for an editor. */
export const formatFigures = (figures: ClaimTest['figures']): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
