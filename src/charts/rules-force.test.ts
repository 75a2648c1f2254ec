import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { hatchFill } from './kit/marks.ts';
import { loadTables } from '../data/generated.ts';
import { findChart } from './index.ts';
import {
  cells,
  drawn,
  drawnOf,
  inEachState,
  joiners,
  ofKind,
  sentences,
  takeApart,
  textsOf,
} from './testing/drawn.ts';

/** What is forbidden in the charts of officers’ reports and of Taser, and what keeps them honest: see docs/charts.md. */

const tables = loadTables();
const states = (id: string) =>
  inEachState(findChart(id)).map((each) => ({ name: `${id} ${each.state ?? ''}`, ...each }));
const reports = states('firearms-reports');
const perceived = states('reports-ethnicity');
const byForce = states('firearms-by-force');
const taserByForce = states('taser-by-force');
const published = (dimension: string) =>
  tables['firearms-reports'].filter(
    (row) =>
      row.dimension === dimension &&
      row.geography === 'England and Wales' &&
      row.period === '2019-04/2020-03',
  );
const ascending = (list: unknown[]) => list.map(Number).toSorted((a, b) => a - b);

describe.for([...reports, ...perceived, ...byForce])('$name', ({ said }) => {
  test('counts reports, which are never called people, nor times a gun was aimed', () => {
    const people = sentences(said).filter((text) => /\b(people|persons)\b/i.test(text));
    expect(people.filter((text) => !/neither people nor events|not a share of people/.test(text))).toEqual(
      [],
    );
    expect(people.some((text) => text.includes('neither people nor events'))).toBe(true);
    expect(
      sentences(said).filter((text) =>
        /\btimes (that )?(a |their )?(guns?|firearms?)\b|\boccasions\b/i.test(text),
      ),
    ).toEqual([]);
  });
});

describe('firearms-reports', () => {
  const everything = reports.flatMap(({ rows, said }) => [
    ...said,
    ...rows.flatMap((row) => Object.values(row).map(String)),
  ]);
  const view = (id: string) => reports.find(({ state }) => state === id)?.shown ?? [];

  test('draws no row of the outcome that is read as a count of deaths', () => {
    expect(published('outcome').some((row) => row.group === 'Fatality')).toBe(true);
    expect(everything.filter((text) => /fatal/i.test(text))).toEqual([]);
    expect(
      sentences(everything).filter((text) => /\bdeath\b/.test(text) && !/are left out/.test(text)),
    ).toEqual([]);
  });

  test('draws the parts as they were published, with no total among them and none added up', () => {
    for (const [id, dimension] of [
      ['reasons', 'reason'],
      ['circumstances', 'impact_factor'],
      ['outcomes', 'outcome'],
    ] as const) {
      const parts = published(dimension).filter((row) => !row.is_total && row.group !== 'Fatality');
      expect(parts.length).toBeGreaterThan(3);
      expect(ascending(view(id).map((row) => row.reports))).toEqual(ascending(parts.map((row) => row.value)));
    }
  });

  test('draws places of the top level alone, without percentages', () => {
    const top = published('location').filter(
      (row) => (row.is_total && row.group !== 'all') || ['Dwelling', 'Other'].includes(row.group),
    );
    expect(ascending(view('places').map((row) => row.reports))).toEqual(
      ascending(top.map((row) => row.value)),
    );
    expect(new Set(view('places').map((row) => row.percent))).toEqual(new Set([null]));
  });

  test('says that a report may name several reasons, circumstances or places', () => {
    for (const { state, headed } of reports.filter(({ state }) =>
      ['reasons', 'circumstances', 'places'].includes(state ?? ''),
    )) {
      expect(
        headed.filter((text) => text.includes('A report may name several')),
        state,
      ).not.toEqual([]);
    }
  });

  test('sets the rise beside that of all reports of force, each in a panel from its own zero', () => {
    const all = reports.find(({ state }) => state === 'all');
    const bars = ofKind(all?.marks ?? [], Plot.Rect).flatMap((mark) =>
      mark.data.map((row) => ({
        row,
        length: Number(drawnOf(mark, 'y1', row)) - Number(drawnOf(mark, 'y2', row)),
      })),
    );
    const panels = [...Map.groupBy(bars, ({ row }) => row.name).values()];
    expect(panels.map((panel) => panel.length)).toEqual([3, 3]);
    for (const panel of panels)
      expect(
        new Set(panel.map(({ row, length }) => (length / Number(row.reports)).toPrecision(6))).size,
      ).toBe(1);
    expect(all?.headed.some((text) => /recording alone could explain the rise/.test(text))).toBe(true);
  });
});

