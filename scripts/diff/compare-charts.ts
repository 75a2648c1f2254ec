import { type Chart, type State, statesOf, widths } from '../../src/charts/kit/define-chart.ts';
import { formatTableCell } from '../../src/charts/kit/columns.ts';
import { renderChart } from '../../src/charts/kit/render-chart.ts';
import { textFile } from '../../src/charts/kit/sentence.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { citeInShort } from '../../src/data/cite.ts';
import { notesOf } from '../../src/data/table-notes.ts';
import { isSame } from '../../src/editions/pin-chart.ts';
import type { Examined } from '../data/load.ts';

/** How a chart changes. States are given by their labels; a chart without a choice has the one label "". */
export interface ChartChange {
  id: string;
  /** How many it has now. */
  states: number;
  labels: {
    /** The picture differs, at either width. */
    redrawn: string[];
    /** The picture is the same, but its text or table differs. */
    reworded: string[];
    added: string[];
    removed: string[];
    /** It can no longer be drawn; the errors say why. */
    failing: string[];
  };
  /** Titles that change, each once. */
  titles: string[];
}

/** The charts that show something else than before, drawn from both. */
export function compareCharts(charts: readonly Chart[], before: Examined, after: Examined): ChartChange[] {
  const hasSameInput = (chart: Chart) =>
    isSame(findText(chart, before), findText(chart, after)) &&
    isSame(before.charts[chart.id], after.charts[chart.id]) &&
    isSame(notesOf(before.tables, chart), notesOf(after.tables, chart)) &&
    isSame(before.tables.sources, after.tables.sources);
  return charts
    .filter((chart) => !hasSameInput(chart))
    .map((chart) => compareChart(chart, before, after))
    .filter(({ labels }) => Object.values(labels).some((states) => states.length > 0));
}

const findText = ({ id }: Chart, { texts }: Examined) => texts.find(({ file }) => file === textFile(id));

function compareChart(chart: Chart, before: Examined, after: Examined): ChartChange {
  const [older, newer] = [showStates(chart, before), showStates(chart, after)];
  const labels: ChartChange['labels'] = { redrawn: [], reworded: [], added: [], removed: [], failing: [] };
  const titles = new Set<string>();
  for (const [id, { label, shown: now }] of newer) {
    const was = older.get(id)?.shown;
    if (!now) labels.failing.push(label);
    else if (!older.has(id)) labels.added.push(label);
    // A state that the present code cannot draw from the earlier sentences and figures counts as another picture, too.
    else if (!was || !isSame(was.drawings, now.drawings)) labels.redrawn.push(label);
    else if (!isSame(was, now)) labels.reworded.push(label);
    if (was && now && was.title !== now.title) titles.add(`“${was.title}” → “${now.title}”`);
  }
  for (const [id, { label }] of older) if (!newer.has(id)) labels.removed.push(label);
  return { id: chart.id, states: newer.size, labels, titles: [...titles] };
}

/** What a reader gets in each state, by its id; undefined where it cannot be shown. */
function showStates(
  present: Chart,
  examined: Examined,
): Map<string, { label: string; shown: ReturnType<typeof showState> | undefined }> {
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
  const table = chart.table(rows, inState);
  return {
    title: chart.title(rows, inState),
    drawings: drawings.map(({ svg }) => svg),
    text: [
      chart.name,
      state?.label,
      chart.subtitle(rows, inState),
      chart.describe(rows, inState),
      chart.notes(rows, inState),
      notesOf(tables, chart),
      citeInShort(tables, chart.sources(rows, inState)),
      chart.referenceDate(rows, inState),
      chart.list?.(rows, inState),
      chart.key?.(rows, inState),
      table.columns.map(({ label }) => label),
      drawings.map(({ points }) => points.map(({ words }) => words)),
    ],
    table: table.rows.map((row) => [
      row,
      table.columns.map((column) => formatTableCell(row, column) ?? column.missing?.(row)),
    ]),
  };
}

/** A chart that throws on its rows is reported among the errors of the data. */
function tryTo<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
