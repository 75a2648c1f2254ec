import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import { lastDay, vintages } from '../data/as-of.ts';
import { readVintages, seriesKeyOf } from '../data/vintages.ts';
import { loadTables } from '../data/generated.ts';
import { findChart } from './index.ts';
import { cells, type Drawn, drawn, drawnOf, inEachState, joiners, joins, ofKind } from './testing/drawn.ts';

/** What is forbidden in the charts of armed officers, operations and shots, and what keeps them honest: see docs/charts.md. */

const tables = loadTables();
const country = 'England and Wales';
const hollow = ({ marks }: Drawn) => ofKind(marks, Plot.Dot).filter(({ fill }) => fill === 'var(--paper)');
const solid = ({ marks }: Drawn) => ofKind(marks, Plot.Dot).filter(({ fill }) => fill !== 'var(--paper)');
/** Rows with the value that a mark draws of each. */
const values = (marks: ReturnType<typeof hollow>, channel: 'x' | 'y') =>
  marks.flatMap((mark) => mark.data.map((row) => [row, drawnOf(mark, channel, row)]));

describe('armed-officers', () => {
  const picture = drawn('armed-officers');
  const pairs = joins(picture);

  test('joins neighbouring years of one definition alone', () => {
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter(([a, b]) => a.series !== b.series || Number(b.year) - Number(a.year) !== 1)).toEqual(
      [],
    );
    expect(joiners(picture)).toEqual([]);
  });

  test('draws no line and no dot in 2011, 2012 and 2013, and says so in the gap', () => {
    const gap = picture.shown.filter((row) => row.value === null);
    expect(cells(gap, 'year')).toEqual([[2011], [2012], [2013]]);
    expect(
      values(solid(picture), 'y').filter(([row, value]) => gap.includes(row as never) && value !== null),
    ).toEqual([]);
    const lines = [...picture.svg.querySelectorAll('[stroke="var(--armed)"] path')]
      .map((path) => path.getAttribute('d') ?? '')
      .filter((d) => d.includes('L'));
    expect(lines.map((d) => d.split('M').length - 1)).toEqual([2, 1]);
    expect(picture.said.some((text) => /2011–13: no official figure/.test(text))).toBe(true);
  });

  test('shows both figures of 2021 at the break, and joins neither to the other', () => {
    const atBreak = picture.shown.filter((row) => row.year === 2021);
    expect(cells(atBreak, 'series', 'value')).toEqual([
      ['headline', 6543],
      ['deployable', 6478],
    ]);
    expect(picture.said.some((text) => /definition changes/i.test(text))).toBe(true);
  });

  test('draws every revised year as first published, hollow, and as it is now, filled', () => {
    const things = vintages(
      readVintages(tables, 'armed-officers').filter((row) => row.geography === country),
      seriesKeyOf,
    );
    const drawnThings = things.filter(
      ([row]) =>
        row?.measure === 'armed_officers' ||
        (row &&
          ['operationally_deployable', 'total_authorised'].includes(row.measure) &&
          row.date >= '2021-03-31'),
    );
    const revised = drawnThings.filter((rows) => rows[0]?.value !== rows.at(-1)?.value);
    expect(revised.length).toBeGreaterThanOrEqual(3);
    const first = values(hollow(picture), 'y');
    expect(first.map(([, value]) => value)).toEqual(revised.map((rows) => rows[0]?.value));
    const present = values(solid(picture), 'y').filter(([row]) => first.some(([other]) => other === row));
    expect(present.map(([, value]) => value)).toEqual(revised.map((rows) => rows.at(-1)?.value));
  });

  test('says that its scale does not begin at zero', () => {
    const [from] = Array.from<unknown>(picture.options.y?.domain ?? []);
    expect(from).toBeGreaterThan(0);
    expect(picture.headed[1]).toContain('not at zero');
  });
});

