import { max } from 'd3';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { charts, findChart } from './index.ts';
import { type Chart, statesOf, widths } from './kit/define-chart.ts';
import { crashWords } from '../../scripts/fuzz/find-wrong.ts';
import { findMisplaced } from '../../scripts/data/text/find-misplaced.ts';
import { renderChart } from './kit/render-chart.ts';
import { where } from './kit/rows-and-phrases.ts';
import { SentenceError } from './kit/sentence.ts';

/** Adding to the data never breaks a picture: what editors will do to the tables, done to each table that a chart draws. */

type Row = Record<string, string | number | null>;
type Change = (rows: Row[]) => Row[];

/** The column that holds the figures of a table. */
const figureOf = (row: Row) =>
  ['value', 'percent', 'reports'].find((column) => typeof row[column] === 'number');

const nextYear = (time: string) =>
  time.replaceAll(/\b(19|20)\d\d(?=-|$)/g, (year) => String(Number(year) + 1));

const changes: Record<string, Change> = {
  'a higher top value': (rows) => {
    const column = rows.map(figureOf).find(Boolean);
    if (!column || column === 'percent') return rows;
    const top = max(rows, (row) => Number(row[column])) ?? 0;
    return rows.map((row) => (row[column] === top ? { ...row, [column]: Math.round(top * 1.37) } : row));
  },
  'one more year': (rows) => {
    const time = ['period', 'date'].find((column) => rows.some((row) => row[column]));
    const newest = max(rows, (row) => String(row[time ?? ''] ?? ''));
    if (!time || !newest) return rows;
    const added = where(rows, { [time]: newest }).map((row) => ({
      ...row,
      [time]: nextYear(newest),
      ...('released' in row && { released: nextYear(String(row['released'] ?? '')) || null }),
      ...('event_id' in row && { event_id: `${row['event_id']}-again` }),
    }));
    return [...rows, ...added];
  },
  'a longer label': (rows) =>
    rows.map((row) => ({
      ...row,
      ...(typeof row['label'] === 'string' && { label: `${row['label']} in all` }),
      ...(typeof row['claim'] === 'string' && { claim: `${row['claim']} That is what was said on the day.` }),
    })),
  'a row removed': (rows) => rows.slice(0, -1),
};

const tables = loadTables();

/** What is wrong in the pictures of a chart after a change. Where a sentence or a row is no longer borne out the data run says so, and draws nothing. */
function errorsOf(chart: Chart, changed: Tables): string[] {
  try {
    const rows = chart.rows(changed);
    if (isDeepStrictEqual(rows, chart.rows(tables))) return [];
    const states = statesOf(chart, rows).map((state) => state?.id);
    // The first and the last: they differ most, and all of them would take a minute.
    return [...new Set([states[0], states.at(-1)])].flatMap((state) =>
      Object.values(widths).flatMap((width) => {
        const drawing = renderChart(chart, rows, { width, state });
        const vanished = drawing.points.length === 0 ? ['nothing is drawn'] : [];
        const { outside, collisions } = findMisplaced(drawing);
        const errors = [...vanished, ...outside, ...collisions];
        return errors.map((error) => `${chart.id} ${state ?? ''} ${width}: ${error}`);
      }),
    );
  } catch (error) {
    return error instanceof SentenceError ? [] : [`${chart.id}: ${String(error)}`];
  }
}

test.each(Object.entries(changes))('%s breaks no picture', (_name, change) => {
  const errors = charts.flatMap((chart) =>
    // A source that is gone breaks references, which the data run refuses.
    chart.tables
      .filter((name) => name !== 'sources')
      .flatMap((name) => {
        const changed = change(tables[name] as unknown as Row[]);
        return errorsOf(chart, { ...tables, [name]: changed });
      }),
  );
  expect(errors).toEqual([]);
});

test.each<[chart: string, change: (rows: ChartRow[]) => ChartRow[]]>([
  ['opinion-abroad', (rows) => rows.filter(({ country, who }) => country !== 'Norway' || who !== 'police')],
  ['firearms-by-force', (rows) => rows.map((row) => ({ ...row, reports: null }))],
  ['public-opinion', () => []],
  ['shots-fired', () => []],
])('a figure that %s lacks is never written as undefined, null or NaN', (id, change) => {
  const chart = findChart(id);
  const rows = change(loadChartRows(chart));
  for (const member of ['subtitle', 'describe'] as const) {
    let text: string;
    try {
      text = chart[member](rows, {});
    } catch (error) {
      text = String(error);
    }
    expect(text).not.toMatch(crashWords);
  }
});
