import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, label, remark } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import { lastDay } from '../../data/as-of.ts';
import { formatCount, formatDate, formatList, formatPeriod } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/**
 * Events in the argument over arming London’s police, in our words. What rests on an encyclopaedia or on a copy of
 * another site alone is left out.
 */
interface Row extends ChartRow {
  date: string;
  /** First and last day of the date as far as it is known; an interval is an event of which only bounds are known. */
  first_day: string;
  last_day: string;
  date_precision: string;
  decade: string;
  event_id: string;
  title: string;
  description: string;
  kind: string;
  place: string;
  /** The publishers, as a reader is told of them. */
  told_by: string;
  source_id: string;
}

/** Kinds in the order of the picture: what happened, what was done about it, what came of it. */
const kinds: Record<string, string> = {
  founding: 'Beginnings',
  attack: 'Attacks and killings',
  officers_killed: 'Attacks and killings',
  policy: 'Decisions and plans',
  unit: 'Armed units',
  survey: 'Officers asked',
  police_shooting: 'Shot by police',
  legal: 'Courts and law',
};

const weak = ['wiki', 'mirror'];

/** Of the years before it so few events are told that the list has them as one group. */
const decadesBegin = 2000;

/** Where the scale of years changes: before it lie few events and many years. */
const scaleChanges = 2010;

const dayLength = 24 * 60 * 60 * 1000;
const firstDay = (date: string) => `${date}-01-01`.slice(0, 10);
/** 1911-01-03 → 1911.007 */
const inYears = (day: string) => 1970 + Date.parse(day) / (365.2425 * dayLength);
const startOf = (row: Row) => inYears(row.first_day);
const endOf = (row: Row) => inYears(row.last_day);
const middleOf = (row: Row) => (startOf(row) + endOf(row)) / 2;
const yearOf = (row: Row) => row.date.slice(0, 4);
/** The day and month below a year: 3 January. Of an interval both ends. */
const formatInYear = (row: Row) => formatWhen(row.date).replace(new RegExp(` ?${yearOf(row)}$`), '');
const formatWhen = (date: string) => (date.includes('/') ? formatPeriod(date) : formatDate(date));

function readRows(tables: Tables): Row[] {
  const sources = new Map(tables.sources.map((source) => [source.source_id, source]));
  const standing = (id: string) => sources.get(id)?.standing ?? '';
  const publisher = (id: string) =>
    (sources.get(id)?.publisher ?? id).replace(/ via .*/, '').replaceAll(/ \(.*?\)/g, '');
  return tables.timeline
    .filter((row) => row.source_id.some((id) => !weak.includes(standing(id))))
    .map((row): Row => {
      const [from = '', to = from] = row.date.split('/');
      const cited = row.source_id.filter((id) => standing(id) !== 'mirror');
      return {
        date: row.date,
        first_day: firstDay(from),
        last_day: lastDay(to),
        date_precision: row.date_precision,
        decade: `${from.slice(0, 3)}0s`,
        event_id: row.event_id,
        title: row.title,
        description: row.description,
        kind: kinds[row.category] ?? row.category,
        place: row.place,
        told_by: [...new Set(cited.map(publisher))].join('; '),
        source_id: cited.join(';'),
      };
    })
    .toSorted((a, b) => (a.first_day < b.first_day ? -1 : a.first_day > b.first_day ? 1 : 0));
}

const kindsOf = (rows: Row[]) =>
  [...new Set(Object.values(kinds))].filter((kind) => rows.some((row) => row.kind === kind));
const span = (rows: Row[]) => `${yearOf(rows[0] as Row)} to ${yearOf(rows.at(-1) as Row)}`;

const radius = 4;

/** How far dots that would cover each other step aside, in dots: 0, 1 up, 1 down, 2 up. One number a row. */
function stepsAside(rows: Row[], x: (row: Row) => number): Map<Row, number> {
  const steps = new Map<Row, number>();
  for (const row of rows) {
    const near = rows.filter(
      (other) => steps.has(other) && other.kind === row.kind && Math.abs(x(other) - x(row)) < 2 * radius,
    );
    const taken = near.map((other) => steps.get(other));
    steps.set(row, [0, -1, 1, -2, 2].find((step) => !taken.includes(step)) ?? 0);
  }
  return steps;
}

