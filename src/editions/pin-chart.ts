import type { Chart } from '../charts/kit/define-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import type { CorrectedRows, Editions } from '../data/editions.ts';
import type { Tables } from '../data/tables/index.ts';

type Correction = Tables['corrections'][number];

/**
 * A pinned embed draws what follows from the tables that its edition froze, with what our corrections changed in them and
 * nothing else. Rows are matched by the chart’s key, never by place.
 */
export const keyOf = ({ keyColumns }: Pick<Chart, 'keyColumns'>, row: ChartRow): string =>
  JSON.stringify(keyColumns.map((column) => row[column] ?? null));

export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The rows of a chart from the tables of an edition, and after each correction since. */
export interface Frozen {
  date: string;
  rows: ChartRow[];
  corrected: CorrectedRows[];
}

/** The editions that changed a chart, oldest first, with its rows as they froze them. */
export const listFrozen = (chart: Chart, { editions }: Editions): Frozen[] =>
  editions.flatMap(({ date, rows, corrected }) => {
    const frozen = rows[chart.id];
    return frozen ? [{ date, rows: frozen, corrected: corrected[chart.id] ?? [] }] : [];
  });

interface Present {
  frozen: Frozen[];
  /** The rows of the chart as they are now. */
  rows: ChartRow[];
  corrections: Correction[];
  state: string | undefined;
}

export interface Pinned {
  rows: ChartRow[];
  /** The corrections that changed what is shown: to be shown plainly. */
  corrections: Correction[];
  /** Whether there are newer figures, which are no corrections: to be shown quietly. */
  isSuperseded: boolean;
}

/** The rows of a chart pinned to an edition, in a state, with our corrections. Throws where the edition did not change the chart. */
export function pinChart(
  chart: Chart,
  edition: string,
  { frozen, rows, corrections, state }: Present,
): Pinned {
  const own = frozen.find(({ date }) => date === edition);
  if (!own) throw new Error(`${chart.id}: no edition ${edition}`);
  const show = (version: ChartRow[]) => chart.table(version, { state }).rows;
  const versions = [own.rows, ...own.corrected.map((step) => step.rows)];
  const shown = versions.map(show);
  // What was wrong in one state need not have been in another.
  const visible = own.corrected.filter((_, index) => !isSame(shown[index], shown[index + 1]));
  const pinned = versions.at(-1) ?? own.rows;
  return {
    rows: pinned,
    corrections: corrections.filter(
      (correction) =>
        visible.some(({ correction_id }) => correction_id === correction.correction_id) ||
        hadWrongWords(correction, chart, edition),
    ),
    isSuperseded: !showSame(chart, show(pinned), show(rows)),
  };
}

/** Words of ours that were wrong beside right rows: a pinned embed has the present words. */
const hadWrongWords = (
  { table, charts, wrong_since, corrected }: Correction,
  { id }: Chart,
  edition: string,
): boolean => table === null && (charts ?? []).includes(id) && wrong_since <= edition && edition < corrected;

/** Whether rows hold the figures that newer ones do, in whatever order. Other words for the same figures are nothing newer. */
function showSame(chart: Chart, older: ChartRow[], newer: ChartRow[]): boolean {
  const figuresOf = (row: ChartRow | undefined) =>
    row && Object.values(row).filter((cell) => typeof cell === 'number');
  const byKey = new Map(newer.map((row) => [keyOf(chart, row), row]));
  return (
    older.length === newer.length &&
    older.every((row) => isSame(figuresOf(row), figuresOf(byKey.get(keyOf(chart, row)))))
  );
}
