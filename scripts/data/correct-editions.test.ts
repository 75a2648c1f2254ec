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
import type { ReleasedTables } from './frozen-editions.ts';
import { formatKey, namedRows } from './row-keys.ts';
import { fixtureTables } from './testing/fixture-tables.ts';

type Row = Tables['discharges'][number];
type Correction = Tables['corrections'][number];

/** For each year its newest publication, its first and their number; the greatest first. Two states. */
const allYears = defineChart({
  ...fixtureChart,
  rows: ({ discharges }) =>
    [...Map.groupBy(discharges, ({ period }) => period.slice(0, 4))]
      .map(([year, rows]) => {
        const published = rows.toSorted((a, b) => (a.release < b.release ? -1 : 1));
        return {
          year,
          value: published.at(-1)?.value ?? 0,
          first: published[0]?.value ?? 0,
          publications: rows.length,
        };
      })
      .toSorted((a, b) => b.value - a.value || (a.year < b.year ? -1 : 1)),
});
const chart: Chart = {
  ...allYears,
  table: (rows, { state }) => ({
    columns: [],
    rows: rows.filter(({ year }) => Number(year) % 2 === (state === 'odd' ? 1 : 0)),
  }),
};

/** A published version of a row: it lasts until a correction ends it. */
interface Version {
  /** Undefined where the row was not there. */
  value: number | undefined;
  endedBy?: Correction;
}

interface Event {
  kind: 'publish' | 'correct' | 'omitted' | 'remove' | 'release';
  pick: number;
  value: number;
}

const years = ['2010', '2011', '2012', '2013'];
const day = (number: number) => new Date(Date.UTC(2030, 0, number)).toISOString().slice(0, 10);

/** Plays events one a day: what each edition had, the corrections, and what is known at the end. */
function play(events: Event[]) {
  const histories = new Map<string, { row: Row; versions: Version[] }>();
  const released: (ReleasedTables & { versions: Map<string, number> })[] = [];
  const corrections: Correction[] = [];
  const present = () =>
    [...histories.values()].flatMap(({ row, versions }) => {
      const value = versions.at(-1)?.value;
      return value === undefined ? [] : [{ ...row, value }];
    });
  const tables = (): Tables => ({ ...fixtureTables({}), discharges: present(), corrections });
  const create = (pick: number, first: Version[]) => {
    const period = `${years[pick % years.length]}-04/${Number(years[pick % years.length]) + 1}-03`;
    const release = `R${String(histories.size).padStart(3, '0')}`;
    const row = { row: 2, geography: 'A', period, release, source_id: ['S', 'T'] } as Row;
    const full = {
      ...row,
      measure: 'incidents_police_firearm_discharged',
      released: '2020-01-01',
      note: null,
    } as Row;
    const key = formatKey(tableDefinitions.discharges, full);
    histories.set(key, { row: full, versions: first });
    return key;
  };
  const put = (key: string, corrected: string, wrong_since: string, value: number | undefined) => {
    const correction = {
      row: corrections.length + 2,
      correction_id: `c${corrections.length}`,
      corrected,
      wrong_since,
      what_was_wrong: 'x',
      what_it_says_now: 'y',
      table: 'discharges',
      rows: key.split(';'),
      charts: null,
      numbers: null,
      forces: null,
    };
    corrections.push(correction);
    const versions = histories.get(key)?.versions ?? [];
    (versions.at(-1) as Version).endedBy = correction;
    versions.push({ value });
  };
  for (const [index, { kind, pick, value }] of events.entries()) {
    const date = day(index + 1);
    const last = released.at(-1);
    /** Rows that the newest edition has unchanged: each is corrected at most once between two editions. */
    const existing = [...histories].filter(
      ([key, { versions }]) =>
        versions.at(-1)?.value !== undefined && last?.versions.get(key) === versions.length - 1,
    );
    const [key, history] = existing[pick % existing.length] ?? [];
    if (kind === 'release') {
      const versions = new Map([...histories].map(([name, one]) => [name, one.versions.length - 1]));
      released.push({ date, tables: { ...tables(), corrections: [] }, versions });
    } else if (kind === 'publish') create(pick, [{ value }]);
    else if (kind === 'omitted' && last) {
      const since = released[pick % released.length]?.date ?? '';
      put(create(pick, [{ value: undefined }]), date, since, value);
    } else if ((kind === 'correct' || kind === 'remove') && key && history) {
      const since = released.find(({ versions }) => versions.get(key) === history.versions.length - 1)?.date;
      put(key, date, since ?? '', kind === 'remove' ? undefined : value + 1000 + index);
    }
  }
  return { histories, released, tables: tables() };
}