describe.for(perceived)('$name', ({ state, chart, rows, shown, marks, svg, said, points }) => {
  const inYears = shown.filter((row) => row.kind === 'reports');
  const small = inYears.filter((row) => Number(row.base) < 100);

  test('says in the title, not in a note, that it is as the officer perceived', () => {
    expect(chart.title(rows, { state })).toContain('as the officer perceived it');
  });

  test('gives no percentage of fewer than a hundred reports, and then draws counts', () => {
    expect(small.filter((row) => row.percent !== null || chart.tooltip(row).includes('%'))).toEqual([]);
    const signs = textsOf(svg).filter((text) => text.includes('%'));
    const onAxis = small.length > 0 ? 0 : 1;
    expect(signs).toHaveLength(shown.filter((row) => row.percent !== null).length + onAxis);
  });

  test('shows both years side by side, with those whose group is not known in each', () => {
    const unknown = inYears.filter((row) => /^Not (known|reported)/.test(String(row.group)));
    expect(cells(unknown, 'counted')).toEqual([['2019/20'], ['2018/19']]);
    expect(points.filter(({ row }) => unknown.includes(row))).toHaveLength(2);
    for (const group of Map.groupBy(inYears, (row) => row.group).values())
      expect(cells(group, 'counted')).toEqual([['2019/20'], ['2018/19']]);
  });

  test('draws no report on a child under 11', () => {
    expect(tables['firearms-reports'].some((row) => /under 11/i.test(row.group))).toBe(true);
    expect(rows.filter((row) => /under 11/i.test(String(row.group)))).toEqual([]);
    expect(textsOf(svg).filter((text) => /under 11|0 to 10/i.test(text))).toEqual([]);
  });

  test('has the census as a grey mark for England and Wales alone, and never as a bar', () => {
    const census = shown.filter((row) => row.kind === 'census');
    expect(census.length > 0).toBe(state === 'england-and-wales');
    const marked = marks.filter(
      (mark) => !(mark instanceof Plot.Text) && mark.data.some((row) => census.includes(row)),
    );
    expect(marked.filter((mark) => !(mark instanceof Plot.Dot) || mark.fill !== 'var(--muted)')).toEqual([]);
    expect(
      tables['population-ethnicity'].filter((row) =>
        census.some(
          ({ group, percent }) =>
            group === row.group && percent === row.percent && row.geography === 'England and Wales',
        ),
      ),
    ).toHaveLength(census.length);
  });

  test('says no ratio and no likelihood', () => {
    const ofRatio =
      /\b(\w+|\d+) times (as|more|less|the)\b|\btwice\b|\bdouble\b|\b(more|less) likely\b|\blikel(y|ier)\b|disproportion|over-?represent|\bper (100|1,?000|head)\b/i;
    expect(said.filter((text) => ofRatio.test(text))).toEqual([]);
    expect(
      sentences(said).filter((text) => /likelihood/.test(text) && !/is not a likelihood/.test(text)),
    ).toEqual([]);
  });
});

test('reports-ethnicity has a state for England and Wales, the Met, age, gender, and each force with a hundred reports in a year', () => {
  const enough = tables['firearms-reports'].filter(
    (row) =>
      row.dimension === 'ethnicity' &&
      row.group === 'all' &&
      Number(row.value) >= 100 &&
      row.period >= '2018',
  );
  const forces = tables['police-forces'].filter(
    ({ geography }) => geography !== 'Metropolitan' && enough.some((row) => row.geography === geography),
  );
  expect(perceived.map(({ state }) => state).toSorted()).toEqual(
    ['age', 'england-and-wales', 'gender', 'met', ...forces.map(({ force_id }) => force_id)].toSorted(),
  );
});

