import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedText, formatPeriod, formatTenths, text } from '../../data/format.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import type { ChartText } from '../../data/editions.ts';
import { makeOnce } from '../../data/derive-once.ts';
import { isDate, isPeriod } from '../../data/schema.ts';

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

/**
 * The sentences of a text.md: each paragraph is one, under the heading before it. Items of a list have names, and stand as
 * under headings of their own: “- year: Year” under “# Columns” is the sentence “Year” under “# Columns, year”.
 */
export function parseSentences(source: string): Sentence[] {
  const sentences: Sentence[] = [];
  let heading = '';
  let open: Sentence | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const words = line.trim();
    const row = index + 1;
    const [, name, ofItem = ''] = /^- (.+?): (.+)$/.exec(words) ?? [];
    if (words.startsWith('#')) heading = words.replace(/^#+\s*/, '');
    if (words === '' || words.startsWith('#')) open = undefined;
    else if (name) sentences.push((open = { heading: `${heading}, ${name}`, row, words: ofItem }));
    else if (open) open.words += ` ${words}`;
    else sentences.push((open = { heading, row, words }));
  }
  return sentences;
}

/** The sentences of a text.md by their headings. */
export const sentencesIn = (text: ChartText): Map<string, Sentence[]> =>
  makeOnce(parseSentences, text, ({ source }) =>
    Map.groupBy(parseSentences(source), ({ heading }) => heading),
  );

/** Whether a text is what an edition froze. */
export const isOfEdition = ({ file }: ChartText): boolean => file.startsWith('data/editions/');

/** The names under “# Columns”, each once: an item may have another form for a kind of state. */
export const columnNames = (text: ChartText): string[] => {
  const headings = [...sentencesIn(text).keys()].map((heading) => heading.split(', '));
  return [...new Set(headings.flatMap(([of, name]) => (of === 'Columns' && name ? [name] : [])))];
};

/** The fixed parts of a sentence, and between each two what is put in there: {figure} or {claim:id|words}. */
export function splitSentence(words: string) {
  const pieces = words.split(/\{(?:claim:([^|{}]*)\|)?([^{}]*)\}/);
  const every = (from: number) => pieces.filter((_piece, index) => index % 3 === from);
  const [fixed, ids, inner] = [every(0), every(1), every(2)];
  return { fixed, placeholders: inner.map((words, index) => ({ id: ids[index], words })) };
}

/**
 * What a sentence may put in: a number or a date as it is, to be written out there; null and undefined for what is not known; and
 * of each claim, whose words stand in the sentence, whether the figures bear it out. A note is left out in a state that has no
 * value, or an empty one, for one of its figures.
 */
export type Values = Record<string, ChartRow[string] | boolean | undefined>;

/**
 * Numbers to at most a tenth, dates and periods in words; nothing of what could not be worked out. A year that is a number would
 * be grouped as a count is: give it as text.
 */
export function formatValue(value: Values[string]): string | undefined {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? formatTenths(value) : undefined;
  return value != null && (isDate(value) || isPeriod(value)) ? formatPeriod(value) : (value ?? undefined);
}

export const textFile = (chart: string): string => `src/charts/${chart}/text.md`;

const loaded = new Map<string, { saved: number | undefined; text: ChartText }>();
const checkedThisTask = new Set<string>();

/**
 * The text of a chart. A build reads the file once. Under `npm run dev`, each task of the event loop checks once whether the
 * file was saved, and reads it again if so: the page then shows the new sentence.
 */
export function loadText(chart: string): ChartText {
  const file = textFile(chart);
  const path = join(process.cwd(), file);
  const known = loaded.get(path);
  if (known && (import.meta.env?.PROD || checkedThisTask.has(path))) return known.text;
  if (checkedThisTask.size === 0)
    setImmediate(() => {
      checkedThisTask.clear();
    });
  checkedThisTask.add(path);
  const saved = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (known && known.saved === saved) return known.text;
  const text = { file, source: saved === undefined ? '' : new TextDecoder().decode(readFileSync(path)) };
  loaded.set(path, { saved, text });
  return text;
}

/**
 * The sentence of a state, under “Title, {section}”, where the text has one; else that of all states, under “Title”. Of several
 * the first whose claims hold is taken: each state has the one that is true of it. Throws SentenceError with all that an editor
 * must correct.
 */