const event = fc.record<Event>({
  kind: fc.constantFrom('publish', 'publish', 'correct', 'omitted', 'remove', 'release'),
  pick: fc.nat(50),
  value: fc.nat(30),
});

const freeze = (released: ReleasedTables[]): Edition[] =>
  released.map(({ date, tables }, index) => {
    const rows = chart.rows(tables);
    const before = released[index - 1];
    const isChanged = !before || !isSame(chart.rows(before.tables), rows);
    return {
      ...fixtureEdition,
      date,
      changed: isChanged ? [chart.id] : [],
      rows: isChanged ? { [chart.id]: rows } : {},
    };
  });

test('a pinned chart shows the frozen rows with the named corrections alone, in its order, and names those that show', () => {
  const check = (events: Event[]) => {
    const { histories, released, tables } = play([{ kind: 'release', pick: 0, value: 0 }, ...events]);
    const { editions, errors } = correctEditions({
      ...tables,
      editions: freeze(released),
      released,
      charts: [chart],
      numbers: {},
    });
    expect(errors).toEqual([]);
    const known = { editions, unreleased: [] };
    for (const { date, rows } of listFrozen(chart, known)) {
      const own = released.find((edition) => edition.date === date);
      const start = own?.tables.discharges ?? [];
      const existing = new Map(start.map((row) => [formatKey(tableDefinitions.discharges, row), row]));
      /** The current version of each row. One that the edition should have had counts as left out. */
      const current = new Map(
        [...histories].map(([key, { versions }]) => {
          const [first] = versions;
          const isOmitted = first?.value === undefined && (first?.endedBy?.wrong_since ?? '') <= date;
          return [key, own?.versions.get(key) ?? (isOmitted ? 0 : undefined)];
        }),
      );
      const stages = [[...existing.values()]];
      const applied = tables.corrections.filter((correction) => {
        const [key = ''] = namedRows(correction);
        const { versions, row } = histories.get(key) ?? { versions: [] };
        const ended = versions.findIndex(({ endedBy }) => endedBy === correction);
        if (current.get(key) !== ended) return false;
        current.set(key, ended + 1);
        const value = versions[ended + 1]?.value;
        if (value === undefined) existing.delete(key);
        else existing.set(key, { ...row, value } as Row);
        stages.push([...existing.values()]);
        return true;
      });
      const derived = stages.map((discharges) => chart.rows({ ...tables, discharges }));
      expect(rows).toEqual(derived[0]);
      for (const state of ['even', 'odd']) {
        const show = (version = rows) => chart.table(version, { state }).rows;
        const options = { editions: known, rows: chart.rows(tables), tables, state };
        const pinned = pinChart(chart, date, options);
        expect(pinned.rows).toEqual(derived.at(-1));
        expect(pinned.corrections).toEqual(
          applied.filter((_, index) => !isSame(show(derived[index]), show(derived[index + 1]))),
        );
        expect(pinned.isSuperseded).toBe(!isSame(show(derived.at(-1)), show(chart.rows(tables))));
      }
    }
  };
  fc.assert(fc.property(fc.array(event, { maxLength: 25 }), check), { numRuns: 1000 });
});