describe.for(byForce)('$name', ({ rows, shown, options, marks, headed }) => {
  test('holds no rate, rank or class: its figures are counts as published', () => {
    const numbers = new Set(
      rows.flatMap((row) => Object.keys(row).filter((name) => typeof row[name] === 'number')),
    );
    expect(numbers).toEqual(new Set(['tile_column', 'tile_row', 'reports', 'operations']));
    const counted = tables['firearms-reports'].filter(
      (row) => row.dimension === 'ethnicity' && row.group === 'all',
    );
    expect(
      shown.filter(
        (row) =>
          !counted.some(
            ({ geography, period, value }) =>
              geography === row.geography && period === row.period && value === row.reports,
          ),
      ),
    ).toEqual([]);
  });

  test('fills the 43 tiles with one neutral ink, and hatches those without a figure', () => {
    const filled = ofKind(marks, Plot.Rect).filter(({ fill }) => fill !== 'none');
    expect(filled.flatMap(({ data }) => data)).toHaveLength(43);
    expect(
      filled.filter(
        (mark) =>
          mark.fill !== 'var(--rule)' &&
          !(mark.fill === hatchFill && mark.data.every((row) => row.reports === null)),
      ),
    ).toEqual([]);
    expect(options).not.toHaveProperty('color');
  });

  test('ranks nothing: forces stand by name, and the words name none as first or last', () => {
    const names = shown.map((row) => String(row.force));
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    const title = headed[0] ?? '';
    expect(title).toContain('cannot be read as a ranking');
    expect(title).not.toMatch(
      /\b(most|least|highest|lowest|top|bottom|best|worst|fewest|ranked|league|per \d|more than|fewer)\b/i,
    );
    expect(names.filter((name) => title.includes(name))).toEqual([]);
  });
});

describe('taser-use', () => {
  const picture = drawn('taser-use');
  const periods = picture.shown.map((row) => String(row.period));

  test('leaves out the stray quarter of January to March 2017, and whatever else is no whole year', () => {
    expect(tables['taser-use'].some((row) => row.period === '2017-01/2017-03')).toBe(true);
    expect(periods.filter((period) => !/^(\d{4})-01\/\1-12$|^\d{4}-04\/\d{4}-03$/.test(period))).toEqual([]);
    expect(picture.shown.filter((row) => row.year === '2017')).toEqual([]);
  });

  test('breaks at 2017: a place with a double rule parts the collections, and no line or bar crosses it', () => {
    const places = Array.from<unknown>(picture.options.y?.domain ?? []);
    const of = (collection: string) =>
      picture.shown.filter((row) => row.collection === collection).map((row) => places.indexOf(row.year));
    const at = places.indexOf('break');
    expect(Math.max(...of('earlier collection'))).toBeLessThan(at);
    expect(Math.min(...of('new collection'))).toBeGreaterThan(at);
    const rules = ofKind(picture.all, Plot.RuleY).filter(
      (rule) => drawnOf(rule, 'y', rule.data[0]) === 'break',
    );
    expect(rules).toHaveLength(2);
    expect([...ofKind(picture.marks, Plot.Line), ...joiners(picture)]).toEqual([]);
    expect(
      ofKind(picture.marks, Plot.BarX).flatMap((bar) =>
        bar.data.filter((row) => drawnOf(bar, 'y', row) !== row.year),
      ),
    ).toEqual([]);
  });
});

describe.for(taserByForce)('$name', ({ state, chart, shown, svg, headed, options }) => {
  const city = shown.filter((row) => row.force === 'City of London') as [ChartRow];

  test('has five classes, each in the key with its count, and one for each force with a figure', () => {
    expect(Array.from<unknown>(options.color?.range ?? [])).toHaveLength(5);
    const classes = (chart.key?.(shown, { state }) ?? []).filter(({ symbol }) => symbol.startsWith('taser-'));
    expect(classes.map(({ symbol }) => symbol)).toEqual([
      'taser-5',
      'taser-4',
      'taser-3',
      'taser-2',
      'taser-1',
    ]);
    expect(classes.reduce((sum, { count }) => sum + (count ?? NaN), 0)).toBe(
      shown.filter((row) => row.per_1000 !== null).length,
    );
  });

  test('shows the City of London, with its figure or as not given, on phones and on desks', () => {
    expect(city).toHaveLength(1);
    const figure = city[0].per_1000 === null ? /not\s*given/ : new RegExp(`^${String(city[0].per_1000)}$`);
    for (const picture of [svg, takeApart(chart, { state, width: 328 }).svg]) {
      expect(textsOf(picture).filter((text) => text === city[0].tile_name)).toHaveLength(1);
      expect(textsOf(picture).filter((text) => figure.test(text))).not.toEqual([]);
    }
  });

  test('says that forces differ in what they write down', () => {
    expect(headed.filter((text) => /Forces differ in what they write down/.test(text))).toHaveLength(1);
  });
});

test('taser-by-force begins with the collection of 2017/18', () => {
  expect(taserByForce.map(({ state }) => state)).toEqual(['2019-20', '2018-19', '2017-18']);
  expect(tables['taser-use'].some((row) => row.geography_type === 'force' && row.period < '2017-04')).toBe(
    true,
  );
});
