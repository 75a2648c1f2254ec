import type { PlotOptions } from '@observablehq/plot';
import { group, sort } from 'd3';
import { type Column, columnsIn, completeColumn, type ColumnForms } from './columns.ts';
import { sourceIdsOf } from './rows-and-phrases.ts';
import {
  columnNames,
  formatValue,
  loadText,
  notesUnder,
  sentenceOf,
  sentencesIn,
  type Values,
} from './sentence.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import type { CheckedText } from '../../data/format.ts';
import { makeOnce } from '../../data/derive-once.ts';
import type { ChartText } from '../../data/editions.ts';
import type { TableName, Tables } from '../../data/tables/index.ts';

/** A choice that a reader can make: a year, a force, a question. */
export interface State {
  /** Part of the address; never renamed. */
  id: string;
  label: string;
}

export interface ChartTable<Row> {
  columns: Column<Row>[];
  rows: Row[];
}

/** A line of the key: what a symbol in the picture stands for, and of how many forces. */
export interface KeyEntry {
  symbol:
    | ('filled' | 'hollow' | 'stick' | 'hollow stick' | 'diamond' | 'hatch')
    | ('taser-1' | 'taser-2' | 'taser-3' | 'taser-4' | 'taser-5');
  label: string;
  count?: number;
}

/** Text too long for the picture, listed below it: each item has a mark, such as its day. */
export interface ListGroup {
  head?: string;
  items: { mark: string; words: string }[];
}

export interface InState {
  /** The id of a state; the first unless given. */
  state?: string | undefined;
}

export interface Size extends InState {
  width: number;
  /** Without the figures that the page sets beside the picture, or that a card leaves out. */
  bare?: boolean | undefined;
}

/**
 * A chart is a value: what it takes from the figures, its text about them, and how it lays out marks. All is pure: no
 * document, no clock, no statistics. `rows` is all that the chart may show in any state, and what an edition freezes.
 */
export interface Chart<Row extends ChartRow = ChartRow> {
  id: string;
  /** A few words for the margin and the gallery. */
  name: string;
  /** The tables that it draws on; the notes of notes.csv follow from them. */
  tables: TableName[];
  /** Where its figures are from, for those who search for data by place. */
  spatialCoverage(rows: Row[], options: InState): CheckedText;
  rows: (tables: Tables) => Row[];
  /** The first state is the one that is shown unless another is asked for. */
  states?(rows: Row[]): State[];
  title(rows: Row[], options: InState): CheckedText;
  subtitle(rows: Row[], options: InState): CheckedText;
  /** What the picture is, for those who do not see it: at most 150 characters. */
  alt(rows: Row[], options: InState): CheckedText;
  /** The picture in four sentences: what it is, its extremes, how it runs, and what not to read into it. */
  describe(rows: Row[], options: InState): CheckedText;
  /** Exactly what is drawn in a state. */
  table(rows: Row[], options: InState): ChartTable<Row>;
  /** All that a state is drawn from: drawn from the same again, it is the same. */
  drawnFrom(rows: Row[], options: InState): unknown;
  draw(rows: Row[], size: Size): PlotOptions & { marks: NonNullable<PlotOptions['marks']> };
  /** The text of one mark: its value, unit and date, and how it was published, or why there is none. */
  tooltip(row: Row): string;
  /** The name of the row’s series: a reader steps through one series after the other. */
  series?: (row: Row) => string;
  /** The column that is as high as its tone, in a state whose values run in an order. */
  sonification?(options: InState): (keyof Row & string) | undefined;
  key?(rows: Row[], options: InState): KeyEntry[];
  list?(rows: Row[], options: InState): ListGroup[];
  notes(rows: Row[], options: InState): CheckedText[];
  /** Ids of the sources of what is drawn. */
  sources(rows: Row[], options: InState): string[];
  /** The day or period for which the newest figure is true, in words. */
  referenceDate(rows: Row[], options: InState): string;
  /** The same chart with other sentences than those of its text.md: what an edition froze of them. */
  withText(text: ChartText): Chart;
}