export function sentenceOf(
  text: ChartText,
  heading: string,
  section: string | undefined,
  values: Values,
): CheckedText {
  const all = sentencesIn(text);
  const found = all.get(`${heading}, ${section}`) ?? all.get(heading) ?? [];
  return fillSentences(found, { file: text.file, heading, values });
}

/** Every paragraph under a heading, each a note of its own. None where the heading is missing. */
export const notesUnder = (text: ChartText, heading: string, values: Values): CheckedText[] =>
  (sentencesIn(text).get(heading) ?? [])
    .filter((paragraph) => hasFigures(paragraph, values, isOfEdition(text)))
    .map((paragraph) => fillSentences([paragraph], { file: text.file, heading, values }));

/** Without the parts in brackets for which a figure has no value: “{count} officers[, {share} of all]”. */
const leaveOut = (words: string, values: Values): string =>
  words.replaceAll(/\[([^[\]]*)\]/g, (_part, words: string) => (hasFigures({ words }, values) ? words : ''));

/** A figure may have no value in a state; a claim holds, or it does not. */
const isFigure = (name: string, values: Values): boolean =>
  name in values && typeof values[name] !== 'boolean';

/**
 * Whether a sentence has a value for each figure that it puts in. An unknown name counts as one with a value, so that filling
 * the sentence reports it as misspelt. In the text of an edition it is the name of a later figure, and the sentence is left out.
 */
export const hasFigures = ({ words }: Pick<Sentence, 'words'>, values: Values, isFrozen = false): boolean =>
  splitSentence(leaveOut(words, values)).placeholders.every(
    ({ id, words }) =>
      id !== undefined || (!isFrozen && !isFigure(words, values)) || Boolean(formatValue(values[words])),
  );

interface Filling {
  file: string;
  heading: string;
  values: Values;
}

export function fillSentences(found: Sentence[], { file, heading, values }: Filling): CheckedText {
  if (found.length === 0) {
    const fix = 'write it there, with a sentence below it';
    throw new SentenceError([{ file, received: 'no such heading', expected: `“# ${heading}”`, fix }]);
  }
  const filled = found.map(({ row, words }) => {
    const { fixed, placeholders } = splitSentence(leaveOut(words, values));
    const unknown = placeholders.filter(({ id, words }) =>
      id === undefined ? !isFigure(words, values) : typeof values[id] !== 'boolean',
    );
    const broken = placeholders.filter(({ id }) => id !== undefined && values[id] === false);
    const put = placeholders.map(({ id, words }) => (id === undefined ? formatValue(values[words]) : words));
    const lacking = placeholders.filter((_placeholder, index) => put[index] === undefined);
    const known = put.map((words) => words ?? '');
    return { row, unknown, broken, lacking, text: text(Object.assign(fixed, { raw: fixed }), ...known) };
  });
  const offered = () =>
    Object.entries(values)
      .map(([name, value]) =>
        typeof value === 'boolean'
          ? `{claim:${name}|…}`
          : `{${name}} for ${formatValue(value) || 'nothing in this state'}`,
      )
      .join(', ');
  const errors = filled.flatMap(({ row, unknown }) =>
    unknown.map(({ id, words }) => ({
      file,
      row,
      received: id === undefined ? `{${words}}` : `{claim:${id}|${words}}`,
      expected: offered() ? `what the chart gives: ${offered()}` : 'no figure and no claim',
      fix: 'correct the name',
    })),
  );
  if (errors.length > 0) throw new SentenceError(errors);
  const holding = filled.find(({ broken }) => broken.length === 0);
  if (holding?.lacking.length === 0) return holding.text;
  throw new SentenceError(
    (holding ? [holding] : filled).map(({ row, text, broken, lacking }) => ({
      file,
      row,
      received: text,
      expected: [
        ...lacking.map(({ words }) => `a figure for {${words}}`),
        ...broken.map(({ words }) => `that the figures bear out “${words}”`),
      ].join(', and '),
      fix: holding
        ? 'put [brackets] around the part that goes without it'
        : `write below it a sentence of what the figures now say, with any of ${offered()}`,
    })),
  );
}
