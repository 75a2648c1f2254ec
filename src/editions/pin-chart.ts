import { max } from 'd3';
import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { CorrectedRows, Editions, TablesOfWords } from '../data/editions.ts';
import type { Tables } from '../data/tables/index.ts';

type Correction = Tables['corrections'][number];

/** Whether two values are written alike as JSON. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The rows of a chart from the tables of an edition, and after each correction since. */
export interface Frozen {
  date: string;
  rows: ChartRow[];
  corrected: CorrectedRows[];
}

/** The editions that changed a chart, oldest first, with its rows as they froze them: the same rows each time, so that no picture of them is drawn twice. */
export const listFrozen = (chart: Chart, { editions }: Pick<Editions, 'editions'>): Frozen[] =>
  editions.flatMap(({ date, rows, corrected }) => {
    const frozen = rows[chart.id];
    return frozen ? [{ date, rows: frozen, corrected: corrected[chart.id] ?? [] }] : [];
  });

interface Present {
  editions: Pick<Editions, 'editions'>;
  /** The rows of the chart as they are now. */
  rows: ChartRow[];
  tables: TablesOfWords & Pick<Tables, 'corrections'>;
  state: string | undefined;
}

export interface Pinned {
  rows: ChartRow[];
  /** The chart with the sentences that the edition had. */
  chart: Chart;
  /** The notes and sources that it had. */
  tables: TablesOfWords;
  /** The corrections that changed what is shown: to be shown plainly. */
  corrections: Correction[];
  /** Whether there are newer figures, which are no corrections: to be shown quietly. */
  isSuperseded: boolean;
}

/**
 * A chart pinned to an edition, in a state: what follows from the tables that the edition froze, in the words that it froze, with
 * what our corrections changed in them and nothing else. Throws where the edition did not change the chart.
 */
export function pinChart(chart: Chart, edition: string, { editions, rows, tables, state }: Present): Pinned {
  const own = listFrozen(chart, editions).find(({ date }) => date === edition);
  if (!own) throw new Error(`${chart.id}: no edition ${edition}`);
  const show = (version: ChartRow[]) => chart.table(version, { state }).rows;
  const versions = [own.rows, ...own.corrected.map((step) => step.rows)];
  const shown = versions.map(show);
  // What was wrong in one state need not have been in another.
  const visible = own.corrected.filter((_, index) => !isSame(shown[index], shown[index + 1]));
  const ofWords = tables.corrections.filter((correction) => hadWrongWords(correction, chart, edition));
  const worded = max(ofWords, ({ corrected }) => corrected) ?? edition;
  // Words that were put right are those of the first edition since, or of today.
  const words = editions.editions.find(({ date }) => date >= worded);
  const text = words?.texts[chart.id];
  const pinned = versions.at(-1) ?? own.rows;
  return {
    rows: pinned,
    chart: text ? chart.withText(text) : chart,
    tables: words?.tables ?? tables,
    corrections: tables.corrections.filter(
      (correction) =>
        ofWords.includes(correction) ||
        visible.some(({ correction_id }) => correction_id === correction.correction_id),
    ),
    isSuperseded: !isSame(figuresIn(show(pinned)), figuresIn(show(rows))),
  };
}

/** Whether words of ours were wrong in the edition, next to rows that were right. */
const hadWrongWords = (
  { table, charts, wrong_since, corrected }: Correction,
  { id }: Chart,
  edition: string,
): boolean =>
  [null, 'notes', 'sources'].includes(table) &&
  (charts ?? []).includes(id) &&
  wrong_since <= edition &&
  edition < corrected;

/** Whether a text is a figure: digits and punctuation alone, such as 5:4 or a date. */
export const isWrittenInDigits = (text: string): boolean => /^[\d.,:/%–-]*\d[\d.,:/%–-]*$/.test(text);

/** The figures of rows, in whatever order: other words for the same figures are nothing newer. */
const figuresIn = (rows: ChartRow[]): string[] =>
  rows
    .map((row) => Object.values(row).map((cell) => (isWrittenInDigits(`${cell}`) ? cell : '')))
    .map((figures) => figures.join(' '))
    .toSorted();