/** The states of a chart; a chart without a choice has one, without a name. */
export function statesOf(chart: Chart, rows: ChartRow[]): (State | undefined)[] {
  return chart.states?.(rows) ?? [undefined];
}

/** The drawing for phones and the drawing for desktops, in pixels. They are shown at these widths or larger, never smaller. */
export const widths = { narrow: 288, wide: 720 } as const;

/** The drawing between the two that embeds have, too. */
export const middleWidth = 480;

/** All widths at which a chart is drawn. */
export const allWidths = [widths.narrow, middleWidth, widths.wide];

export const isWide = (width: number): boolean => width >= widths.wide;

/** Some words of text.md by their name. They may put in values of their own, too. */
export type Write = (name: string, own?: Values) => CheckedText;

interface States<Row> {
  /** The id of the state in which a row is shown. */
  of: (row: Row) => string;
  label: (row: Row, write: Write, rows: Row[]) => string;
  /** The state that is shown first: that of the first row, unless given. */
  first?: (rows: Row[]) => string;
}

/** `write` gives words under “Words”: those of the picture, of the key, names of what the rows hold. */
interface Definition<Row extends ChartRow, View> extends Pick<
  Chart<Row>,
  'id' | 'tables' | 'rows' | 'sonification'
> {
  /** Its words: those of the text.md in its folder, unless given. */
  text?: () => ChartText;
  /** The choices that a reader has, each with its rows; a chart without them shows all rows. */
  states?: States<Row>;
  /** What the members below work with: the rows that are shown, unless this makes more of them. */
  view?: (shown: Row[], rows: Row[]) => View;
  /** What the sentences of text.md may put in, and of their phrases that say more than a figure, whether they hold. */
  figures?: (view: View, write: Write) => Values;
  /** Sentences of its own for a kind of state: “# Title, force” for “force”. */
  section?: (view: View) => string | undefined;
  /** What differs in columns of the table: text.md lists and labels them under “Columns”. */
  columns?: (view: View, write: Write) => ColumnForms<Row>;
  /** The rows that are shown: those of the state, unless given. */
  shown?: (view: View) => Row[];
  draw: (view: View, size: Size, write: Write) => ReturnType<Chart['draw']>;
  /**
   * What the sentences under “Tooltip” put in of a row besides its cells: those of them are shown that have all their
   * figures. Cells go by the names of their columns.
   */
  tooltip?: (row: Row, write: Write) => Values;
  series?: (row: Row, write: Write) => string;
  key?: (view: View, write: Write) => KeyEntry[];
  list?: (view: View, write: Write) => ListGroup[];
  /** Ids: those that the rows that are shown cite as `source_id`, unless given. */
  sources?: (view: View) => string[];
  /** A date is written out. */
  referenceDate: (view: View, write: Write) => string;
}

let last: { from: unknown[]; value: unknown } | undefined;