export const timeline = defineChart<Row>({
  id: 'timeline',
  name: 'Timeline',
  tables: ['timeline', 'sources'],
  spatialCoverage: () => 'United Kingdom',
  rows: readRows,
  title: (rows) =>
    text`${formatCount(rows.length)} events, ${span(rows)}, in the long argument over arming London’s police`,
  subtitle: () =>
    text`A dot for each event, in the row of its kind. The years before 2010 are drawn closer together than those after`,
  alt(rows) {
    const told = kindsOf(rows).map(
      (kind) =>
        `${kind}: ${rows
          .filter((row) => row.kind === kind)
          .map(yearOf)
          .join(', ')}`,
    );
    return text`Dots on an axis of years, ${span(rows)}, in ${formatCount(told.length)} rows. ${told.join('. ')}. The list below the picture tells each event.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'date', label: 'Date', format: formatWhen },
      { name: 'title', label: 'Event' },
      { name: 'description', label: 'What happened' },
      { name: 'kind', label: 'Kind', pageOnly: true },
      { name: 'place', label: 'Where', pageOnly: true },
      { name: 'told_by', label: 'Told by', pageOnly: true },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const shown = kindsOf(rows);
    const lane = wide ? 30 : 48;
    const [left, right, top] = [wide ? 160 : 16, width - (wide ? 16 : 10), wide ? 22 : 6];
    const change = left + (right - left) * 0.3;
    const firstYear = Math.floor(startOf(rows[0] as Row));
    const endYear = Math.ceil(endOf(rows.at(-1) as Row));
    // Years lie evenly on either side of the change, with room for its mark between.
    const between = (from: number, to: number, start: number, end: number) => (year: number) =>
      start + ((end - start) * (year - from)) / (to - from);
    const before = between(firstYear, scaleChanges, left, change - 8);
    const after = between(scaleChanges, endYear, change + 8, right);
    const at = (year: number) => (year < scaleChanges ? before(year) : after(year));
    const x = (row: Row) => at(middleOf(row));
    // On a phone the name stands above its line.
    const lineOf = (kind: string) => top + shown.indexOf(kind) * lane + (wide ? lane / 2 : 33);
    const aside = stepsAside(rows, x);
    const y = (row: Row) => lineOf(row.kind) + (aside.get(row) ?? 0) * (2 * radius - 0.5);
    const bottom = top + shown.length * lane + 4;
    const ticks = wide
      ? [firstYear, 1900, 1950, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026]
      : [firstYear, 2010, 2015, 2020, 2025];
    const intervals = rows.filter((row) => row.date_precision === 'interval');
    return {
      height: bottom + 26,
      margin: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        Plot.ruleY(shown, { y: lineOf, x1: left - 6, x2: right + 6, stroke: 'var(--rule)' }),
        ...[-1.6, 1.6].map((dx) =>
          Plot.ruleX([change], { y1: top - 2, y2: bottom, dx, stroke: 'var(--rule-2)', strokeWidth: 0.75 }),
        ),
        legendTarget(
          label(width, shown, {
            x: wide ? left - 14 : 0,
            y: (kind: string) => lineOf(kind) - (wide ? 0 : 22),
            text: (kind: string) => kind,
            textAnchor: wide ? 'end' : 'start',
            stroke: 'var(--paper)',
            strokeWidth: 4,
          }),
        ),
        Plot.ruleY(intervals, {
          x1: (row: Row) => at(startOf(row)),
          x2: (row: Row) => at(endOf(row)),
          y,
          stroke: 'var(--ink)',
          strokeWidth: 1.4,
        }),
        shown.map((kind) =>
          interactive(
            Plot.dot(
              rows.filter((row) => row.kind === kind),
              { x, y, r: radius, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 1 },
            ),
          ),
        ),
        Plot.ruleX(ticks, { x: at, y1: bottom, y2: bottom + 5, stroke: 'var(--rule-2)' }),
        axisLabel(ticks, { x: at, y: bottom + 15, text: (year: number) => `${year}`, textAnchor: 'middle' }),
        remark(wide ? [change] : [], {
          y: top - 12,
          text: () => 'the scale of years changes',
          textAnchor: 'middle',
        }),
      ],
    };
  },
  tooltip: (row) => `${formatWhen(row.date)}: ${row.title}. ${row.description}`,
  series: (row) => row.kind,
  list(rows) {
    const early = `${yearOf(rows[0] as Row)} to ${decadesBegin - 1}`;
    const groups = Map.groupBy(rows, (row) => (Number(yearOf(row)) < decadesBegin ? early : row.decade));
    return [...groups].map(([head, events]) => ({
      head,
      items: events.map((row) => ({
        mark: yearOf(row),
        words: `${[formatInYear(row), row.title].filter(Boolean).join('. ')}. ${row.description} (${row.told_by})`,
      })),
    }));
  },
  notes(rows) {
    const since = rows.filter((row) => startOf(row) >= scaleChanges).length;
    const places = [...new Set(rows.map((row) => row.place))];
    return [
      text`Chosen: events that changed who may carry guns, or how the question was argued, and that a source we hold describes. Places: ${formatList(places)}. The list is not complete, and events found only in an encyclopaedia or in a copy of another site are left out.`,
      text`${claim('Most of these events are since 2010', since > rows.length / 2, { since, all: rows.length })}: that tells what our sources write about, not how much happened.`,
      text`What courts, regulators and ministers may still change was checked on 23 November 2026. Where only a month, a year or bounds are known, the dot stands in the middle.`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => formatDate((rows.at(-1) as Row).last_day),
});