describe('armed-officers-met', () => {
  const picture = drawn('armed-officers-met');
  const counts = picture.shown.filter((row) => row.kind === 'count');

  test('draws the eight dates as separate dots, each once, and no line through them', () => {
    const published = tables['armed-officers'].filter((row) => row.geography === 'Metropolitan');
    expect(published).toHaveLength(8);
    const dots = [...hollow(picture), ...solid(picture)].flatMap(({ data }) => data);
    expect(dots.map((row) => `${String(row.date)} ${String(row.value)}`).toSorted()).toEqual(
      published.map((row) => `${row.date} ${row.value}`).toSorted(),
    );
    expect([...ofKind(picture.marks, Plot.Line), ...joiners(picture)]).toEqual([]);
  });

  test('draws hollow what is rounded, inferred or another count, and that alone', () => {
    const unsure = tables['armed-officers'].filter(
      (row) =>
        row.geography === 'Metropolitan' &&
        (row.measure !== 'armed_officers' || /about|inferred/.test(row.note ?? '')),
    );
    expect(unsure.length).toBeGreaterThan(0);
    const dates = hollow(picture).flatMap(({ data }) => data.map((row) => row.date));
    expect(dates.toSorted()).toEqual(unsure.map((row) => row.date).toSorted());
  });

  test('draws the target dashed, over the months for which it was set, and never as a dot', () => {
    const [line, ...others] = ofKind(picture.marks, Plot.RuleY).filter(
      ({ stroke }) => stroke === 'var(--target)',
    );
    expect(others).toEqual([]);
    expect(line?.strokeDasharray).toMatch(/\d/);
    expect(cells(line?.data ?? [], 'kind', 'value')).toEqual([['target', 2800]]);
    expect(counts.filter((row) => row.value === 2800)).toEqual([]);
  });

  test('tells the progress of the uplift in a list, apart from the counts', () => {
    const progress = picture.shown.filter((row) => row.kind !== 'count');
    expect(progress.length).toBeGreaterThan(2);
    const listed = picture.said.filter((text) =>
      progress.some((row) => text.toLowerCase().endsWith(`: ${String(row.about)}`.toLowerCase())),
    );
    expect(listed.length).toBeGreaterThanOrEqual(progress.length);
  });
});

describe.for(inEachState(findChart('share-armed')).map((each) => ({ name: each.state, ...each })))(
  'share-armed in $name',
  ({ shown: [row], svg, said }) => {
    test('draws a thousand strokes, of which as many are armed as the share rounds to', () => {
      const strokes = [...svg.querySelectorAll('path[stroke-dasharray]')].map((path) => {
        const [length = NaN, gap = NaN] = (path.getAttribute('stroke-dasharray') ?? '')
          .split(' ')
          .map(Number);
        const runs = [...(path.getAttribute('d') ?? '').matchAll(/M[-\d.]+ ([-\d.]+)V([-\d.]+)/g)];
        return {
          ink: path.getAttribute('stroke'),
          count: runs.reduce(
            (sum, [, from, to]) => sum + Math.round((Number(to) - Number(from) + gap) / (length + gap)),
            0,
          ),
        };
      });
      const armed = Math.round((Number(row?.armed) / Number(row?.officers)) * 1000);
      expect(strokes).toEqual([
        { ink: 'var(--unarmed)', count: 1000 - armed },
        { ink: 'var(--armed)', count: armed },
      ]);
    });

    test('says that the Met is inside, and never gives the Met’s own forecast of 92% as a share', () => {
      expect(said.join(' ')).toMatch(/England and Wales includes the Met\b/);
      expect(said.filter((text) => /\b92\s?(%|percent)/.test(text) && !text.includes('forecast'))).toEqual(
        [],
      );
    });
  },
);