/** What is made from the same as the last is not made again: the texts, the table and the drawings of a state are asked for in turn. */
function keepLast<T>(from: unknown[], make: () => T): T {
  if (!last?.from.every((each, index) => each === from[index])) last = { from, value: make() };
  return last?.value as T;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Defines a chart, and gives the rest of the site one type for all charts. Its words are those of its text.md, unless an edition
 * froze others; what these lack is as it is now.
 */
export function defineChart<Row extends ChartRow, View = Row[]>(
  chart: Definition<Row, View>,
  frozen?: ChartText,
): Chart {
  const { view = (shown) => shown as View, states, series, key, list } = chart;
  const { text = () => loadText(chart.id) } = chart;
  const textThatHas = (...headings: string[]) =>
    frozen && headings.some((heading) => sentencesIn(frozen).has(heading)) ? frozen : text();
  const writerWith = (values: Values, section?: string) => {
    const write = (heading: string, own: Values = {}) => {
      const found = textThatHas(heading, `${heading}, ${section}`);
      return sentenceOf(found, heading, section, { ...values, ...own });
    };
    const under =
      (heading: string): Write =>
      (name, own) =>
        write(`${heading}, ${name}`, own);
    const about = () => notesUnder(frozen ?? text(), 'About', values);
    return { write, about, words: under('Words'), label: under('Columns') };
  };
  /** For what is said of rows, whatever the state. */
  const { words } = writerWith({});
  const listStates = ({ of, label, first }: States<Row>, rows: Row[]): State[] => {
    const all = [...group(rows, of)].map(([id, shown]) => ({
      id,
      label: label(shown[0] as Row, words, rows),
    }));
    return sort(all, ({ id }) => first !== undefined && id !== first(rows));
  };
  const rowsIn = (rows: Row[], { state }: InState) => {
    if (!states) return rows;
    const id = state ?? listStates(states, rows)[0]?.id;
    const shown = rows.filter((row) => states.of(row) === id);
    if (shown.length === 0) throw new Error(`${chart.id}: unknown state ${id}`);
    return shown;
  };
  const show = (rows: Row[], { state }: InState) =>
    keepLast([chart, frozen, text(), rows, state], () => {
      const ofState = rowsIn(rows, { state });
      const seen = view(ofState, rows);
      const shown = chart.shown?.(seen) ?? ofState;
      const writer = once(() => {
        const section = chart.section?.(seen);
        return writerWith(chart.figures?.(seen, writerWith({}, section).words) ?? {}, section);
      });
      const table = once((): ChartTable<Row> => {
        const { words, label } = writer();
        const forms: ColumnForms<Row> = chart.columns?.(seen, words) ?? {};
        const list = frozen && columnNames(frozen).length > 0 ? frozen : text();
        const columns = columnsIn(list, rows)
          .filter((name) => !forms[name]?.isHidden)
          .map((name) => completeColumn(name, rows, { label: label(name), form: forms[name] }));
        return { columns, rows: shown };
      });
      return { seen, rows: shown, writer, table };
    });
  const inState =
    <Value>(member: (shown: ReturnType<typeof show>) => Value) =>
    (rows: Row[], options: InState) =>
      member(show(rows, options));
  const withWords = <Value>(member: (view: View, write: Write) => Value) =>
    inState(({ seen, writer }) => member(seen, writer().words));
  const sentence = (heading: string) => inState(({ writer }) => writer().write(heading));
  return {
    id: chart.id,
    tables: chart.tables,
    rows: chart.rows,
    get name() {
      return writerWith({}).write('Name');
    },
    states: states && ((rows: Row[]) => listStates(states, rows)),
    spatialCoverage: sentence('Place'),
    title: sentence('Title'),
    subtitle: sentence('Subtitle'),
    alt: sentence('Picture'),
    describe: sentence('Description'),
    table: inState(({ table }) => table()),
    sources: inState(({ seen, rows }) => chart.sources?.(seen) ?? sourceIdsOf(rows)),
    drawnFrom: inState(({ seen }) => [frozen, text(), seen]),
    draw: (rows: Row[], size: Size) => withWords((seen, write) => chart.draw(seen, size, write))(rows, size),
    // A row has the same tooltip at each width.
    tooltip(row: Row) {
      const text = textThatHas('Tooltip');
      return makeOnce(text, row, () => {
        const values = { ...row, ...chart.tooltip?.(row, words) };
        return notesUnder(text, 'Tooltip', values).join(' ');
      });
    },
    series: series && ((row: Row) => series(row, words)),
    sonification: chart.sonification,
    key: key && withWords(key),
    list: list && withWords(list),
    notes: inState(({ writer }) => [writer().write('Note'), ...writer().about()]),
    referenceDate: withWords((shown, write) => formatValue(chart.referenceDate(shown, write))),
    withText: (other: ChartText) => defineChart(chart, other),
  } as unknown as Chart;
}
