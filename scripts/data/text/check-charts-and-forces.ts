import { type DataError, messageOf, tryTo } from '../data-error.ts';
import { deriveOnce, makeOnce, nameFor } from '../../../src/data/derive-once.ts';
import { allWidths, type Chart, type State, statesOf } from '../../../src/charts/kit/define-chart.ts';
import { compact, where } from '../../../src/charts/kit/rows-and-phrases.ts';
import { findMisplaced } from './find-misplaced.ts';
import { listTexts, sometimesGiven } from '../../../src/charts/kit/list-texts.ts';
import { officersByForce } from '../../../src/charts/officers-by-force/chart.ts';
import { renderChart } from '../../../src/charts/kit/render-chart.ts';
import { loadText, SentenceError, textFile } from '../../../src/charts/kit/sentence.ts';
import type { ChartRow } from '../../../src/data/chart-row.ts';
import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import type { ChartText, Edition, Editions } from '../../../src/data/editions.ts';
import { listFrozen, pinChart } from '../../../src/editions/pin-chart.ts';
import { deriveFacts, type Facts, loadSentences } from '../../../src/forces/facts.ts';
import type { Force } from '../../../src/forces/force-names.ts';
import { forceSections, forceTopics, summary } from '../../../src/forces/sentences.ts';
import { describeStrip, taserStrip } from '../../../src/forces/taser-strip.ts';

/** In words, so that a title stays a headline on a phone, too. */
const longestTitle = 14;

/** The rows of a chart; undefined, and an error, where the tables no longer hold what it draws. */
export const deriveChartRows = (chart: Chart, tables: Tables, errors: DataError[]): ChartRow[] | undefined =>
  attempt(chart, 'rows', errors, () => deriveOnce(chart.rows, chart.rows, tables));

/**
 * The texts of a chart in every state: a claim that no longer holds is an error, with its text and figures. The rows are
 * those of the present, or those that its embeds pinned to an `edition` show.
 */
export function checkChartClaims(chart: Chart, rows: ChartRow[], edition?: string): DataError[] {
  const errors: DataError[] = [];
  const states = attempt(chart, 'states', errors, () => statesOf(chart, rows)) ?? [];
  if (states.length === 0 && errors.length === 0) errors.push(returnedNone(chart, 'states'));
  const titles: string[] = [];
  for (const state of states)
    for (const [member, read] of listTexts(chart, rows, state)) {
      // An embed has a shorter text for what the picture shows.
      if (edition && member === 'describe') continue;
      const column = compact([member, state?.label, edition && `pinned to ${edition}`]).join(', ');
      const text = attempt(chart, column, errors, read);
      if (member === 'title') titles.push(String(text));
      if (text?.length === 0 && !sometimesGiven.some((other) => other === member))
        errors.push(returnedNone(chart, member, column));
    }
  const tooLong = titles.find((title) => title.split(/\s+/).length > longestTitle);
  if (tooLong && !edition)
    errors.push({
      file: textFile(chart.id),
      column: 'title',
      received: tooLong,
      expected: `at most ${longestTitle} words`,
      fix: 'shorten the sentence under “# Title”',
    });
  return listSentencesOnce(errors);
}

/** A sentence that is wrong in the same way in many states, or for many forces, is listed once. */
function listSentencesOnce(errors: DataError[]): DataError[] {
  const nameError = ({ file, row, received, expected }: DataError) =>
    JSON.stringify([file, row ?? expected, received]);
  return errors.filter(
    (error, index) =>
      !error.file.endsWith('.md') ||
      errors.findIndex((other) => nameError(other) === nameError(error)) === index,
  );
}

/** The same for the embeds that are pinned to editions: their sentences were frozen, and their figures may have been corrected. */
export const checkPinnedClaims = (
  chart: Chart,
  rows: ChartRow[],
  known: { tables: Tables; editions: Pick<Editions, 'editions'> },
): DataError[] =>
  listFrozen(chart, known.editions).flatMap(({ date, corrected }) => {
    const pinned = pinChart(chart, date, { ...known, rows, state: undefined });
    const drawn = corrected.length > 0 ? checkDrawings(pinned.chart, pinned.rows) : [];
    return [...checkChartClaims(pinned.chart, pinned.rows, date), ...drawn];
  });

