/**
 * What a pinned embed draws: the rows of its edition, and instead of what we had got wrong the rows that put it right.
 * The edition that brought a correction tells it from a source’s revision: what the edition of a correction changed
 * in a chart that the correction names was our mistake. So a correction is released by itself.
 */

/** The rows of a chart as one edition froze them; the newest version is what the site says now. */
export interface Version<Row> {
  /** Null for the rows as they stand and are not yet frozen. */
  date: string | null;
  rows: Row[];
}

/** A mistake of ours in a chart. */
export interface Correction {
  correction_id: string;
  /** The day it was put right. */
  corrected: string;
  /** The edition in which it first stood. */
  wrong_since: string;
  charts: readonly string[] | null;
}

export interface Pinned<Row, C> {
  rows: Row[];
  /** The corrections that what is shown of these rows carries: to be shown plainly. */
  corrections: C[];
  /** Whether newer rows exist that are not corrections: to be shown quietly. */
  isSuperseded: boolean;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Whether a row says what an older one did, as far as the older had the columns: one that was added later is no newer figure. */
const isSameRow = <Row extends object>(older: Row, newer: Row) =>
  (Object.keys(older) as (keyof Row)[]).every((column) => same(older[column], newer[column]));

/** Whether two versions show the same. */
const showSame = <Row extends object>(older: Row[], newer: Row[]) =>
  older.length === newer.length && older.every((row, index) => isSameRow(row, newer[index] as Row));

/**
 * The rows of the chart `id` pinned to an edition. `versions` are those in which the chart changed, oldest first, and
 * last what the site says now. `shown` picks those of a state. Throws where a correction names the chart and changed nothing in it.
 */
export function pinRows<Row extends object, C extends Correction>(
  id: string,
  edition: string,
  versions: Version<Row>[],
  corrections: C[],
  shown: (rows: Row[]) => Row[] = (rows) => rows,
): Pinned<Row, C> {
  const own = versions.find(({ date }) => date === edition);
  const newest = versions.at(-1);
  if (!own || !newest) throw new Error(`${id}: no edition ${edition}`);
  const concerned = corrections.filter(
    ({ charts, wrong_since, corrected }) =>
      charts?.includes(id) && wrong_since <= edition && corrected > edition,
  );
  const steps = concerned.map((correction) => {
    const step = stepOf(correction, versions);
    if (!step) throw new Error(`${id}: ${correction.correction_id} changed nothing`);
    return { correction, ...step };
  });
  // Two mistakes put right by one edition are one step.
  const separate = steps.filter(
    ({ after }, index) => steps.findIndex((step) => step.after === after) === index,
  );
  const rows = separate.reduce((pinned, { before, after }) => carryOver(pinned, before, after), own.rows);
  // What was wrong in one state need not have been in another.
  const visible = steps
    .filter(({ before, after }) => !same(shown(own.rows), shown(carryOver(own.rows, before, after))))
    .map(({ correction }) => correction);
  return { rows, corrections: visible, isSuperseded: !showSame(shown(rows), shown(newest.rows)) };
}

/** The rows of a chart before and after it was put right; undefined where the correction changed nothing in it. `versions` as for `pinRows`. */
export function stepOf<Row extends object>(
  { corrected }: Correction,
  versions: Version<Row>[],
): { before: Row[]; after: Row[] } | undefined {
  const at = versions.findIndex(({ date }) => date === null || date >= corrected);
  const [before, after] = [versions[at - 1], versions[at]];
  return before && after && !showSame(before.rows, after.rows)
    ? { before: before.rows, after: after.rows }
    : undefined;
}

/** Puts into rows what changed from one version to the next, wherever the rows are still those of the version before. */
function carryOver<Row extends object>(rows: Row[], before: Row[], after: Row[]): Row[] {
  const gone = before.filter((row) => !after.some((other) => isSameRow(row, other)));
  const fresh = after.filter((row) => !before.some((other) => isSameRow(other, row)));
  const wrongAt = (row: Row) => gone.findIndex((other) => isSameRow(row, other));
  // Where as many rows came as went, each replaces the one that it puts right.
  if (gone.length === fresh.length) return rows.map((row) => fresh[wrongAt(row)] ?? row);
  const wrong = rows.findIndex((row) => wrongAt(row) >= 0);
  const left = rows.filter((row) => wrongAt(row) < 0);
  return wrong < 0 ? [...left, ...fresh] : left.toSpliced(wrong, 0, ...fresh);
}
