import { describe, expect, test } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { deriveVintages, hasSource, isOut, lastDay, type Vintage } from '../data/as-of.ts';
import { formatCount } from '../data/format.ts';
import { loadTables } from '../data/generated.ts';
import { findChart } from './index.ts';
import { statesOf, widths } from './kit/define-chart.ts';
import { inEachState, takeApart } from './testing/drawn.ts';

/** What keeps the charts honest that step through the Home Office’s releases: see docs/charts.md. */

const tables = loadTables();
const charts = [
  { id: 'armed-officers', table: 'armed-officers', dateOf: 'date', figure: ['series', 'year'] },
  { id: 'firearms-operations', table: 'operations', dateOf: 'period', figure: ['year'] },
] as const;

describe.for(charts)('$id, as known on a day', ({ id, table, dateOf, figure }) => {
  const chart = findChart(id);
  const [present, ...past] = inEachState(id);
  const published = deriveVintages(tables, table).filter((row) => row.geography === 'England and Wales');
  const dayOf = ({ state = '' }: { state: string | undefined }) => state.replace('known-', '');
  const days = past.map(dayOf);
  const nowOf = (row: ChartRow) =>
    present?.shown.find((other) => figure.every((column) => other[column] === row[column]))?.value;

  test('begins with the present and goes back, one state for each day, and takes no copy’s day for that of the release that it carries', () => {
    expect(present?.state).toBe('now');
    expect(days.length).toBeGreaterThan(0);
    expect(days).toEqual([...new Set(days)].toSorted().toReversed());
    // A year that has one state alone is its label.
    const labels = statesOf(chart, present?.rows ?? []).map((state) => state?.label);
    const isAlone = (day: string) => days.filter((other) => other.slice(0, 4) === day.slice(0, 4)).length < 2;
    expect(labels.filter((label) => /^\d+$/.test(`${label}`))).toEqual(
      days.filter(isAlone).map((day) => day.slice(0, 4)),
    );
    const isOwn = (day: string) => published.some((row) => row.released === day && hasSource(tables, row));
    expect(days.filter((day) => !isOwn(day) && day !== lastDay(day.slice(0, 7)))).toEqual([]);
  });

  test('shows nothing that was published after the day', () => {
    // Of a copy the month of the release that it carries counts: 2023-07 is out on 2023-07-13.
    const isPublished = (row: Vintage, day: string) =>
      isOut(row.released, day) || (!hasSource(tables, row) && (row.release_of ?? '9999') <= day);
    const early = past.flatMap((state) => {
      const out = published.filter((row) => isPublished(row, dayOf(state)));
      const isKnown = (date: unknown, value: unknown) =>
        value === null || out.some((row) => row.date === date && row.value === value);
      return state.shown.filter((row) =>
        [row.value, row.first_published].some((value) => !isKnown(row[dateOf], value)),
      );
    });
    expect(early).toEqual([]);
  });

  test('keeps its size and scales, so that stepping moves nothing', () => {
    const keyOf = (row: ChartRow) => JSON.stringify([...figure.map((column) => row[column]), row.value]);
    for (const width of Object.values(widths)) {
      const now = takeApart(chart, { state: 'now', width });
      const placeOf = new Map(now.points.map(({ row, x, y }) => [keyOf(row), `${x},${y}`]));
      for (const { state } of past) {
        const { points, drawing, label } = takeApart(chart, { state, width });
        const moved = points.filter(
          ({ row, x, y }) => (placeOf.get(keyOf(row)) ?? `${x},${y}`) !== `${x},${y}`,
        );
        expect(drawing.height, label).toBe(now.drawing.height);
        expect(moved, label).toEqual([]);
      }
    }
  });

  test('says what changed since the day, value by value, or that nothing did', () => {
    for (const { shown, notes } of past) {
      const changed = shown.filter((row) => row.value !== null && row.value !== nowOf(row));
      const changes = notes.join(' ').match(/[\d,]+ then, [\d,]+ now/g) ?? [];
      const digits = (value: unknown) => formatCount(Number(value));
      expect(changes).toEqual(changed.map((row) => `${digits(row.value)} then, ${digits(nowOf(row))} now`));
      expect(/No figure of that day has been revised since/.test(notes.join(' '))).toBe(changed.length === 0);
    }
  });

  test('says whose clock it is: its title, its description and each tooltip name the day', () => {
    for (const { title, alt, points } of past) {
      const [, day] = /^As known ((on \d|at the end of ).+?):/.exec(title) ?? [];
      expect(day).toBeDefined();
      const tooltips = points.filter(({ row }) => row.value !== null).map(({ words }) => words);
      expect([alt, ...tooltips].filter((text) => !text.includes(`as known ${day}`))).toEqual([]);
    }
  });
});
