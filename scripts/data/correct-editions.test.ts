import { range } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { armedOfficers } from '../../src/charts/armed-officers/chart.ts';
import { officersByForce } from '../../src/charts/officers-by-force/chart.ts';
import { type Chart, defineChart } from '../../src/charts/kit/define-chart.ts';
import { fixtureChart, fixtureEdition } from '../../src/charts/testing/fixture-chart.ts';
import type { Edition } from '../../src/data/editions.ts';
import { loadTables } from '../../src/data/generated.ts';
import { tableDefinitions, type Tables } from '../../src/data/tables/index.ts';
import { isSame, listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import { correctEditions } from './correct-editions.ts';
import { fail } from './data-error.ts';
import type { ReleasedTables } from './frozen-editions.ts';
import { formatKey } from './table-rows.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

type Row = Tables['discharges'][number];
type Correction = Tables['corrections'][number];

/** For each year the last of its rows, the first and their number; the greatest first. Two states. */
const allYears = defineChart({
  ...fixtureChart,
  rows: ({ discharges }) =>
    [...Map.groupBy(discharges, ({ period }) => period.slice(0, 4))]
      .map(([year, published]) => ({
        year,
        value: published.at(-1)?.value ?? 0,
        first: published[0]?.value ?? 0,
        publications: published.length,
      }))
      .toSorted((a, b) => b.value - a.value || (a.year < b.year ? -1 : 1)),
});
const chart: Chart = {
  ...allYears,
  table: (rows, { state }) => ({
    columns: [],
    rows: rows.filter(({ year }) => Number(year) % 2 === (state === 'odd' ? 1 : 0)),
  }),
};

const slip = { row: 2, correction_id: 'a-slip', corrected: '2027-08-01', wrong_since: '2026-11-23' };
const correct = (changes: Partial<Correction>) => ({ ...slip, ...changes }) as Correction;

/** There are three editions, 0 to 2, and the present, 3. */
const present = 3;
const day = (edition: number, after = 0) =>
  new Date(Date.UTC(2030, 0, 100 * edition + after)).toISOString().slice(0, 10);

const value = fc.option(fc.nat(3), { nil: undefined });
/** A row of a year: the edition that first should have had it, and its value as each edition and the present have it, if they do. */
const history = fc.record({
  year: fc.constantFrom(2010, 2011, 2012, 2013),
  from: fc.nat(present),
  values: fc.tuple(value, value, value, value),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** The rows with their keys, the corrections of them in order, and the tables of each edition and of the present. */
function tell(histories: History[]) {
  const rows = histories.map(({ year }, index) => {
    const [period, release] = [`${year}-04/${year + 1}-03`, `R${String(index).padStart(3, '0')}`];
    const like = { geography: 'A', measure: 'incidents_police_firearm_discharged', note: null };
    const row = { row: 2, ...like, period, release, released: '2020-01-01', source_id: ['S', 'T'] } as Row;
    return { ...row, key: formatKey(tableDefinitions.discharges, row) };
  });
  const changes = histories.flatMap(({ from, values }, index) => {
    let wrongSince = from;
    return range(from + 1, present + 1).flatMap((begins) => {
      const value = values[begins];
      if (value === values[begins - 1]) return [];
      const correction = correct({
        correction_id: `c${index}-${begins}`,
        corrected: day(begins, index - 50),
        wrong_since: day(wrongSince),
        table: 'discharges',
        rows: rows[index]?.key.replaceAll(';', ' ; ').split(';') ?? null,
      });
      wrongSince = begins;
      return [{ index, begins, value, from, correction }];
    });
  });
  const corrections = changes.map(({ correction }) => correction);
  changes.sort((a, b) => (a.correction.corrected < b.correction.corrected ? -1 : 1));
  const valuesOf = (edition: number) =>
    histories.map(({ from, values }) => (edition < from ? undefined : values[edition]));
  const tablesWith = (values: (number | undefined)[]): Tables => ({
    ...fixtureTables({}),
    corrections,
    discharges: rows.flatMap((row, index) => {
      const value = values[index];
      return value === undefined ? [] : [{ ...row, value }];
    }),
  });
  return { changes, valuesOf, tablesWith };
}

const freeze = (released: ReleasedTables[]): Edition[] =>
  released.map(({ date, tables }, index) => {
    const rows = chart.rows(tables);
    const before = released[index - 1];
    const isChanged = !before || !isSame(chart.rows(before.tables), rows);
    return { ...fixtureEdition, date, rows: isChanged ? { [chart.id]: rows } : {} };
  });

test('a pinned chart shows the frozen rows with the named corrections alone, in its order, and names those that show', () => {
  const check = (histories: History[]) => {
    const { changes, valuesOf, tablesWith } = tell(histories);
    const released = [0, 1, 2].map((edition) => ({
      date: day(edition),
      tables: tablesWith(valuesOf(edition)),
    }));
    const tables = tablesWith(valuesOf(present));
    const known = { released, charts: [chart], numbers: {} };
    const { editions, errors } = correctEditions({ ...tables, editions: freeze(released), ...known });
    expect(errors).toEqual([]);
    const now = chart.rows(tables);
    for (const { date, rows } of listFrozen(chart, { editions })) {
      const edition = released.findIndex((one) => one.date === date);
      const applied = changes.filter(({ from, begins }) => from <= edition && begins > edition);
      const stages = applied.reduce(
        (values, { index, value }) => [...values, (values.at(-1) ?? []).with(index, value)],
        [valuesOf(edition)],
      );
      const derived = stages.map((values) => chart.rows(tablesWith(values)));
      expect(rows).toEqual(derived[0]);
      for (const state of ['even', 'odd']) {
        const show = (version = rows) => chart.table(version, { state }).rows;
        const pinned = pinChart(chart, date, { editions: { editions }, rows: now, tables, state });
        expect(pinned.rows).toEqual(derived.at(-1));
        const visible = applied.filter((_, index) => !isSame(show(derived[index]), show(derived[index + 1])));
        expect(new Set(pinned.corrections)).toEqual(new Set(visible.map(({ correction }) => correction)));
        expect(pinned.isSuperseded).toBe(!isSame(show(derived.at(-1)), show(now)));
      }
    }
  };
  fc.assert(fc.property(fc.array(history, { maxLength: 12 }), check), { numRuns: 500 });
});

test('a correction names the chart and the force whose page shows the row, and no other', () => {
  const present = loadTables();
  const wrong = present['police-officers'].find(({ geography }) => geography === 'Kent');
  if (!wrong) throw new Error('no officers of Kent');
  const officers = present['police-officers'].map((row) =>
    row === wrong ? { ...row, value: row.value + 1 } : row,
  );
  const correction = correct({
    table: 'police-officers',
    rows: formatKey(tableDefinitions['police-officers'], wrong).split(';'),
  });
  const tables = { ...present, corrections: [correction] };
  const had = { date: '2026-11-23', tables: { ...present, 'police-officers': officers } };
  const rows = { [officersByForce.id]: officersByForce.rows(had.tables), [armedOfficers.id]: [] };
  const editions = [{ ...fixtureEdition, date: had.date, rows }];
  const known = { editions, released: [had], charts: [officersByForce, armedOfficers], numbers: {} };
  expect(correctEditions({ ...tables, ...known }).corrections).toMatchObject([
    { charts: ['officers-by-force'], forces: ['kent'] },
  ]);
});

test('rows without which a chart cannot be drawn as an edition had it are named with their correction', () => {
  const tables = fixtureTables({ notes: 'note\nwrong' });
  const correction = correct({ table: 'notes', rows: ['wrong'] });
  const rows = ({ notes: [note] }: Tables) => [
    { year: note?.note ?? fail('data/notes.csv', noNote), value: 1 },
  ];
  const noNote = { received: 'no note', expected: 'one', fix: 'write it' };
  const had = { date: correction.wrong_since, tables };
  const own: Chart = { ...chart, rows, tables: ['notes'] };
  // Neither a chart that came later nor one of other tables is a matter of this correction.
  const charts = [own, { ...own, id: 'later' }, { ...chart, rows, id: 'of-others' }];
  const frozen = { [own.id]: rows(tables), 'of-others': rows(tables) };
  const editions = [{ ...fixtureEdition, date: had.date, rows: frozen }];
  const known = { released: [had], charts, numbers: {}, editions };
  const { errors } = correctEditions({ ...tables, notes: [], corrections: [correction], ...known });
  const received: unknown = expect.stringContaining(`${own.id}: data/notes.csv`);
  expect(errors).toMatchObject([{ file: 'data/corrections.csv', row: 2, column: 'rows', received }]);
});