/** The errors in the texts and pictures of a chart with these rows and its present text.md, and in its embeds pinned to these editions. */
export function checkChart(
  chart: Chart,
  rows: ChartRow[],
  { tables, editions }: { tables: Tables; editions: Edition[] },
): DataError[] {
  const inputs = { ...tables, ...loadText(chart.id), rows, editions };
  const worded = (of: typeof inputs) => chart.withText({ file: of.file, source: of.source });
  const claims = (of: typeof inputs) => checkChartClaims(worded(of), of.rows);
  const errors = deriveOnce(nameFor(checkChartClaims, chart), claims, inputs);
  if (errors.length > 0) return errors;
  const drawn = makeOnce(checkDrawings, chart, (): Drawn => new Map());
  const drawings = (of: typeof inputs) => checkDrawings(worded(of), of.rows, drawn);
  const pinned = (of: typeof inputs) => checkPinnedClaims(worded(of), of.rows, { tables: of, editions: of });
  return [
    ...deriveOnce(nameFor(checkDrawings, chart), drawings, inputs),
    ...deriveOnce(nameFor(checkPinnedClaims, chart), pinned, inputs),
  ];
}

/** By state: its errors when it was last drawn, and what it was drawn from. */
type Drawn = Map<string | undefined, { from: string; errors: DataError[] }>;

/** Every state of a chart at all its widths: no mark and no label may lie outside the picture. */
export function checkDrawings(chart: Chart, rows: ChartRow[], drawn: Drawn = new Map()): DataError[] {
  const errors = statesOf(chart, rows).flatMap((state) => {
    const from = JSON.stringify([state, chart.drawnFrom(rows, { state: state?.id })], asData);
    if (drawn.get(state?.id)?.from !== from)
      drawn.set(state?.id, { from, errors: checkDrawingsOf(chart, rows, state) });
    return drawn.get(state?.id)?.errors ?? [];
  });
  return listSentencesOnce(errors);
}

/** JSON has no scales and no maps. */
const asData = (_: string, value: unknown): unknown => {
  if (typeof value === 'function' && 'domain' in value) return (value.domain as () => unknown)();
  return value instanceof Map ? [...value] : value;
};

function checkDrawingsOf(chart: Chart, rows: ChartRow[], state: State | undefined): DataError[] {
  const errors: DataError[] = [];
  for (const width of allWidths) {
    const column = compact(['draw', state?.label, `${width} pixels wide`]).join(', ');
    const drawing = attempt(chart, column, errors, () =>
      renderChart(chart, rows, { width, state: state?.id }),
    );
    if (!drawing) continue;
    const report = (found: string[], expected: string, fix: string) => {
      if (found.length > 0)
        errors.push({ file: fileOf(chart), column, received: found.join('; '), expected, fix });
    };
    const { collisions, outside } = findMisplaced(drawing);
    report(
      collisions,
      'every label clear of the others',
      `shorten a label in ${textFile(chart.id)} or ${listTables(chart)}, or let the chart place it by rule`,
    );
    report(
      outside,
      `all inside the picture, ${drawing.width} by ${drawing.height}`,
      `correct the figure in ${listTables(chart)}, or let the chart’s scale reach it`,
    );
  }
  return errors;
}

const fileOf = (chart: Chart) => `src/charts/${chart.id}/chart.ts`;
const listTables = (chart: Chart) => `data/${chart.tables.join('.csv, data/')}.csv`;

const attempt = <T>(chart: Chart, column: string, errors: DataError[], make: () => T): T | undefined =>
  attemptAs('chart', { file: fileOf(chart), column }, chart.tables, errors, make);

const returnedNone = (chart: Chart, member: string, column = member): DataError => ({
  file: fileOf(chart),
  column,
  received: `${chart.id}: ${member}() returned none`,
  expected: 'a chart to have at least one',
  fix: `write it, or bring back the rows that it was made from, in ${listTables(chart)}`,
});

