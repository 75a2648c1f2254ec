import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReferences, type KnownTables } from './checks/references.ts';
import { checkCorrections, checkReleased } from './checks/check-history.ts';
import { checkFigures } from './checks/figures.ts';
import { correctEditions } from './correct-editions.ts';
import { type DataError, mergeRepeated } from './data-error.ts';
import { deriveOnce, keepEqual, makeOnce, nameFor, readOnce } from '../../src/data/derive-once.ts';
import { collectEditions, parseReleasedTables, readReleasedText } from './frozen-editions.ts';
import { parseTable } from './parse-table.ts';
import { checkChartSource, checkLayout, checkSentences } from './text/check-words.ts';
import { checkChart, checkForceText, deriveChartRows } from './text/check-charts-and-forces.ts';
import { parseProse } from './text/check-prose.ts';
import { readTextTables } from '../diff/compare-rows.ts';
import {
  claimsFile,
  type Definitions,
  numbersFile,
  parseDefinitions,
} from '../../src/article/definitions.ts';
import { charts } from '../../src/charts/index.ts';
import type { Chart } from '../../src/charts/kit/define-chart.ts';
import type { Day } from '../../src/data/as-of.ts';
import type { ChartText, Edition } from '../../src/data/editions.ts';
import { textFile } from '../../src/charts/kit/sentence.ts';
import { sentencesFile } from '../../src/forces/facts.ts';
import { taserStrip } from '../../src/forces/taser-strip.ts';
import { type Tables, tableDefinitions, tableNames } from '../../src/data/tables/index.ts';

/** Bytes of a file of the project, by its path from the root; undefined where there is none. */
export type ReadFile = (path: string) => Uint8Array | undefined;

/** How the data are read. */
export interface LoadOptions {
  readFile?: ReadFile;
  /** Nothing was published after this day. Without it future days are not checked. */
  today?: Day | undefined;
}

/** The data with all that is wrong in them; `examined` is undefined where a cell cannot be read. */
export type Checked = ReturnType<typeof examine>;

/** All that the site is made from, and its errors. A chart or a number that can no longer be derived is left out. */
export type Examined = NonNullable<Checked['examined']>;

/**
 * Loads and checks the tables and the editions, then the text of charts and prose about them. Writes nothing. Text is checked
 * only when the figures are right.
 */
export function checkData(root: string, options: LoadOptions = {}): Checked {
  const { examined, errors } = examine(root, options);
  if (examined) {
    const { figureErrors, findTextErrors, findCodeErrors, findHistoryErrors } = examined;
    // A figure that was changed in place comes before what no longer agrees with it.
    errors.unshift(...findHistoryErrors());
    if (figureErrors.length === 0) errors.push(...findTextErrors(), ...findCodeErrors());
  }
  return { examined, errors: mergeRepeated([...findStrayTables(root), ...errors]) };
}

