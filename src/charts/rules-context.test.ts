import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import { threatLevelNames } from '../data/tables/threat-levels.ts';
import { loadTables } from '../data/generated.ts';
import { drawn, drawnOf, ofKind, textsOf } from './testing/drawn.ts';

/** What is forbidden in the charts of the threat level, of events, of standards and of claims: see docs/charts.md. */

const tables = loadTables();

describe('threat-level', () => {
  const picture = drawn('threat-level');
  const levels = picture.shown.filter((row) => row.kind === 'level');
  const bars = ofKind(picture.marks, Plot.BarX);

  test('draws the change of scope of 23 July 2019 as a mark, and the level across it unbroken', () => {
    const after = levels.find((row) => row.change === 'scope only');
    const before = levels.find((row) => row.end === after?.start);
    expect([before?.end, after?.start, after?.level]).toEqual(['2019-07-23', '2019-07-23', before?.level]);
    const both = bars.filter(({ data }) => data.some((row) => row === before || row === after));
    expect(both).toHaveLength(1);
    for (const bar of both) {
      expect(drawnOf(bar, 'x2', before as never)).toEqual(drawnOf(bar, 'x1', after as never));
      // Two bars that only touch would show a hair of paper between them.
      expect(Math.max(bar.insetLeft ?? 0, bar.insetRight ?? 0)).toBeLessThan(0);
    }
    expect(ofKind(picture.marks, Plot.RuleX).flatMap(({ data }) => data)).toEqual([after]);
  });

  test('draws hollow the step of April 2026, for which no government page was found, and no other', () => {
    const untraced = tables['threat-levels'].filter((row) => /no government page/.test(row.note ?? ''));
    expect(untraced.map((row) => row.start_date)).toEqual(['2026-04-30']);
    const hollow = bars
      .filter(({ fill }) => fill === 'var(--paper)')
      .flatMap(({ data }) => data.map((row) => row.start));
    expect(hollow).toEqual(['2026-04-30']);
    expect(bars.flatMap(({ data }) => data)).toHaveLength(levels.length);
  });

  test('orders levels by name, with no number for any', () => {
    expect(Array.from<unknown>(picture.options.y?.domain ?? [])).toEqual(threatLevelNames.toReversed());
    expect(bars.flatMap((bar) => bar.data.filter((row) => drawnOf(bar, 'y', row) !== row.level))).toEqual([]);
    expect(picture.said.filter((text) => /\blevel \d|\b\d of (5|five)\b/i.test(text))).toEqual([]);
  });

  test('says nothing of how many officers are armed', () => {
    expect(picture.chart.tables).toEqual(['threat-levels', 'surveys']);
    expect(
      picture.said.filter((text) => /\barm(ed|ing)\b|\bfirearms (officers|operations)\b/i.test(text)),
    ).toEqual([]);
  });
});

describe('timeline', () => {
  const { shown, said, headed, svg } = drawn('timeline');
  const standing = (id: string) => tables.sources.find(({ source_id }) => source_id === id)?.standing ?? '';
  const isWeak = ({ source_id }: { source_id: string[] }) =>
    source_id.every((id) => ['wiki', 'mirror'].includes(standing(id)));

  test('leaves out every event that rests on an encyclopaedia or a copy alone, and no other', () => {
    const weak = tables.timeline.filter(isWeak);
    expect(weak.length).toBeGreaterThan(0);
    expect(shown.map((row) => row.event_id).toSorted()).toEqual(
      tables.timeline
        .filter((row) => !isWeak(row))
        .map((row) => row.event_id)
        .toSorted(),
    );
    expect(
      shown.flatMap((row) => String(row.source_id).split(';')).filter((id) => standing(id) === 'mirror'),
    ).toEqual([]);
  });

  test('tells each event in its list, with who tells it, and prints the rule by which they were chosen', () => {
    for (const row of shown)
      expect(
        said.filter(
          (text) => text.includes(String(row.description)) && text.endsWith(`(${String(row.told_by)})`),
        ),
      ).not.toEqual([]);
    expect(headed.filter((text) => text.startsWith('Chosen: '))).toHaveLength(1);
  });

  test('tells the charge and the acquittal of the Kaba case in one item, and no name of his in the picture', () => {
    const items = said.filter((text) => text.includes('Kaba'));
    expect(items.length).toBeGreaterThan(0);
    expect(
      items.filter(
        (text) =>
          !(text.includes('charged with murder') && text.includes('acquitted by a jury on 21 October 2024')),
      ),
    ).toEqual([]);
    expect(textsOf(svg).filter((text) => text.includes('Kaba'))).toEqual([]);
  });
});