describe('firearms-operations', () => {
  const picture = drawn('firearms-operations');
  const official = readVintages(tables, 'operations').filter(
    (row) => row.geography === country && row.measure === 'operations',
  );
  const bars = ofKind(picture.marks, Plot.BarX);

  test('draws and prints only figures of the official series, never an unaudited one', () => {
    const unaudited = tables.operations.filter((row) => row.measure.endsWith('_unaudited'));
    expect(unaudited.length).toBeGreaterThan(0);
    const figures = picture.shown.flatMap((row) =>
      [row.value, row.first_published].flatMap((value) =>
        value === null ? [] : [`${String(row.period)} ${String(value)}`],
      ),
    );
    const known = official.map((row) => `${row.date} ${row.value}`);
    expect(figures.filter((figure) => !known.includes(figure))).toEqual([]);
    expect(
      picture.shown.filter((row) =>
        unaudited.some(
          ({ period, value }) => period === row.period && [row.value, row.first_published].includes(value),
        ),
      ),
    ).toEqual([]);
  });

  test('lets no press figure that names no release stand for the Home Office’s', () => {
    const press = tables.operations.filter(
      (row) =>
        row.geography === country && row.measure === 'operations' && row.source_id.includes('YAHOO2023'),
    );
    expect(press).toHaveLength(1);
    const sameYear = picture.shown.filter((row) => row.period === press[0]?.period);
    expect(sameYear).toHaveLength(1);
    expect(sameYear.flatMap((row) => [row.value, row.first_published])).not.toContain(press[0]?.value);
  });

  test('draws each bar from zero to the present figure, and a hollow mark where it was first another', () => {
    const ends = bars.flatMap((mark) =>
      mark.data.map((row) => [row, drawnOf(mark, 'x1', row), drawnOf(mark, 'x2', row)]),
    );
    expect(ends).toEqual(picture.shown.filter((row) => row.value !== null).map((row) => [row, 0, row.value]));
    const revised = picture.shown.filter((row) => row.value !== row.first_published);
    expect(revised.length).toBeGreaterThan(0);
    expect(values(hollow(picture), 'x')).toEqual(revised.map((row) => [row, row.first_published]));
  });

  test('keeps a place for a year without an official figure, with words and no bar', () => {
    const years = picture.shown.map((row) => Number(String(row.period).slice(0, 4)));
    expect(years).toEqual(years.map((_, index) => (years[0] ?? NaN) + index));
    const gaps = picture.shown.filter((row) => !official.some(({ date }) => date === row.period));
    expect(cells(gaps, 'year', 'value')).toEqual([
      ['2009/10', null],
      ['2011/12', null],
    ]);
    expect(bars.flatMap(({ data }) => data).filter((row) => gaps.includes(row))).toEqual([]);
    expect(
      [...picture.svg.querySelectorAll('text')].filter(
        (text) => text.textContent === 'no official figure held',
      ),
    ).toHaveLength(gaps.length);
  });
});