/** The same with no other errors than those of the tables. */
export function examine(root: string, { readFile = readFrom(root), today }: LoadOptions = {}) {
  const { tables, cellErrors, figureErrors } = parseTables(readFile, today);
  if (cellErrors.length > 0) return { examined: undefined, errors: [...cellErrors, ...figureErrors] };
  const rowErrors: DataError[] = [];
  const derived = charts.flatMap((chart) => {
    const rows = deriveChartRows(chart, tables, rowErrors);
    return rows ? [{ chart, rows }] : [];
  });
  const rows = Object.fromEntries(derived.map(({ chart, rows }) => [chart.id, rows]));
  const definitionTexts = [numbersFile, claimsFile].map((file) => readText(file, readFile));
  const [numbersText, claimsText] = definitionTexts as [ChartText, ChartText];
  const definitions = makeOnce(nameFor(parseDefinitions, numbersText), claimsText, () =>
    parseDefinitions(numbersText.source, claimsText.source),
  );
  const { numbers } = definitions;
  const sections = readTexts(root, 'src/article', '.mdx', readFile);
  const { prose, unused, errors: proseErrors } = parseProse(sections, { ...definitions, tables });
  const released = keepEqual(parseReleasedTables, parseReleasedTables(root, tables));
  const collected = collectEditions(root, { charts, released, now: rows });
  const had = keepEqual(collectEditions, collected.editions);
  const texts = readTexts(root, 'src/charts', 'text.md', readFile);
  const sentences = keepEqual(checkSentences, readTexts(root, 'src/forces', 'sentences.md', readFile));
  const find = (wanted: string) =>
    [...texts, ...sentences].find(({ file }) => file === wanted) ?? { file: wanted, source: '' };
  const words = keepEqual(checkForceText, {
    sentences: find(sentencesFile),
    strip: find(textFile(taserStrip.id)),
  });
  const inputs = { ...tables, editions: had, released, charts, numbers, words };
  const corrected = deriveOnce(correctEditions, correctEditions, inputs);
  const editions = { editions: corrected.editions, unreleased: collected.unreleased };
  const correctionErrors = [
    ...checkCorrections(tables, {
      charts: charts.map(({ id }) => id),
      // Where a section cannot be parsed, its numbers are not known.
      numbers: proseErrors.length > 0 ? Object.keys(numbers) : prose.numbers.map(({ id }) => id),
      released,
    }),
    ...collected.errors,
    ...corrected.errors,
  ];
  // The rows of a pinned embed are known only where the corrections are right.
  const known = { tables, editions: correctionErrors.length > 0 ? noEditions : editions.editions };
  const examined = {
    tables: { ...tables, corrections: corrected.corrections },
    /** The rows of each chart, by its id. */
    charts: rows,
    /** The text.md of every chart. */
    texts,
    words,
    definitions,
    prose,
    /** Numbers and claims that are defined for the prose and used in no sentence. */
    unused,
    editions,
    figureErrors,
    /** In the text of charts, prose and pages about them. Only these charts are drawn. */
    findTextErrors: (drawn: readonly Chart[] = charts) => [
      ...proseErrors,
      ...rowErrors,
      ...derived
        .filter(({ chart }) => drawn.includes(chart))
        .flatMap(({ chart, rows }) => checkChart(chart, rows, known)),
      ...checkForceText(tables, words),
    ],
    /** In text within code, whatever the figures. */
    findCodeErrors: () => {
      const folders = ['src/charts', 'src/forces', 'src/what-if'];
      const code = folders.flatMap((folder) => readTexts(root, folder, '.ts', readFile));
      const written = { code: keepEqual(readTexts, code), texts: keepEqual(checkLayout, texts), sentences };
      return [
        ...deriveOnce(definitions.names, checkCode, { ...written, names: definitions.names }),
        ...[...texts, ...sentences, ...sections, ...definitionTexts].flatMap(findEncodingErrors),
      ];
    },
    /** In editions and corrections. */
    findHistoryErrors: () => [
      ...correctionErrors,
      ...checkReleased(readReleasedText(root), readTextTables(readFile), tables.corrections),
    ],
  };
  return { examined, errors: [...figureErrors] };
}

/** What code and the texts of charts and forces say, or what no reader would see of it. */
function checkCode({
  code,
  texts,
  sentences,
  names,
}: Record<'code' | 'texts' | 'sentences', ChartText[]> & Pick<Definitions, 'names'>): DataError[] {
  const inCode = new Set(code.flatMap(({ source }) => source.match(/[\w-]+/g) ?? []));
  const baseNames = names.map(({ name }) => name);
  return [
    ...code.flatMap((text) =>
      makeOnce(names, text, ({ file, source }) => checkChartSource(file, source, baseNames)),
    ),
    ...[...texts, ...sentences].flatMap(({ file, source }) => checkSentences(file, source, baseNames)),
    ...texts.flatMap(({ file, source }) => checkLayout(file, source, inCode)),
  ];
}

const noEditions: Edition[] = [];

export const readFrom =
  (root: string): ReadFile =>
  (path) =>
    existsSync(join(root, path)) ? readOnce(join(root, path)) : undefined;

