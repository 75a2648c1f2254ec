import { type Chart, type State, statesOf, widths } from '../../src/charts/kit/define-chart.ts';
import { listTexts } from '../../src/charts/kit/list-texts.ts';
import { renderChart } from '../../src/charts/kit/render-chart.ts';
import { textFile } from '../../src/charts/kit/sentence.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { citeInShort, notesOf } from '../../src/data/cite.ts';
import type { Prose, ProseFigure } from '../../src/data/generated.ts';
import { isSame, listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import { tryTo } from '../data/data-error.ts';
import type { Examined } from '../data/load.ts';
import { formatForces } from '../data/text/check-charts-and-forces.ts';
import { formatQuantity, type Item, type Section } from './format-diff.ts';

/** What changed in some states of a chart, given by their labels; a chart without a choice has the one label "". */
const inStates = (what: string) => (changed: string[], states: number) => {
  if (changed.every((label) => label === '')) return what;
  const some = `${changed.length} of ${formatQuantity(states, 'state')} (${changed.join('; ')})`;
  return `${what} in ${changed.length === states ? `all ${states} states` : some}`;
};
const listed = (what: string) => (changed: string[]) => `${what}: ${changed.join('; ')}`;

/** How a state may differ from before. One that fails can no longer be drawn; the errors say why. */
const differences = {
  redrawn: inStates('another picture'),
  reworded: inStates('the same picture, with other text or another table'),
  added: listed('new states'),
  removed: listed('states that are gone, and with them their addresses'),
  failing: inStates('cannot be shown, see the errors'),
};
type Difference = keyof typeof differences;

/** The charts that show something else than before, drawn from both. */
export function compareCharts(charts: readonly Chart[], before: Examined, after: Examined): Section {
  const hasSameInput = (chart: Chart) =>
    isSame(findText(chart, before), findText(chart, after)) &&
    isSame(before.charts[chart.id], after.charts[chart.id]) &&
    isSame(notesOf(before.tables, chart), notesOf(after.tables, chart)) &&
    isSame(before.tables.sources, after.tables.sources);
  const changed = charts
    .filter((chart) => !hasSameInput(chart))
    .map((chart) => compareChart(chart, before, after))
    .filter(({ after }) => after !== '');
  const areDrawn = changed.some(({ isDrawn }) => isDrawn);
  return {
    title: `${formatQuantity(changed.length, 'chart')} changed: page, live embeds and downloads follow`,
    items: changed,
    fix: areDrawn
      ? 'The pictures kept for the tests change with them: npx vitest run src/charts -u draws them again. On a pull request they are the artefact “snapshots”, to be put into src/charts/.'
      : undefined,
  };
}

/** The text.md of a chart. */
const findText = ({ id }: Chart, { texts }: Examined) => texts.find(({ file }) => file === textFile(id));

function compareChart(chart: Chart, before: Examined, after: Examined): Item & { isDrawn: boolean } {
  const [older, newer] = [showStates(chart, before), showStates(chart, after)];
  const byDifference = Map.groupBy(new Set([...newer.keys(), ...older.keys()]), (id) =>
    findDifference(older.get(id), newer.get(id)),
  );
  const described = Object.entries(differences).flatMap(([difference, describe]) => {
    const ids = byDifference.get(difference as Difference);
    const labels = ids?.map((id) => (newer.get(id) ?? older.get(id))?.label ?? '');
    return labels ? [describe(labels, newer.size)] : [];
  });
  const titles = [...newer].flatMap(([id, { shown: now }]) => {
    const was = older.get(id)?.shown;
    return was && now && was.title !== now.title ? [`“${was.title}” → “${now.title}”`] : [];
  });
  return {
    name: chart.id,
    after: described.join(', '),
    note: titles.length > 0 ? describeTitles([...new Set(titles)]) : undefined,
    isDrawn: byDifference.has('redrawn') || byDifference.has('added'),
  };
}

function findDifference(was?: ShownState, now?: ShownState): Difference | undefined {
  if (!now) return 'removed';
  if (!now.shown) return 'failing';
  if (!was) return 'added';
  // A state that the present code cannot draw from the earlier sentences and figures counts as another picture, too.
  if (!was.shown || !isSame(was.shown.drawings, now.shown.drawings)) return 'redrawn';
  return isSame(was.shown, now.shown) ? undefined : 'reworded';
}

/** A chart of many forces would repeat the same change for each. */
const longestListOfTitles = 2;

function describeTitles(titles: string[]): string {
  const more = titles.length - longestListOfTitles;
  const listed = titles.slice(0, longestListOfTitles).join('; ');
  return `title: ${listed}${more > 0 ? `; and ${formatQuantity(more, 'other title')}` : ''}`;
}

/** What a reader gets in a state; undefined where it cannot be shown: then the errors of the data say why. */
interface ShownState {
  label: string;
  shown: ReturnType<typeof showState> | undefined;
}

/** The states of a chart by their ids. */
function showStates(present: Chart, examined: Examined): Map<string, ShownState> {
  const { charts, tables } = examined;
  const text = findText(present, examined);
  const chart = text ? present.withText(text) : present;
  const rows = charts[chart.id];
  const states = (rows && tryTo(() => statesOf(chart, rows))) ?? [undefined];
  return new Map(
    states.map((state) => [
      state?.id ?? '',
      { label: state?.label ?? '', shown: rows && tryTo(() => showState(chart, rows, tables, state)) },
    ]),
  );
}

function showState(chart: Chart, rows: ChartRow[], tables: Examined['tables'], state: State | undefined) {
  const inState = { state: state?.id };
  const drawings = Object.values(widths).map((width) => renderChart(chart, rows, { width, ...inState }));
  return {
    title: chart.title(rows, inState),
    drawings: drawings.map(({ svg }) => svg),
    text: [
      state?.label,
      listTexts(chart, rows, state).map(([, read]) => read()),
      notesOf(tables, chart),
      citeInShort(tables, chart.sources(rows, inState)),
      drawings.map(({ points }) => points.map(({ words }) => words)),
    ],
    rows: chart.table(rows, inState).rows,
  };
}

/** The numbers that the article prints differently, and those of which the list of publications alone changes. */
export function compareNumbers(before: Prose, after: Prose): Section[] {
  const known = new Map(before.numbers.map((number) => [number.id, number]));
  const printed: Item[][] = [];
  const relisted: Item[] = [];
  for (const number of after.numbers) {
    const { id, text, positions } = number;
    const was = known.get(id);
    if (!was) continue;
    if (was.text !== text)
      printed.push(
        positions.map(({ file, line, sentence }) => ({
          name: `${id}, ${file}:${line}`,
          before: was.text,
          after: text,
          note: sentence,
        })),
      );
    else if (history(was) !== history(number)) relisted.push({ name: id });
  }
  const title = `${formatQuantity(printed.length, 'number')} of the article printed differently; the sentence as it now reads`;
  return [
    { title, items: printed.flat() },
    {
      title: 'Numbers printed as before, with another list of publications or another day',
      items: relisted,
    },
  ];
}

/** Without the row of the spreadsheet, which moves with every row above. */
const history = ({ publications, working, as_at }: ProseFigure): string =>
  JSON.stringify([publications.map((publication) => ({ ...publication, row: 0 })), working, as_at]);

/** The forces whose page reads differently. */
export function compareForces(before: Examined, after: Examined): Section {
  const [older, newer] = [before, after].map(({ tables, words }) => formatForces(tables, words));
  const items = after.tables['police-forces']
    .filter(({ force_id }) => older?.[force_id] !== newer?.[force_id])
    .map(({ force_name }) => ({ name: force_name }));
  return { title: `Pages of forces that will read differently: ${items.length}`, items };
}

/** What a pinned embed says of newer figures in small print, and of a figure of ours that was corrected prominently. */
const notices = {
  corrected: 'will show what was corrected and say prominently what was wrong',
  newer: 'will say in small print that newer figures exist',
};

/** The pinned embeds that begin to carry a notice, by chart and edition. */
export function compareNotices(charts: readonly Chart[], before: Examined, after: Examined): Section {
  const items = charts.flatMap((chart) =>
    listFrozen(chart, after.editions).flatMap(({ date, rows }) => {
      const states = statesOf(chart, rows).map((state) => state?.id);
      // The chart’s own embed shows its first state.
      const embeds = states[0] === undefined ? states : [states[0], ...states];
      const begun = embeds.flatMap((state) => {
        const was = noticesOn(chart, date, before, state);
        const is = noticesOn(chart, date, after, state);
        return (['corrected', 'newer'] as const).filter((kind) => is[kind] > was[kind]);
      });
      return [...Map.groupBy(begun, (kind) => kind)].map(([kind, { length }]) => ({
        name: `${chart.id}, edition of ${date}`,
        after: `${formatQuantity(length, 'embed')} ${notices[kind]}`,
      }));
    }),
  );
  return { title: 'Pinned embeds that begin to carry a notice once this is published', items };
}

/** How many notices a pinned embed carries: none for a chart that cannot be shown; the errors say why. */
function noticesOn(chart: Chart, edition: string, { charts, tables, editions }: Examined, state?: string) {
  const rows = charts[chart.id];
  const pinned = rows && tryTo(() => pinChart(chart, edition, { editions, rows, tables, state }));
  return { corrected: pinned?.corrections.length ?? 0, newer: Number(pinned?.isSuperseded ?? false) };
}