/** The tables that the pages of the forces use. */
const tablesOfForces: TableName[] = [
  'police-forces',
  'police-officers',
  'taser-use',
  'firearms-reports',
  'operations',
  'armed-officers',
  'fatal-shootings',
];

/** The words of the pages of the forces. */
export interface ForceWords {
  sentences: ChartText;
  /** The text.md of the Taser strip. */
  strip: ChartText;
}

type PageFacts = Facts & Pick<ForceWords, 'strip'> & { forces: Force[] };

/** What makes the texts of the page of a force. */
const forceTexts = [summary, ...forceTopics, ...Object.values(forceSections), describeStrip];

const loadWords = (): ForceWords => ({ sentences: loadSentences(), strip: loadText(taserStrip.id) });

/** The text of every force’s page: a claim that does not hold for a force is an error, with its text and figures. */
export const checkForceText = (tables: Tables, words = loadWords()): DataError[] =>
  deriveOnce(deriveTexts, deriveTexts, { ...tables, ...words }).errors;

/** What the page of each force shows, by its id, as a text to compare. Words that cannot be made are left out. */
export const formatForces = (tables: Tables, words = loadWords()): Record<string, string> =>
  deriveOnce(formatPages, formatPages, { ...tables, ...words });

type PageInputs = Tables & ForceWords;

function formatPages(inputs: PageInputs): Record<string, string> {
  const { texts } = deriveOnce(deriveTexts, deriveTexts, inputs);
  const officers = officersByForce.rows(inputs);
  return Object.fromEntries(
    texts.map(({ force_id, text }) => [force_id, JSON.stringify(where(officers, { force_id })) + text]),
  );
}

function deriveTexts(inputs: PageInputs): {
  texts: { force_id: string; text: string }[];
  errors: DataError[];
} {
  const errors: DataError[] = [];
  const position = { file: 'src/forces/facts.ts', column: 'all forces' };
  const facts = attemptAs('page', position, tablesOfForces, errors, () =>
    deriveFacts(inputs, inputs.sentences),
  );
  if (!facts) return { texts: [], errors };
  const { 'police-forces': forces, strip } = inputs;
  // Each again only where the facts that it reads have changed.
  const made = forceTexts.map((derive) =>
    deriveOnce(derive, (known) => makeTexts(derive, known), { ...facts, forces, strip }),
  );
  const texts = forces.map(({ force_id }, index) => ({
    force_id,
    text: JSON.stringify(made.map((ofForces) => ofForces[index]?.text)),
  }));
  const inTexts = made.flatMap((ofForces) => ofForces.flatMap((ofForce) => ofForce.errors));
  return { texts, errors: listSentencesOnce(inTexts) };
}

const makeTexts = (derive: (typeof forceTexts)[number], facts: PageFacts) =>
  facts.forces.map((force) => {
    const errors: DataError[] = [];
    const position = { file: 'src/forces/sentences.ts', column: force.force_name };
    const text = attemptAs<unknown>('page', position, tablesOfForces, errors, () => derive(facts, force));
    return { text, errors };
  });

/** Errors of JavaScript itself name no row: the editor should then look at the last change. */
const namesNoRow = (error: unknown) => error instanceof TypeError || error instanceof RangeError;

/** An error in making text from figures, for an editor. */
export function describeThrown(error: unknown): string {
  return namesNoRow(error) ? `figures that this was not made for (${messageOf(error)})` : messageOf(error);
}

/** A chart or a page throws where a row that it needs is gone: an editor can cause that, so it becomes an error of the data. */
const attemptAs = <T>(
  kind: 'chart' | 'page',
  position: { file: string; column: string },
  tables: TableName[],
  errors: DataError[],
  make: () => T,
): T | undefined =>
  tryTo(make, (thrown) => {
    if (thrown instanceof SentenceError)
      errors.push(...thrown.errors.map((found) => ({ column: position.column, ...found })));
    else
      errors.push({
        ...position,
        received: describeThrown(thrown),
        expected: `rows that the ${kind} can be drawn from, in data/${tables.join('.csv, data/')}.csv`,
        fix: `${namesNoRow(thrown) ? 'look at what was changed last in these tables' : 'bring back the row that it names'}, or change the ${kind}`,
      });
  });
