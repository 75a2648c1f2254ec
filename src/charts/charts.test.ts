import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { type Chart, defineChart, statesOf, widths } from './kit/define-chart.ts';
import { findOutside } from './kit/find-outside.ts';
import { renderChart } from './kit/render-chart.ts';
import { standAlone } from '../downloads/stand-alone.ts';
import { tableNames } from '../data/tables/index.ts';
import { text } from '../data/checked-text.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { charts, findChart } from './index.ts';

/** Every chart in every state at both widths: what holds for one chart holds for all. */

const here = import.meta.dirname;
const tokens = readFileSync(`${here}/../styles/tokens.css`, 'utf8');
const drawnAt = Object.values(widths);
const inEachState = charts.flatMap((chart) => {
  const rows = loadChartRows(chart);
  return statesOf(chart, rows).map((state) => ({
    chart,
    rows,
    state: state?.id,
    name: [chart.id, state?.id].filter(Boolean).join(' '),
  }));
});
const drawings = inEachState.flatMap((each) => drawnAt.map((width) => ({ ...each, width })));

// Plot warns on the console, too, and a warning that scrolls by is one that nobody reads.
const warn = vi.spyOn(console, 'warn');
beforeEach(() => {
  warn.mockReset();
});
afterEach(() => {
  expect(warn.mock.calls).toEqual([]);
});

interface DrawnMark {
  data: unknown;
  channels: Record<string, { value: unknown }>;
}

const isMark = (mark: unknown): mark is DrawnMark =>
  typeof mark === 'object' && mark !== null && 'channels' in mark && 'data' in mark;

/** The marks of a drawing whose data are rows of the chart. Ticks, names of levels and outlines are drawn from other things. */
function marksOfRows(
  chart: Chart,
  rows: ChartRow[],
  size: { width: number; state?: string | undefined },
): DrawnMark[] {
  const known = new Set<unknown>(rows);
  const marks: unknown[] = chart.draw(rows, size).marks;
  return marks
    .flat(Infinity)
    .filter(isMark)
    .filter(({ data }) => Array.isArray(data) && data.length > 0 && data.every((datum) => known.has(datum)));
}

/** Channels that name no column. Plot draws nothing for a misspelt column, without a word, and the compiler is content. */
function misspelt(
  chart: Chart,
  rows: ChartRow[],
  size: { width: number; state?: string | undefined },
): string[] {
  return marksOfRows(chart, rows, size).flatMap(({ channels }) =>
    Object.entries(channels).flatMap(([channel, { value }]) =>
      typeof value === 'string' && !rows.every((row) => value in row) ? [`${channel}: ${value}`] : [],
    ),
  );
}

describe('the check of columns', () => {
  const said = () => text`A dot a year`;
  const fake = (column: string) =>
    defineChart<{ year: number; value: number }>({
      id: 'fake',
      name: 'Fake',
      tables: [],
      spatialCoverage: () => '',
      rows: () => [],
      title: said,
      subtitle: said,
      alt: said,
      table: (rows) => ({ columns: [{ name: 'year', label: 'Year' }], rows }),
      draw: (rows) => ({
        marks: [[Plot.dot(rows, { x: 'year', y: column })], Plot.ruleY([0], { y: (zero: number) => zero })],
      }),
      tooltip: said,
      notes: () => [],
      sources: () => [],
      referenceDate: () => '2011',
    });
  const rows = [
    { year: 2010, value: 1 },
    { year: 2011, value: 2 },
  ];

  test('finds a misspelt column, which Plot draws as an empty picture without a word', () => {
    expect(renderChart(fake('valeu'), rows, { width: 328 }).svg).not.toContain('<circle');
    expect(misspelt(fake('valeu'), rows, { width: 328 })).toEqual(['y: valeu']);
  });

  test('finds nothing where the column is there', () => {
    expect(renderChart(fake('value'), rows, { width: 328 }).svg).toContain('<circle');
    expect(misspelt(fake('value'), rows, { width: 328 })).toEqual([]);
  });
});

describe('the list of charts', () => {
  test('holds every chart of this folder once, each in the file of its name', () => {
    const files = globSync('*/chart.ts', { cwd: here });
    expect(charts.map((chart) => `${chart.id}/chart.ts`).toSorted()).toEqual(files.toSorted());
  });

  test('names no two charts alike', () => {
    expect(new Set(charts.map((chart) => chart.name)).size).toBe(charts.length);
  });

  test('says which chart it does not know', () => {
    expect(() => findChart('armed-cats')).toThrowErrorMatchingInlineSnapshot(
      `[Error: unknown chart: armed-cats]`,
    );
  });
});

describe.for(charts)('$id', (chart) => {
  const rows = loadChartRows(chart);
  const states = statesOf(chart, rows);

  test('has an id that can be an address for decades', () => {
    expect(chart.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(chart.name).toMatch(/\S/);
  });

  test('draws on tables that exist', () => {
    expect(chart.tables.length).toBeGreaterThan(0);
    expect(tableNames).toEqual(expect.arrayContaining(chart.tables));
  });

  test('has rows, all with the same columns, so that they can be a CSV', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => Object.keys(row).toSorted().join())).size).toBe(1);
  });

  test.runIf(states[0])(
    'has states that can be addresses, each with a title and a description of its own',
    () => {
      const ids = states.map((state) => state?.id);
      for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(ids).not.toContain('edition');
      expect(new Set(ids).size).toBe(states.length);
      expect(new Set(states.map((state) => state?.label)).size).toBe(states.length);
      expect(new Set(ids.map((state) => chart.title(rows, { state }))).size).toBe(states.length);
      expect(new Set(ids.map((state) => chart.alt(rows, { state }))).size).toBe(states.length);
    },
  );
});