describe('what-it-takes', () => {
  const { shown, marks, said } = drawn('what-it-takes');
  const fitness = shown.filter((row) => row.part === 'fitness');
  const inOrder = (level: unknown) =>
    String(level)
      .split(':')
      .map(Number)
      .reduce((sum, part) => sum * 100 + part, 0);

  test('ranks levels by level and then shuttle, and draws the ranks at even steps', () => {
    const order = [...new Set(fitness.map((row) => inOrder(row.level)))].toSorted((a, b) => a - b);
    expect(order.length).toBeGreaterThan(5);
    expect(fitness.map((row) => row.rank)).toEqual(
      fitness.map((row) => order.indexOf(inOrder(row.level)) + 1),
    );
    const dots = ofKind(marks, Plot.Dot).flatMap((mark) =>
      mark.data.map((row) => ({ rank: Number(row.rank), x: Number(drawnOf(mark, 'x', row)) })),
    );
    expect(dots).toHaveLength(fitness.length);
    const start = Math.min(...dots.map(({ x }) => x));
    expect(
      new Set(dots.filter(({ rank }) => rank > 1).map(({ rank, x }) => ((x - start) / (rank - 1)).toFixed(6)))
        .size,
    ).toBe(1);
  });

  test('writes no level as a decimal', () => {
    const decimals = fitness.map((row) => String(row.level).replace(':', '.'));
    expect(
      said.filter((text) =>
        decimals.some((decimal) =>
          new RegExp(`(^|[^\\d.])${decimal.replace('.', '\\.')}($|[^\\d])`).test(text),
        ),
      ),
    ).toEqual([]);
  });

  test('tells oxygen uptake in words, unconverted, and draws none of it', () => {
    const oxygen = shown.filter((row) => row.part === 'oxygen');
    expect(oxygen.length).toBeGreaterThan(0);
    expect(oxygen.filter((row) => row.level !== null || row.rank !== null)).toEqual([]);
    expect(marks.filter(({ data }) => data.some((row) => oxygen.includes(row)))).toEqual([]);
    expect(said.some((text) => /another scale, not converted/.test(text))).toBe(true);
  });

  test('draws weeks and pounds each from a zero of their own, and days without a bar', () => {
    const bars = ofKind(marks, Plot.Rect).flatMap((mark) =>
      mark.data.map((row) => ({
        row,
        from: Number(drawnOf(mark, 'x1', row)),
        to: Number(drawnOf(mark, 'x2', row)),
      })),
    );
    const units = Map.groupBy(bars, ({ row }) => row.unit);
    expect([...units.keys()].filter((unit) => unit === 'days')).toEqual([]);
    expect(units.size).toBe(2);
    for (const drawnBars of units.values()) {
      expect(
        new Set(
          drawnBars.map(({ row, from, to }) => `${from} ${((to - from) / Number(row.value)).toFixed(6)}`),
        ).size,
      ).toBe(1);
    }
  });
});

describe('story-check', () => {
  const { shown, said, marks, svg } = drawn('story-check');

  test('gives each of the ten claims a verdict, in the list and in the row of the picture', () => {
    expect(shown).toHaveLength(tables['story-claims'].length);
    expect(shown).toHaveLength(10);
    for (const [index, { claim, verdict, what_sources_say }] of tables['story-claims'].entries()) {
      const item = said.filter(
        (text) =>
          text.startsWith(`${index + 1}: `) && text.includes(claim) && text.includes(what_sources_say),
      );
      expect(item).toHaveLength(1);
      expect(item[0]?.toLowerCase()).toContain(`. ${verdict}: `);
    }
    const dots = ofKind(marks, Plot.Dot);
    for (const row of shown)
      expect(dots.filter(({ data }) => data.includes(row)).map((mark) => drawnOf(mark, 'y', row))).toContain(
        row.drawn_as,
      );
  });

  test('draws as borne out, or as not so, only what the table calls that', () => {
    for (const verdict of ['borne out', 'not so', 'not checked']) {
      const meant = tables['story-claims'].flatMap((row, index) =>
        row.verdict === verdict || (verdict === 'not checked' && /not checked/.test(row.verdict))
          ? [index + 1]
          : [],
      );
      expect(shown.filter((row) => row.drawn_as === verdict).map((row) => row.number)).toEqual(meant);
    }
  });

  test('leaves the claims in words below, and calls 92% a forecast', () => {
    const inPicture = textsOf(svg);
    expect(
      inPicture.filter((text) => shown.some((row) => text.length > 3 && String(row.claim).includes(text))),
    ).toEqual([]);
    const share = said.filter((text) => /\b92%/.test(text));
    expect(share.length).toBeGreaterThan(0);
    expect(share.filter((text) => !text.includes('a forecast'))).toEqual([]);
  });
});
