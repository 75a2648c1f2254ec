import type { ChartRow } from '../../src/data/chart-row.ts';
import { type Chart, type State, statesOf, widths } from '../../src/charts/kit/define-chart.ts';
import { renderChart } from '../../src/charts/kit/render-chart.ts';
import { citeInShort } from '../../src/data/cite.ts';
import { notesOf } from '../../src/data/table-notes.ts';
import type { Examined } from '../data/load.ts';

/** What becomes of a chart. States are given by their labels; a chart without a choice has the one label "". */
export interface ChartChange {
  chart: Chart;
  states: number;
  /** Where the picture is another, at either width. */
  drawn: string[];
  /** Where the picture is as before, but the words or the table with it are not. */
  worded: string[];
  added: string[];
  removed: string[];
  /** Where it no longer can be drawn; the faults say why. */
  failing: string[];
  /** Titles that change, each once. */
  titles: { before: string; after: string }[];
}

/** The charts that show something else than before, drawn from both. `progress` is told each chart as it begins. */
export function compareCharts(
  charts: readonly Chart[],
  before: Examined,
  after: Examined,
  progress: (chart: Chart) => void,
): ChartChange[] {
  const isSame = (chart: Chart) =>
    same(before.charts[chart.id], after.charts[chart.id]) &&
    same(notesOf(before.tables, chart), notesOf(after.tables, chart)) &&
    same(before.tables.sources, after.tables.sources);
  return charts
    .filter((chart) => !isSame(chart))
    .flatMap((chart) => {
      progress(chart);
      const change = compareChart(chart, before, after);
      return [change.drawn, change.worded, change.added, change.removed, change.failing].some(
        (labels) => labels.length > 0,
      )
        ? [change]
        : [];
    });
}

function compareChart(chart: Chart, before: Examined, after: Examined): ChartChange {
  const [older, newer] = [showAll(chart, before), showAll(chart, after)];
  const change: ChartChange = {
    chart,
    states: newer.size,
    drawn: [],
    worded: [],
    added: [],
    removed: [],
    failing: [],
    titles: [],
  };
  for (const [id, now] of newer) {
    const was = older.get(id);
    if (!now.shown) change.failing.push(now.label);
    else if (!was?.shown) change.added.push(now.label);
    else if (!same(was.shown.drawings, now.shown.drawings)) change.drawn.push(now.label);
    else if (!same(was.shown, now.shown)) change.worded.push(now.label);
    const titles = { before: was?.shown?.title ?? '', after: now.shown?.title ?? '' };
    if (
      was?.shown &&
      now.shown &&
      titles.before !== titles.after &&
      !change.titles.some((other) => same(other, titles))
    )
      change.titles.push(titles);
  }
  for (const [id, { label }] of older) if (!newer.has(id)) change.removed.push(label);
  return change;
}

type Shown = ReturnType<typeof show>;

/** What a reader gets in each state, by its id; undefined where it cannot be shown. */
function showAll(
  chart: Chart,
  { charts, tables }: Examined,
): Map<string, { label: string; shown: Shown | undefined }> {
  const rows = charts[chart.id];
  const states = rows ? attempt(() => statesOf(chart, rows)) : undefined;
  const shownIn = (state: State | undefined) =>
    rows ? attempt(() => show(chart, rows, tables, state)) : undefined;
  return new Map(
    (states ?? [undefined]).map((state) => [
      state?.id ?? '',
      { label: state?.label ?? '', shown: shownIn(state) },
    ]),
  );
}

function show(chart: Chart, rows: ChartRow[], tables: Examined['tables'], state: State | undefined) {
  const inState = { state: state?.id };
  return {
    title: chart.title(rows, inState),
    drawings: [widths.narrow, widths.wide].map(
      (width) => renderChart(chart, rows, { width, ...inState }).svg,
    ),
    words: [
      chart.subtitle(rows, inState),
      chart.notes(rows, inState),
      notesOf(tables, chart),
      citeInShort(tables, chart.sources(rows, inState)),
      chart.referenceDate(rows, inState),
      chart.list?.(rows, inState),
    ],
    table: chart.table(rows, inState).rows,
  };
}

/** What a chart makes of rows that do not bear it is a fault, and told as one. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
