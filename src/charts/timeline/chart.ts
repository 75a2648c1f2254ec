import * as Plot from '@observablehq/plot';
import { group, scaleLinear, sort } from 'd3';
import { inPixels } from '../kit/scales.ts';
import { textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { isFirm, rowWhere, standingOf, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { axisLabel, isWide, label, presentDot, remark } from '../kit/marks.ts';
import { legendTarget } from '../kit/points.ts';
import { lastDay } from '../../data/as-of.ts';
import { formatCount, formatDate, formatList, formatPeriod } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

/**
 * Events in the argument over arming London’s police, in our words. What rests on an encyclopaedia or on a copy of
 * another site alone is left out.
 */
type Row = ReturnType<typeof readRows>[number];

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
const yearOf = (row: Row) => row.date.slice(0, 4);
const formatWhen = (date: string) => (date.includes('/') ? formatPeriod(date) : formatDate(date));
/** The day and month below a year: 3 January. Of an interval both ends. */
const formatInYear = (row: Row) => formatWhen(row.date).replace(new RegExp(` ?${yearOf(row)}$`), '');

function readRows(tables: Tables) {
  const publisherOf = (id: string) =>
    rowWhere(tables.sources, { source_id: id })
      .publisher.replace(/ via .*/, '')
      .replaceAll(/ \(.*?\)/g, '');
  const rows = tables.timeline
    .filter((row) => row.standing === null && isFirm(tables, row))
    .map(({ date, date_precision, event_id, title, description, category, place, source_id }) => {
      const [from = '', to = from] = date.split('/');
      const cited = source_id.filter((id) => standingOf(tables, id) !== 'mirror');
      return {
        date,
        /** First and last day of the date as far as it is known; an interval is an event of which only bounds are known. */
        first_day: firstDay(from),
        last_day: lastDay(to),
        date_precision,
        decade: `${from.slice(0, 3)}0s`,
        event_id,
        title,
        description,
        kind: kinds[category] ?? category,
        place,
        told_by: [...new Set(cited.map(publisherOf))].join('; '),
        source_id: cited.join(';'),
      };
    });
  return sort(rows, (row) => row.first_day);
}

const kindsOf = (rows: Row[]) =>
  [...new Set(Object.values(kinds))].filter((kind) => where(rows, { kind }).length > 0);
const span = (rows: Row[]) => `${yearOf(rows[0] as Row)} to ${yearOf(rows.at(-1) as Row)}`;

const radius = 4;

/** How far dots that would cover each other step aside, in dots: 0, 1 up, 1 down, 2 up. One number a row. */
function stepsAside(rows: Row[], x: (row: Row) => number): Map<Row, number> {
  const steps = new Map<Row, number>();
  for (const row of rows) {
    const isNear = (other: Row) => Math.abs(x(other) - x(row)) < 2 * radius;
    const near = where(rows, { kind: row.kind }).filter((other) => steps.has(other) && isNear(other));
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
  keyColumns: ['event_id'],
  rows: readRows,
  title: (rows) => sentence('timeline', 'Title', { events: formatCount(rows.length), span: span(rows) }),
  subtitle: () => sentence('timeline', 'Subtitle'),
  alt(rows) {
    const told = kindsOf(rows).map((kind) => `${kind}: ${where(rows, { kind }).map(yearOf).join(', ')}`);
    return text`Dots on an axis of years, ${span(rows)}, in ${formatCount(told.length)} rows. ${told.join('. ')}. The list below the picture tells each event.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'date', label: 'Date', format: formatWhen },
      ...textColumns({ title: 'Event', description: 'What happened' }),
      ...textColumns({ kind: 'Kind', place: 'Where', told_by: 'Told by' }).map((column) => ({
        ...column,
        pageOnly: true as const,
      })),
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
    const before = scaleLinear([firstYear, scaleChanges], [left, change - 8]);
    const after = scaleLinear([scaleChanges, endYear], [change + 8, right]);
    const at = (year: number) => (year < scaleChanges ? before(year) : after(year));
    const x = (row: Row) => at((startOf(row) + endOf(row)) / 2);
    // On a phone the name stands above its line.
    const lineOf = (kind: string) => top + shown.indexOf(kind) * lane + (wide ? lane / 2 : 33);
    const aside = stepsAside(rows, x);
    const y = (row: Row) => lineOf(row.kind) + (aside.get(row) ?? 0) * (2 * radius - 0.5);
    const bottom = top + shown.length * lane + 4;
    const ticks = wide
      ? [firstYear, 1900, 1950, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026]
      : [firstYear, 2010, 2015, 2020, 2025];
    const interval = { x1: (row: Row) => at(startOf(row)), x2: (row: Row) => at(endOf(row)), y };
    const nameY = (kind: string) => lineOf(kind) - (wide ? 0 : 22);
    const name = wide
      ? ({ x: left - 14, textAnchor: 'end' } as const)
      : ({ x: 0, textAnchor: 'start' } as const);
    const halo = { stroke: 'var(--paper)', strokeWidth: 4 };
    const changeRule = { y1: top - 2, y2: bottom, stroke: 'var(--rule-2)', strokeWidth: 0.75 };
    return {
      ...inPixels,
      height: bottom + 26,
      marks: [
        Plot.ruleY(shown, { y: lineOf, x1: left - 6, x2: right + 6, stroke: 'var(--rule)' }),
        [-1.6, 1.6].map((dx) => Plot.ruleX([change], { ...changeRule, dx })),
        legendTarget(label(width, shown, { ...name, ...halo, y: nameY, text: String })),
        Plot.ruleY(where(rows, { date_precision: 'interval' }), {
          ...interval,
          stroke: 'var(--ink)',
          strokeWidth: 1.4,
        }),
        shown.map((kind) => presentDot(where(rows, { kind }), { x, y, r: radius, fill: 'var(--ink)' })),
        Plot.ruleX(ticks, { x: at, y1: bottom, y2: bottom + 5, stroke: 'var(--rule-2)' }),
        axisLabel(ticks, { x: at, y: bottom + 15, text: String, textAnchor: 'middle' }),
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
    const decades = group(rows, (row) => (Number(yearOf(row)) < decadesBegin ? early : row.decade));
    const describe = (row: Row) =>
      `${[formatInYear(row), row.title].filter(Boolean).join('. ')}. ${row.description} (${row.told_by})`;
    return [...decades].map(([head, events]) => ({
      head,
      items: events.map((row) => ({ mark: yearOf(row), words: describe(row) })),
    }));
  },
  notes(rows) {
    const since = rows.filter((row) => startOf(row) >= scaleChanges).length;
    return [
      text`Chosen: events that changed who may carry guns, or how the question was argued, and that a source we hold describes. Places: ${formatList(valuesOf(rows, 'place'))}. The list is not complete, and events found only in an encyclopaedia or in a copy of another site are left out.`,
      sentence(
        'timeline',
        'Note on dates',
        { since: formatCount(since), all: formatCount(rows.length) },
        { 'most-since-2010': { holds: since > rows.length / 2, figures: { since, all: rows.length } } },
      ),
      text`What courts, regulators and ministers may still change was checked on 26 November 2026. Where only a month, a year or bounds are known, the dot stands in the middle.`,
    ];
  },
  referenceDate: (rows) => formatDate((rows.at(-1) as Row).last_day),
});
