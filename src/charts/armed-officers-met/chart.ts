import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, firstPublishedDot, isWide, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { lastDay } from '../../data/as-of.ts';
import { yearsBetween } from '../armed-officers/rows.ts';
import { formatCount, formatDate, formatInWords, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/**
 * The Met’s armed officers at single dates, from the Mayor, the press and the police authority; the Home Office’s tables by
 * force are not held. Counted in different ways, so no two are joined. Beside them the plan of January 2016: a target is no count.
 */
interface Row extends ChartRow {
  kind: 'count' | 'target' | 'due' | 'progress';
  date: string;
  /** A month counts from its last day. */
  day: string;
  value: number;
  /** Why a count is hollow: it is not a plain count of armed officers. */
  hollow: 'rounded' | 'another count' | 'with Taser' | null;
  about: string;
  source_id: string;
}

type Count = Tables['armed-officers'][number];

const force = 'Metropolitan';
const scale = { to: 3700, ticks: [0, 1000, 2000, 3000] };

function whyHollow({ measure, note }: Count): Row['hollow'] {
  if (measure === 'armed_officers_with_taser') return 'with Taser';
  if (measure !== 'armed_officers' || /inferred/.test(note ?? '')) return 'another count';
  return /^about/.test(note ?? '') ? 'rounded' : null;
}

/** The rows of the uplift that are told, and as what. The others are about Taser, deployments or 2023. */
const planned: { measure: string; kind: Row['kind']; about: string }[] = [
  { measure: 'armed officers, planned total', kind: 'target', about: 'armed officers in all: the target' },
  { measure: 'additional armed officers planned', kind: 'progress', about: 'more armed officers planned' },
  { measure: 'uplift officers deployed', kind: 'progress', about: 'of the extra officers deployed' },
  {
    measure: 'extra armed officers trained or selected',
    kind: 'progress',
    about: 'extra armed officers trained or selected',
  },
  // Unchecked: the name of the row in met-uplift.csv.
  { measure: 'date for delivering 600 extra', kind: 'due', about: 'extra officers due by this day' },
];

function readRows(tables: Tables): Row[] {
  const counts = tables['armed-officers']
    .filter((row) => row.geography === force)
    .map((row): Row => {
      const cited = tables.sources.filter(({ source_id }) => row.source_id.includes(source_id));
      const about = formatList(
        cited.map(({ publisher, published }) => `${publisher}, ${formatDate(published ?? '')}`),
      );
      return {
        kind: 'count',
        date: row.date,
        day: lastDay(row.date),
        value: row.value,
        hollow: whyHollow(row),
        about,
        source_id: row.source_id.join(';'),
      };
    });
  const plan = planned.flatMap(({ measure, kind, about }): Row[] => {
    const said = tables['met-uplift']
      .filter((row) => row.measure === measure)
      .toSorted((a, b) => a.date.localeCompare(b.date));
    // A target that was said again is the same target: its first day is that of its announcement.
    const [row] = said;
    if (!row?.value) throw new Error(`armed-officers-met: no ${measure}`);
    if (said.some(({ value }) => value !== row.value))
      throw new Error(`armed-officers-met: two figures of ${measure}`);
    const hedge = row.qualifier === 'over' ? 'over ' : '';
    return [
      {
        kind,
        date: row.date,
        day: lastDay(row.date),
        value: Number(row.value),
        hollow: null,
        about: `${hedge}${formatCount(Number(row.value))} ${about}`,
        source_id: row.source_id.join(';'),
      },
    ];
  });
  return [...counts, ...plan].toSorted((a, b) => a.day.localeCompare(b.day));
}

const countsOf = (rows: Row[]) => rows.filter((row) => row.kind === 'count');
const only = (rows: Row[], kind: Row['kind']) => rows.find((row) => row.kind === kind) as Row;
const dayOf = (row: Row) => new Date(row.day);
const monthOf = (row: Row) => formatDate(row.date.slice(0, 7));

/** The first plain count after the day by which the officers were due, and the newest. */
function sinceDue(rows: Row[]) {
  const since = countsOf(rows).filter((row) => row.day > only(rows, 'due').day && row.hollow === null);
  const [first, last] = [since[0], since.at(-1)];
  if (!first || !last) throw new Error('armed-officers-met: no count since the target was due');
  return { first, last };
}

/** No plain count lies between the announcement and the day they were due. */
const isUnknownWhenDue = (rows: Row[]) =>
  !countsOf(rows).some(
    (row) => row.hollow === null && row.day > only(rows, 'target').day && row.day <= only(rows, 'due').day,
  );

const hollowNames = {
  rounded: 'rounded',
  'another count': 'another count, date inferred',
  'with Taser': 'those who also carry Taser, not all armed officers',
};
const shown = (row: Row) => `${row.hollow === 'rounded' ? 'about ' : ''}${formatCount(row.value)}`;

/** Beside their dots, by year: neighbours lean apart. */
const places: Record<string, Plot.TextOptions> = {
  2002: { textAnchor: 'start', dx: -4, dy: -14 },
  2012: { textAnchor: 'end', dx: -9 },
  2015: { textAnchor: 'end', dx: -10 },
  2016: { textAnchor: 'start', dx: 2, dy: 16 },
  2019: { textAnchor: 'end', dx: 5, dy: -14 },
  2020: { textAnchor: 'start', dx: -2, dy: -14 },
  '2023-04': { textAnchor: 'end', dx: -9 },
  '2023-12': { textAnchor: 'end', dx: -9 },
};

export const armedOfficersMet = defineChart<Row>({
  id: 'armed-officers-met',
  name: 'Armed officers of the Met',
  tables: ['armed-officers', 'met-uplift'],
  spatialCoverage: () => 'London',
  rows: readRows,
  title(rows) {
    const { first, last } = sinceDue(rows);
    return text`The Met planned for ${formatCount(only(rows, 'target').value)} armed officers. It had ${formatCount(first.value)} in ${monthOf(first)} and ${formatCount(last.value)} in ${monthOf(last)}`;
  },
  subtitle: (rows) =>
    text`Armed officers of the Metropolitan Police at ${formatInWords(countsOf(rows).length)} dates, as the police authority, the Mayor and the press gave them`,
  alt(rows) {
    const [target, due] = [only(rows, 'target'), only(rows, 'due')];
    const told = countsOf(rows).map(
      (row) => `${shown(row)} (${formatDate(row.date)}${row.hollow ? `, ${hollowNames[row.hollow]}` : ''})`,
    );
    return text`${formatCount(countsOf(rows).length)} separate dots, not joined: ${formatList(told)}. A dashed line is the target of ${formatCount(target.value)}, announced on ${formatDate(target.date)}; the extra officers were due by ${formatDate(due.date)}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'date', label: 'Date', format: (value: string) => formatDate(value) },
      {
        name: 'kind',
        label: 'What',
        format: (value: Row['kind']) =>
          value === 'count' ? 'Count' : value === 'progress' ? 'Plan and progress' : 'Target',
      },
      { name: 'value', label: 'Officers', align: 'right', format: (value: number) => formatCount(value) },
      {
        name: 'hollow',
        label: 'Drawn hollow because',
        format: (value: Row['hollow']) => (value ? hollowNames[value] : ''),
      },
      { name: 'about', label: 'Who said so, or what was planned' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const counts = countsOf(rows);
    const [target, due] = [only(rows, 'target'), only(rows, 'due')];
    const isTaser = (row: Row) => row.hollow === 'with Taser';
    const hollow = counts.filter((row) => row.hollow !== null && !isTaser(row));
    const allYears = counts.map((row) => dayOf(row).getUTCFullYear());
    const years = yearsBetween(Math.min(...allYears), Math.max(...allYears) + 1);
    const at = { x: dayOf, y: 'value' } as const;
    const span = {
      x1: () => dayOf(target),
      x2: () => dayOf(due),
      y: 'value',
      stroke: 'var(--target)',
    } as const;
    const remarked = counts.filter((row) => row.hollow !== null && row.hollow !== 'rounded');
    const remarks = {
      rounded: '',
      'another count': wide ? 'another count, date inferred' : 'another count,\ndate inferred',
      'with Taser': wide ? 'officers who also carry Taser' : 'officers who also\ncarry Taser',
    };
    const targetWords = `Target: ${formatCount(target.value)}\nannounced ${formatDate(target.date)},\nfor ${formatDate(due.date)}`;
    return {
      height: wide ? 420 : 400,
      marginTop: 10,
      marginBottom: 32,
      marginLeft: 0,
      marginRight: 0,
      x: {
        type: 'utc',
        domain: [new Date(Date.UTC(years[0] ?? 0, 0)), new Date(Date.UTC(years.at(-1) ?? 0, 0))],
        insetLeft: wide ? 70 : 48,
        insetRight: wide ? 24 : 18,
        axis: null,
      },
      y: { domain: [0, scale.to], axis: null },
      marks: [
        Plot.ruleY(scale.ticks.slice(1), { stroke: 'var(--rule)' }),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        axisLabel(scale.ticks, {
          y: (tick: number) => tick,
          frameAnchor: 'left',
          dy: -8,
          text: (tick: number) =>
            tick === scale.ticks.at(-1) ? `${formatCount(tick)} officers` : formatCount(tick),
        }),
        Plot.axisX(
          years.map((year) => new Date(Date.UTC(year, 0))),
          { tickSize: 5, stroke: 'var(--ink)', label: null, tickFormat: () => '' },
        ),
        axisLabel(
          years.filter((year) => year % 5 === 0),
          {
            x: (year: number) => new Date(Date.UTC(year, 0)),
            text: (year: number) => `${year}`,
            frameAnchor: 'bottom',
            dy: 20,
          },
        ),
        interactive(Plot.ruleY([target], { ...span, strokeWidth: 2, strokeDasharray: '6 4' })),
        remark([target], {
          x: () => dayOf(due),
          y: 'value',
          text: () => targetWords,
          textAnchor: 'end',
          lineAnchor: 'bottom',
          dy: -30,
          fill: 'var(--target)',
        }),
        interactive(
          presentDot(
            counts.filter((row) => row.hollow === null),
            at,
          ),
        ),
        interactive(firstPublishedDot(hollow, at)),
        // Another thing is counted here, so the mark has another shape.
        interactive(
          Plot.dot(counts.filter(isTaser), {
            ...at,
            symbol: 'diamond',
            r: 4.2,
            fill: 'var(--paper)',
            stroke: 'var(--taser)',
            strokeWidth: 1.5,
          }),
        ),
        ...counts.map((row) =>
          valueLabel(width, [row], {
            ...at,
            text: shown,
            ...(places[row.date.slice(0, 7)] ?? places[row.date.slice(0, 4)]),
          }),
        ),
        remark(remarked, {
          ...at,
          text: (row: Row) => remarks[row.hollow ?? 'rounded'],
          textAnchor: 'end',
          lineAnchor: 'top',
          dx: -9,
          dy: 9,
        }),
      ],
    };
  },
  tooltip(row) {
    if (row.kind !== 'count') return `${formatDate(row.date)}: ${row.about}.`;
    return `${shown(row)} armed officers of the Met, ${formatDate(row.date)}${row.hollow ? ` (${hollowNames[row.hollow]})` : ''}. Seen in ${row.about}.`;
  },
  sonification: () => ({ along: 'date', height: 'value' }),
  key: () => [
    { symbol: 'filled', label: 'a count' },
    { symbol: 'hollow', label: 'rounded, inferred or counted another way' },
  ],
  list: (rows) => [
    {
      head: 'The plan for more armed officers, and what was said of its progress',
      items: rows
        .filter((row) => row.kind !== 'count')
        .map((row) => ({
          mark: formatDate(row.date),
          words: `${row.about.charAt(0).toUpperCase()}${row.about.slice(1)}`,
        })),
    },
  ],
  notes(rows) {
    const [due, { first }] = [only(rows, 'due'), sinceDue(rows)];
    const taser = countsOf(rows).filter((row) => row.hollow === 'with Taser');
    return [
      text`No figure here comes from a Home Office table. They were counted in different ways, so no line joins them.`,
      ...taser.map(
        (row) =>
          text`The ${formatCount(row.value)} of ${monthOf(row)}, a diamond, counts firearms officers who also carry Taser, not all armed officers.`,
      ),
      text`A target is a plan, not a count. ${claim('Whether it was met by its day is not known', isUnknownWhenDue(rows), { due: due.day })}: the next count held after ${formatDate(due.date)} is that of ${monthOf(first)}.`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => monthOf(countsOf(rows).at(-1) as Row),
});