describe('shots-fired', () => {
  const picture = drawn('shots-fired');
  const inPicture = picture.shown.filter((row) => row.panel !== 'who');
  const bars = ofKind(picture.marks, Plot.BarY);
  const panel = (name: string) => inPicture.filter((row) => row.panel === name);

  test('says in words what ten years add up to: 73 incidents, about one in 2,400 operations, 28 people', () => {
    const isKnown = (period: unknown) =>
      ['operations', 'incidents', 'deaths'].every((name) =>
        panel(name).some((row) => row.period === period && row.value !== null),
      );
    const ten = panel('deaths')
      .map((row) => row.period)
      .filter(isKnown)
      .slice(-10);
    const total = (name: string) =>
      panel(name)
        .filter((row) => ten.includes(row.period))
        .reduce((sum, row) => sum + Number(row.value), 0);
    expect([total('incidents'), total('deaths')]).toEqual([73, 28]);
    expect(picture.headed[0]).toContain('about one in 2,400 ');
    expect(total('operations') / total('incidents') / 2400).toBeCloseTo(1, 1);
    expect(picture.headed[0]).toContain('28 people');
    expect(picture.headed[1]).toContain('73 incidents');
  });

  test('never draws an unknown year as zero', () => {
    const unknown = inPicture.filter((row) => row.value === null);
    const kinds = (row: unknown) =>
      picture.marks
        .filter(({ data }) => data.includes(row as never))
        .map((mark) => [mark.constructor.name, mark.fill]);
    expect(new Set(unknown.flatMap(kinds).map(String))).toEqual(
      new Set(['Text,var(--muted)', `BarY,url(#hatch)`]),
    );
    const zeros = inPicture.filter((row) => row.value === 0);
    expect(zeros.length).toBeGreaterThan(0);
    for (const row of zeros)
      expect(picture.points.filter((point) => point.row === row).map(({ words }) => words)).toEqual([
        expect.stringMatching(/^0 people shot dead/),
      ]);
    const published = tables.discharges.map(({ period }) => period);
    expect(
      panel('incidents').filter((row) => row.value !== null && !published.includes(String(row.period))),
    ).toEqual([]);
  });

  test('gives each of the three panels a zero and a scale of its own, one below the other', () => {
    const extents = ['operations', 'incidents', 'deaths'].map((name) => {
      const drawnBars = bars
        .filter(({ fill }) => fill?.startsWith('var('))
        .flatMap((mark) =>
          mark.data
            .filter((row) => row.panel === name && mark.fill !== 'var(--paper)')
            .map((row) => ({
              row,
              zero: Number(drawnOf(mark, 'y1', row)),
              top: Number(drawnOf(mark, 'y2', row)),
            })),
        );
      const scales = drawnBars
        .filter(({ row }) => row.value !== 0)
        .map(({ row, zero, top }) => ((zero - top) / Number(row.value)).toFixed(6));
      expect(new Set(scales).size).toBe(1);
      expect(new Set(drawnBars.map(({ zero }) => zero)).size).toBe(1);
      return { top: Math.min(...drawnBars.map(({ top }) => top)), zero: drawnBars[0]?.zero ?? NaN };
    });
    const [first, second, third] = extents;
    expect(second?.top).toBeGreaterThan(first?.zero ?? NaN);
    expect(third?.top).toBeGreaterThan(second?.zero ?? NaN);
  });

  test('draws 2013/14 as the Home Office gave it, with the later press figure hollow on top', () => {
    const also = inPicture.filter((row) => row.also_reported !== null);
    expect(cells(also, 'year', 'value', 'also_reported')).toEqual([['2013/14', 2, 4]]);
    expect(bars.filter(({ fill }) => fill === 'var(--paper)').flatMap(({ data }) => data)).toEqual(also);
  });

  test('counts the people shot dead from the national series, never from sums over forces', () => {
    const national = tables['fatal-shootings'].filter(
      (row) => row.measure === 'fatal_police_shootings_fatalities' && row.geography === country,
    );
    const wrong = panel('deaths').filter(
      (row) =>
        row.value !== null &&
        !national.some(({ period, value }) => period === row.period && value === row.value),
    );
    expect(wrong).toEqual([]);
  });
});

test('officers-by-force draws headcount alone, whichever force is shown', () => {
  const states = inEachState(findChart('officers-by-force'));
  expect(states.length).toBeGreaterThan(43);
  for (const { marks, shown } of states) {
    const measured = marks
      .filter(({ channels }) => channels.y)
      .flatMap((mark) => mark.data.map((row) => [row.headcount, drawnOf(mark, 'y', row)]));
    expect(measured.length).toBeGreaterThan(shown.length);
    expect(measured.filter(([headcount, value]) => headcount !== value)).toEqual([]);
  }
});

test('a month counts from its last day among the Met’s dots', () => {
  const months = drawn('armed-officers-met').shown.filter((row) => String(row.date).length === 7);
  expect(months.length).toBeGreaterThan(0);
  expect(months.filter((row) => row.day !== lastDay(String(row.date)))).toEqual([]);
});
