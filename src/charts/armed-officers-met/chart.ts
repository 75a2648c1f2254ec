import * as Plot from '@observablehq/plot';
import { max, min, range } from 'd3';
import { lastDay } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import { findSources } from '../../data/cite.ts';
import { formatCount, formatDate, formatInWords, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { bareTicks, countAxis, toLeft, toRight } from '../kit/scales.ts';
import { countColumn, dateColumn, textColumns } from '../kit/columns.ts';
import { capitalise, joinSources, namedColumn } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { defineView } from '../kit/define-chart.ts';
import { axisLabel, firstPublishedDot, isWide, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';

type Row = {
  kind: 'count' | 'target' | 'due' | 'progress';
  date: string;
  /** A month counts from its last day. */
  day: string;
  value: number;
  /** Why a count is hollow: it is not a plain count of armed officers. */
  hollow: 'rounded' | 'another count' | 'with Taser' | null;
  about: string;
  source_id: string;
};

const scale = { to: 3700, ticks: [0, 1000, 2000, 3000] };

function whyHollow({ measure, qualifier }: Tables['armed-officers'][number]): Row['hollow'] {
  if (measure === 'armed_officers_with_taser') return 'with Taser';
  if (measure !== 'armed_officers' || qualifier === 'inferred') return 'another count';
  return qualifier === 'about' ? 'rounded' : null;
}

/** The rows of the uplift that are shown, and as what. The others are about Taser, deployments or 2023. */
const planned: [measure: string, kind: Row['kind'], about: string][] = [
  ['armed officers, planned total', 'target', 'armed officers in all: the target'],
  ['additional armed officers planned', 'progress', 'more armed officers planned'],
  ['uplift officers deployed', 'progress', 'of the extra officers deployed'],
  ['extra armed officers trained or selected', 'progress', 'extra armed officers trained or selected'],
  // Unchecked: the name of the row in met-uplift.csv.
  ['date for delivering 600 extra', 'due', 'extra officers due by this day'],
];

/**
 * The Met’s armed officers at single dates, from the Mayor, the press and the police authority; the Home Office’s tables by
 * force are not held. Counted in different ways, so no two are joined. Beside them the plan of January 2016: a target is no count.
 */
function deriveRows(tables: Tables): Row[] {
  const counts = tables['armed-officers'].filter((row) => row.geography === 'Metropolitan');
  const cite = ({ source_id }: { source_id: string[] }) =>
    formatList(
      findSources(tables, source_id).map(
        ({ publisher, published }) => `${publisher}, ${formatDate(published ?? '')}`,
      ),
    );
  const rows = counts.map((row): Row => ({
    kind: 'count',
    date: row.date,
    day: lastDay(row.date),
    value: row.value,
    hollow: whyHollow(row),
    about: cite(row),
    source_id: joinSources([row]),
  }));
  const plan = planned.map(([measure, kind, about]): Row => {
    const said = tables['met-uplift']
      .filter((row) => row.measure === measure)
      .toSorted((a, b) => a.date.localeCompare(b.date));
    // A target that was said again is the same target: its first day is that of its announcement.
    const [row] = said;
    if (!row?.value) throw new Error(`armed-officers-met: no ${measure}`);
    if (said.some(({ value }) => value !== row.value))
      throw new Error(`armed-officers-met: two figures of ${measure}`);
    const value = Number(row.value);
    return {
      kind,
      date: row.date,
      day: lastDay(row.date),
      value,
      hollow: null,
      about: `${row.qualifier === 'over' ? 'over ' : ''}${formatCount(value)} ${about}`,
      source_id: joinSources([row]),
    };
  });
  return [...rows, ...plan].toSorted((a, b) => a.day.localeCompare(b.day));
}

const dayOf = (row: Row) => new Date(row.day);
const monthOf = (row: Row) => formatDate(row.date.slice(0, 7));
const firstOfYear = (year: number) => new Date(Date.UTC(year, 0));

/** The rows, the counts among them, and the plan: its target, the day by which its officers were due, and the plain counts around that day. */
function view(rows: Row[]) {
  const only = (kind: Row['kind']) => rows.find((row) => row.kind === kind) as Row;
  const counts = rows.filter((row) => row.kind === 'count');
  const [target, due] = [only('target'), only('due')];
  const plain = counts.filter((row) => row.hollow === null);
  const since = plain.filter((row) => row.day > due.day);
  const [first, last] = [since[0], since.at(-1)];
  if (!first || !last) throw new Error('armed-officers-met: no count since the target was due');
  const isUnknownWhenDue = !plain.some((row) => row.day > target.day && row.day <= due.day);
  return { rows, counts, plain, target, due, first, last, isUnknownWhenDue };
}

const hollowNames = {
  rounded: 'rounded',
  'another count': 'another count, date inferred',
  'with Taser': 'those who also carry Taser, not all armed officers',
};
const formatRounded = (row: Row) => `${row.hollow === 'rounded' ? 'about ' : ''}${formatCount(row.value)}`;

/** Beside their dots, by year: neighbours lean apart. */
const positions: Record<string, Plot.TextOptions> = {
  2002: toRight(-4, -14),
  2012: toLeft(9),
  2015: toLeft(10),
  2016: toRight(2, 16),
  2019: toLeft(-5, -14),
  2020: toRight(-2, -14),
  2023: toLeft(9),
};

export const armedOfficersMet = defineView<Row, ReturnType<typeof view>>({
  id: 'armed-officers-met',
  name: 'Armed officers of the Met',
  tables: ['armed-officers', 'met-uplift'],
  spatialCoverage: () => 'London',
  keyColumns: ['kind', 'date'],
  rows: deriveRows,
  view,
  title: ({ target, first, last }) =>
    sentence('armed-officers-met', 'Title', {
      target: formatCount(target.value),
      first: formatCount(first.value),
      'first-month': monthOf(first),
      last: formatCount(last.value),
      'last-month': monthOf(last),
    }),
  subtitle: ({ counts }) =>
    sentence('armed-officers-met', 'Subtitle', { dates: formatInWords(counts.length) }),
  alt({ counts, target, due }) {
    const figures = counts.map(
      (row) =>
        `${formatRounded(row)} (${formatDate(row.date)}${row.hollow ? `, ${hollowNames[row.hollow]}` : ''})`,
    );
    return text`${formatCount(counts.length)} separate dots, not joined: ${formatList(figures)}. A dashed line is the target of ${formatCount(target.value)}, announced on ${formatDate(target.date)}; the extra officers were due by ${formatDate(due.date)}.`;
  },
  table: ({ rows }) => ({
    columns: [
      dateColumn('date', 'Date'),
      {
        name: 'kind',
        label: 'What',
        format: (value: Row['kind']) =>
          value === 'count' ? 'Count' : value === 'progress' ? 'Plan and progress' : 'Target',
      },
      countColumn('value', 'Officers'),
      namedColumn('hollow', 'Drawn hollow because', hollowNames),
      ...textColumns({ about: 'Who said so, or what was planned' }),
    ],
    rows,
  }),
  draw({ counts, plain, target, due }, { width }) {
    const wide = isWide(width);
    const withTaser = counts.filter((row) => row.hollow === 'with Taser');
    const hollow = counts.filter((row) => row.hollow === 'rounded' || row.hollow === 'another count');
    const [from = 0, to = 0] = [min, max].map((end) => end(counts, (row) => dayOf(row).getUTCFullYear()));
    const years = range(from, to + 2);
    const at = { x: dayOf, y: 'value' } as const;
    const remarks: Record<string, string> = {
      'another count': wide ? 'another count, date inferred' : 'another count,\ndate inferred',
      'with Taser': wide ? 'officers who also carry Taser' : 'officers who also\ncarry Taser',
    };
    const targetText = `Target: ${formatCount(target.value)}\nannounced ${formatDate(target.date)},\nfor ${formatDate(due.date)}`;
    return {
      height: wide ? 420 : 400,
      margin: 0,
      marginTop: 10,
      marginBottom: 32,
      x: {
        type: 'utc',
        domain: [from, to + 1].map(firstOfYear),
        insetLeft: wide ? 70 : 48,
        insetRight: wide ? 24 : 18,
        axis: null,
      },
      y: { domain: [0, scale.to], axis: null },
      marks: [
        Plot.ruleY(scale.ticks.slice(1), { stroke: 'var(--rule)' }),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        countAxis(scale.ticks, 'officers'),
        Plot.axisX(years.map(firstOfYear), { ...bareTicks, stroke: 'var(--ink)' }),
        axisLabel(
          years.filter((year) => year % 5 === 0),
          { x: firstOfYear, text: String, frameAnchor: 'bottom', dy: 20 },
        ),
        interactive(
          Plot.ruleY([target], {
            x1: dayOf,
            x2: () => dayOf(due),
            y: 'value',
            stroke: 'var(--target)',
            strokeWidth: 2,
            strokeDasharray: '6 4',
          }),
        ),
        remark([target], {
          x: () => dayOf(due),
          y: 'value',
          text: () => targetText,
          lineAnchor: 'bottom',
          fill: 'var(--target)',
          ...toLeft(0, -30),
        }),
        presentDot(plain, at),
        interactive(firstPublishedDot(hollow, at)),
        // Another measure, so the mark has another shape.
        interactive(
          firstPublishedDot(withTaser, { ...at, symbol: 'diamond', r: 4.2, stroke: 'var(--taser)' }),
        ),
        counts.map((row) =>
          valueLabel(width, [row], { ...at, text: formatRounded, ...positions[row.date.slice(0, 4)] }),
        ),
        remark(
          counts.filter((row) => remarks[row.hollow ?? '']),
          { ...at, text: (row: Row) => remarks[row.hollow ?? ''], lineAnchor: 'top', ...toLeft(9, 9) },
        ),
      ],
    };
  },
  tooltip(row) {
    if (row.kind !== 'count') return `${formatDate(row.date)}: ${row.about}.`;
    return `${formatRounded(row)} armed officers of the Met, ${formatDate(row.date)}${row.hollow ? ` (${hollowNames[row.hollow]})` : ''}. Seen in ${row.about}.`;
  },
  sonification: () => ({ along: 'date', height: 'value' }),
  key: () => [
    { symbol: 'filled', label: 'a count' },
    { symbol: 'hollow', label: 'rounded, inferred or counted another way' },
  ],
  list: ({ rows }) => [
    {
      head: 'The plan for more armed officers, and what was said of its progress',
      items: rows
        .filter((row) => row.kind !== 'count')
        .map((row) => ({ mark: formatDate(row.date), words: capitalise(row.about) })),
    },
  ],
  // Unchecked: the year that another newspaper gives is in no row.
  notes({ counts, due, first, isUnknownWhenDue }) {
    return [
      text`No figure here comes from a Home Office table. They were counted in different ways, so no line joins them.`,
      ...counts
        .filter((row) => row.hollow === 'with Taser')
        .map(
          (row) =>
            text`The ${formatCount(row.value)} of ${monthOf(row)}, a diamond, counts firearms officers who also carry Taser, not all armed officers.`,
        ),
      text`The count of March 2019 is dated to 2018 by HuffPost, which cites the same London Assembly data; The Times gives the day.`,
      sentence(
        'armed-officers-met',
        'Note on the target',
        { due: formatDate(due.date), 'first-month': monthOf(first) },
        { 'no-count-when-due': { holds: isUnknownWhenDue, figures: { due: due.day } } },
      ),
    ];
  },
  referenceDate: ({ counts }) => monthOf(counts.at(-1) as Row),
});
