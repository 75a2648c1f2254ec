import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import { widths } from './kit/define-chart.ts';
import { lastDay } from '../data/as-of.ts';
import { dateInName } from '../data/publisher-releases.ts';
import { isOfficial, readVintages } from '../data/vintages.ts';
import { loadTables } from '../data/generated.ts';
import { findChart } from './index.ts';
import { cells, drawnOf, inEachState, joins, ofKind, takeApart } from './testing/drawn.ts';

/** What keeps the charts honest that step through the Home Office’s releases: see docs/charts.md. */

const tables = loadTables();

const stepping = [
  { id: 'armed-officers', table: 'armed-officers', dateOf: 'date', figure: ['series', 'year'] },
  { id: 'firearms-operations', table: 'operations', dateOf: 'period', figure: ['year'] },
] as const;

describe.for(stepping)('$id, as known on a day', ({ id, table, dateOf, figure }) => {
  const [present, ...past] = inEachState(findChart(id));
  const published = readVintages(tables, table).filter((row) => row.geography === 'England and Wales');
  const days = past.map(({ state }) => state?.replace('known-', '') ?? '');
  const nameOf = (row: Record<string, unknown>) => figure.map((column) => row[column]).join(' ');

  test('begins with the present and goes back, one state for each day', () => {
    expect(present?.state).toBe('now');
    expect(days.length).toBeGreaterThanOrEqual(10);
    expect(days).toEqual([...new Set(days)].toSorted().toReversed());
  });

  test('shows nothing that was published after the day', () => {
    const isOut = (date: string | null, day: string) => date !== null && lastDay(date) <= day;
    // Of a copy the release counts that its name gives: 2023-07 is out on 2023-07-13.
    const isSaid = (row: (typeof published)[number], day: string) =>
      isOut(row.released, day) || (!isOfficial(tables, row) && (dateInName(row.release) ?? '9999') <= day);
    const saidBy = (day: string) => published.filter((row) => isSaid(row, day));
    for (const [index, { shown }] of past.entries()) {
      const said = saidBy(days[index] ?? '').map((row) => `${row.date} ${row.value}`);
      const told = shown.flatMap((row) =>
        [row.value, row.first_published].flatMap((value) =>
          value === null ? [] : [`${String(row[dateOf])} ${value}`],
        ),
      );
      expect(told.length).toBeGreaterThan(0);
      expect(told.filter((figure) => !said.includes(figure))).toEqual([]);
    }
  });

  test('takes no copy’s day for that of the release that it carries', () => {
    const isOwn = (day: string) => published.some((row) => row.released === day && isOfficial(tables, row));
    const isEndOfMonth = (day: string) => day === lastDay(day.slice(0, 7));
    expect(days.filter((day) => !isOwn(day) && !isEndOfMonth(day))).toEqual([]);
  });

  test.each(Object.values(widths))(
    'keeps its size and scales, so that stepping moves nothing, at %i',
    (width) => {
      const frames = [present, ...past].map((drawn) => {
        const { options } = takeApart(findChart(id), { state: drawn?.state, width });
        return [options.height, options.marginLeft, options.marginRight, options.x, options.y];
      });
      expect(frames.filter((frame) => JSON.stringify(frame) !== JSON.stringify(frames[0]))).toEqual([]);
    },
  );

  test('draws hollow what had been revised by the day, and nothing else', () => {
    for (const { marks, shown } of past) {
      const hollow = ofKind(marks, Plot.Dot)
        .filter(({ fill }) => fill === 'var(--paper)')
        .flatMap(({ data }) => data);
      expect(hollow).toEqual(shown.filter((row) => row.value !== row.first_published));
    }
  });

  test('lists what changed since the day, value by value, or says that nothing did', () => {
    for (const { chart, rows, state, shown } of past) {
      const now = (row: (typeof shown)[number]) =>
        present?.shown.find((other) => nameOf(other) === nameOf(row))?.value;
      const changed = shown.filter((row) => row.value !== null && row.value !== now(row));
      const told = (chart.list?.(rows, { state }) ?? []).flatMap(({ items }) =>
        items.map(({ words }) => words),
      );
      const digits = (value: unknown) => Number(value).toLocaleString('en-GB');
      for (const row of changed)
        expect(
          told.filter((words) => words.startsWith(`${digits(row.value)} then, ${digits(now(row))} now (`)),
        ).toHaveLength(1);
      expect(told.filter((words) => / then, /.test(words))).toHaveLength(changed.length);
      if (changed.length === 0) expect(told[0]).toBe('no figure of that day has been revised since');
    }
  });

  test('says whose clock it is: its title, its description and what each mark says name the day', () => {
    for (const { chart, rows, state, points } of past) {
      const [, day] = /^As known (.+?):/.exec(chart.title(rows, { state })) ?? [];
      expect(day).toMatch(/^(on \d+|at the end of) /);
      expect(chart.alt(rows, { state })).toContain(`, as known ${day}`);
      expect(
        points.filter(({ row, words }) => row.value !== null && !words.includes(`as known ${day}`)),
      ).toEqual([]);
    }
  });
});

test('armed officers can be seen as known in July 2019', () => {
  const { shown, chart, rows } = takeApart(findChart('armed-officers'), { state: 'known-2019-07-31' });
  expect(cells(shown.slice(-1), 'year', 'value', 'first_published')).toEqual([[2019, 6653, 6653]]);
  expect(chart.title(rows, { state: 'known-2019-07-31' })).toBe(
    'As known at the end of July 2019: 6,653 armed officers in March 2019',
  );
});

test('the count of armed officers breaks in the states since July 2022 alone, and no line crosses definitions or gaps in any', () => {
  for (const drawn of inEachState(findChart('armed-officers'))) {
    const isSplit = drawn.state === 'now' || (drawn.state ?? '') >= 'known-2022-07-14';
    expect(drawn.said.some((text) => /definition/i.test(text))).toBe(isSplit);
    expect(drawn.shown.some((row) => row.series !== 'headline')).toBe(isSplit);
    expect(
      joins(drawn).filter(([a, b]) => a.series !== b.series || Number(b.year) - Number(a.year) !== 1),
    ).toEqual([]);
  }
});

test('the bars of operations begin at zero in every state, and a year without a figure from then has words', () => {
  for (const { marks, shown, svg } of inEachState(findChart('firearms-operations'))) {
    const bars = ofKind(marks, Plot.BarX).flatMap((mark) =>
      mark.data.map((row) => [row, drawnOf(mark, 'x1', row)]),
    );
    expect(bars).toEqual(shown.filter((row) => row.value !== null).map((row) => [row, 0]));
    const words = [...svg.querySelectorAll('text')].filter((text) =>
      text.textContent?.startsWith('no official figure held'),
    );
    expect(words).toHaveLength(shown.length - bars.length);
  }
});