/** The rows of data/ of which every cell fits, with all that is wrong in cells, and in and between rows. */
export function parseTables(readFile: ReadFile, today?: Day) {
  const parsed = tableNames.map((name) => {
    const bytes = readFile(`data/${name}.csv`);
    const definition = tableDefinitions[name];
    if (!bytes) return { name, rows: [], known: [], errors: [missing(name)] };
    return { name, ...makeOnce(definition, bytes, (bytes) => parseTable(definition, bytes)) };
  });
  const tables = Object.fromEntries(parsed.map(({ name, rows }) => [name, rows])) as unknown as Tables;
  const known = Object.fromEntries(parsed.map(({ name, known }) => [name, known])) as KnownTables;
  const cellErrors = parsed.flatMap(({ errors }) => errors);
  const figureErrors = checkFigures(tables, cellErrors, today);
  return { tables, cellErrors, figureErrors: [...checkReferences(known, cellErrors), ...figureErrors] };
}

const missing = (name: (typeof tableNames)[number]): DataError => ({
  file: `data/${name}.csv`,
  received: 'no such file',
  expected: `a table with the columns ${Object.keys(tableDefinitions[name].columns).join(', ')}`,
  fix: 'put it back, spelt the same way',
});

const readText = (file: string, readFile: ReadFile): ChartText =>
  makeOnce(readText, readFile(file) ?? new Uint8Array(), (bytes) => ({
    file,
    source: new TextDecoder().decode(bytes),
  }));

/** The files of a folder whose names end so, without tests. */
const readTexts = (root: string, folder: string, ending: string, readFile: ReadFile): ChartText[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts') && !name.startsWith('testing'))
    .toSorted()
    .map((name) => readText(`${folder}/${name}`, readFile));

/** The first line of a text that was saved otherwise than as UTF-8, as Excel on Windows may save a table of the article. */
function findEncodingErrors({ file, source }: ChartText): DataError[] {
  const lines = source.split('\n');
  const row = lines.findIndex((line) => line.includes('\uFFFD')) + 1;
  const received = /\S*\uFFFD\S*/.exec(source)?.[0] ?? '';
  const fix = 'save it again as UTF-8; of a table as “CSV UTF-8”';
  return row > 0 ? [{ file, row, received, expected: 'a file saved as UTF-8', fix }] : [];
}

/** Tables in data/ that nothing reads: “armed-officers (1).csv”, as a browser saves a second copy, or a workbook. */
function findStrayTables(root: string): DataError[] {
  const known = tableNames.map((name) => `${name}.csv`);
  return readdirSync(join(root, 'data'))
    .filter((name) => /\.(csv|tsv|xlsx?|ods)$/i.test(name) && !known.includes(name))
    .toSorted()
    .map((name) => ({
      file: `data/${name}`,
      received: 'a file that nothing reads',
      expected: 'the tables that data/README.md lists, and no others',
      fix: 'take over into its table what is new in it, and delete it',
    }));
}

/** From data/ to src/generated/, or a list of all that is wrong. */
export function runData(root: string, today: Day): Checked {
  const checked = checkData(root, { today });
  if (checked.examined && checked.errors.length === 0) writeGenerated(root, checked.examined);
  return checked;
}

/** Writes src/generated/ anew: plain JSON. The version comes last, so that it never names figures that are not there. */
function writeGenerated(root: string, { tables, charts, prose, editions, texts, words }: Examined): void {
  const folder = join(root, 'src/generated');
  const rows = Object.entries(charts).map(([id, ofChart]) => [`charts/${id}`, ofChart] as const);
  const toJson = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
  const files = [...Object.entries({ ...tables, prose, editions }), ...rows].map(
    ([name, value]) => [`${name}.json`, makeOnce(writeGenerated, value, toJson)] as const,
  );
  mkdirSync(join(folder, 'charts'), { recursive: true });
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
  }
  const written = new Set(['charts', 'version.json', ...files.map(([name]) => name)]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!written.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  // What pages keep for one version is made from these, too.
  const sentences = [...texts, words.sentences].map(({ source }) => Buffer.from(source));
  const all = Buffer.concat([...files.map(([, bytes]) => bytes), ...sentences]);
  writeFileSync(join(folder, 'version.json'), `${JSON.stringify(hash('sha256', all).slice(0, 8))}\n`);
}