describe.for(inEachState)('$name', ({ chart, rows, state }) => {
  test('says in words what it shows', () => {
    expect(chart.title(rows, { state })).toMatch(/^\S.*[^.\s]$/);
    expect(chart.subtitle(rows, { state })).toMatch(/^\S.*[^.\s]$/);
    expect(chart.alt(rows, { state }).length).toBeGreaterThanOrEqual(60);
    expect(chart.referenceDate(rows, { state })).toMatch(/\d{4}$/);
    const notes = chart.notes(rows, { state });
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/^\S.*[.!?]$/s);
  });

  test('says nothing in code: no undefined, null, NaN or object', () => {
    const inState = { state };
    const all = [
      ...[
        chart.title(rows, inState),
        chart.subtitle(rows, inState),
        chart.alt(rows, inState),
        chart.referenceDate(rows, inState),
      ],
      ...chart.notes(rows, inState),
      ...(chart.key?.(rows, inState) ?? []).map(({ label }) => label),
      ...(chart.list?.(rows, inState) ?? []).flatMap(({ items }) => items.map(({ words }) => words)),
    ];
    for (const text of all)
      expect(text).toMatch(/^(?!.*(undefined|\bnull\b|NaN|\[object|Invalid Date)).*\S/s);
  });

  test('has a table of its rows with columns that exist', () => {
    const table = chart.table(rows, { state });
    expect(table.rows.length).toBeGreaterThan(0);
    expect(table.columns.length).toBeGreaterThan(0);
    expect(
      table.columns.filter(({ name }) => !table.rows.every((row) => name in row)).map(({ name }) => name),
    ).toEqual([]);
    expect(table.rows.every((row) => rows.includes(row))).toBe(true);
  });

  test('cites sources that exist', () => {
    const cited = chart.sources(rows, { state });
    expect(cited.length).toBeGreaterThan(0);
    expect(new Set(cited).size).toBe(cited.length);
    expect(loadTables().sources.map(({ source_id }) => source_id)).toEqual(expect.arrayContaining(cited));
  });
});

describe.for(drawings)('$name at $width', ({ chart, rows, state, width }) => {
  const draw = () => renderChart(chart, rows, { width, state });
  const parse = (svg: string) => parseHTML(`<body>${svg}</body>`).document;

  test('names columns of its rows alone', () => {
    expect(marksOfRows(chart, rows, { width, state }).length).toBeGreaterThan(0);
    expect(misspelt(chart, rows, { width, state })).toEqual([]);
  });

  test('has points inside the picture, each with words, on rows of its table', () => {
    const { points, width: right, height: bottom } = draw();
    const shown = chart.table(rows, { state }).rows;
    expect(points.length).toBeGreaterThan(0);
    const outside = points.filter(({ x, y }) => !(x >= 0 && x <= right && y >= 0 && y <= bottom));
    expect(outside).toEqual([]);
    expect(points.filter(({ row }) => !shown.includes(row))).toEqual([]);
    for (const { words } of points) {
      expect(words).toMatch(/\d/);
      expect(words).not.toMatch(/undefined|null|NaN/);
    }
  });

  test('is as wide as was asked for, or narrower', () => {
    expect(draw().width).toBeLessThanOrEqual(width);
  });

  test('has marks and text that lie inside the picture by a low estimate; the browser measures it', () => {
    expect(findOutside(draw())).toEqual([]);
  });

  test('has ids that begin with the chart’s, so that two charts can stand in a page', () => {
    const ids = [...parse(draw().svg).querySelectorAll('[id]')].map((element) => element.id);
    expect(ids.filter((id) => !id.startsWith(`${chart.id}-`))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is clean: no inline style, no label on a group, its description on the picture itself', () => {
    const document = parse(draw().svg);
    expect(document.querySelectorAll('style, [style], g[aria-label]')).toHaveLength(0);
    expect(document.querySelector('svg')?.getAttribute('role')).toBe('img');
    expect(document.querySelector('svg')?.getAttribute('aria-label')).toBe(chart.alt(rows, { state }));
  });
});

test('no two drawings share an id', () => {
  const ids = drawings.flatMap(({ chart, rows, state, width }) =>
    [...renderChart(chart, rows, { width, state }).svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

/** The first and the last state of each chart: enough to see what a change does, and the repository stays small. */
const pictured = drawings.flatMap(({ chart, rows, state, width }) => {
  const states = statesOf(chart, rows).map((each) => each?.id);
  if (state !== states[0] && state !== states.at(-1)) return [];
  return [
    {
      chart,
      rows,
      state,
      width,
      file: `${[chart.id, state !== states[0] && state, width].filter(Boolean).join('-')}.svg`,
    },
  ];
});

describe('pictures', () => {
  test.for(pictured)('$file is as it was', async ({ chart, rows, state, width, file }) => {
    const { svg } = renderChart(chart, rows, { width, state });
    const picture = standAlone(svg, {
      title: chart.title(rows, { state }),
      description: chart.alt(rows, { state }),
      tokens,
    });
    await expect(oneElementALine(picture)).toMatchFileSnapshot(`${here}/${chart.id}/snapshots/${file}`);
  });

  test('no picture is left over from a chart or a state that is gone', () => {
    const files = new Set(pictured.map(({ file }) => file));
    expect(
      globSync('*/snapshots/*', { cwd: here })
        .map((path) => basename(path))
        .filter((file) => !files.has(file)),
    ).toEqual([]);
  });
});

/** A change of one mark is then a change of one line. Text holds no “<”, so this leaves it alone. */
const oneElementALine = (svg: string) => svg.replaceAll(/>(?=<[^/])/g, '>\n');