test('a figure that had been left out joins the pinned line, across no gap, and brings no revision of the publisher', () => {
  const officers = (...rows: [date: string, value: number, released: string][]) =>
    fixtureTables({
      sources: `source_id | title | publisher | published | standing | link
        HO | Police use of firearms | Home Office | 2016-07-28 | official | 1`,
      'armed-officers': [
        'geography | geography_type | date | measure | value | release | released | source_id | note | as_described',
        ...rows.map(
          ([date, value, released]) =>
            `England and Wales | england_wales | ${date} | armed_officers | ${value} | HO ${released} | ${released} | HO | |`,
        ),
      ].join('\n'),
    });
  type Publication = Parameters<typeof officers>[number];
  const first: Publication[] = [
    ['2010-03-31', 6976, '2010-07-28'],
    ['2014-03-31', 5864, '2016-07-28'],
    ['2017-03-31', 6278, '2017-07-28'],
    ['2019-03-31', 6653, '2019-07-25'],
  ];
  const revised: Publication = ['2017-03-31', 6300, '2027-07-20'];
  const leftOut: Publication = ['2018-03-31', 6400, '2018-06-14'];
  const had = { date: '2026-11-23', tables: officers(...first) };
  const tables = officers(...first, revised, leftOut);
  tables.corrections = [
    {
      row: 2,
      correction_id: 'left-out',
      corrected: '2027-08-01',
      wrong_since: had.date,
      what_was_wrong: 'The line ran past March 2018.',
      what_it_says_now: '6,400.',
      table: 'armed-officers',
      rows: ['England and Wales | 2018-03-31 | armed_officers | HO 2018-06-14 | HO'],
      charts: null,
      numbers: null,
      forces: null,
    },
  ];
  const rows = armedOfficers.rows(had.tables);
  const edition = { ...fixtureEdition, date: had.date, rows: { [armedOfficers.id]: rows } };
  const { editions, corrections } = correctEditions({
    ...tables,
    editions: [edition],
    released: [had],
    charts: [armedOfficers],
    numbers: {},
  });
  const pinned = pinChart(armedOfficers, had.date, {
    editions: { editions },
    rows: armedOfficers.rows(tables),
    tables: { ...tables, corrections },
    state: 'now',
  });
  const show = (all: typeof rows) =>
    armedOfficers
      .table(all, { state: 'now' })
      .rows.map(({ year, value }) => `${year} ${value ?? 'not known'}`);
  expect(show(rows)).toContain('2018 not known');
  expect(show(pinned.rows)).toEqual(show(rows).map((line) => line.replace('2018 not known', '2018 6400')));
  expect(pinned.corrections.map(({ charts }) => charts)).toEqual([['armed-officers']]);
  expect(pinned.isSuperseded).toBe(true);
});

test('a correction names the chart and the force whose page shows the row, and no other', () => {
  const present = loadTables();
  const wrong = present['police-officers'].find(({ geography }) => geography === 'Kent');
  if (!wrong) throw new Error('no officers of Kent');
  const officers = present['police-officers'].map((row) =>
    row === wrong ? { ...row, value: row.value + 1 } : row,
  );
  const correction = {
    row: 2,
    correction_id: 'kent',
    corrected: '2026-12-01',
    wrong_since: '2026-11-23',
    what_was_wrong: 'x',
    what_it_says_now: 'y',
    charts: null,
    numbers: null,
    forces: null,
    table: 'police-officers',
    rows: formatKey(tableDefinitions['police-officers'], wrong).split(';'),
  };
  const tables = { ...present, corrections: [correction] };
  const had = { date: '2026-11-23', tables: { ...present, 'police-officers': officers } };
  const rows = { [officersByForce.id]: officersByForce.rows(had.tables), [armedOfficers.id]: [] };
  const editions = [{ ...fixtureEdition, date: had.date, rows }];
  const known = { editions, released: [had], charts: [officersByForce, armedOfficers], numbers: {} };
  expect(correctEditions({ ...tables, ...known }).corrections).toMatchObject([
    { charts: ['officers-by-force'], numbers: null, forces: ['kent'] },
  ]);
});
