import * as Plot from '@observablehq/plot';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatInWords, formatList, formatPeriod } from '../../data/format.ts';
import { hatched, inPixels } from '../kit/scales.ts';
import { countColumn, textColumns } from '../kit/columns.ts';
import { capitalise, namedColumn, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { defineView } from '../kit/define-chart.ts';
import { axisLabel, hatchPattern, isWide, label, remark } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import {
  addUpYears,
  deriveShotsFired,
  isKnownRow,
  knownIn,
  type Panel,
  panels,
  type ShotsFiredRow as Row,
  whoWereShot,
} from './rows.ts';

const names: Record<Row['panel'], string> = {
  operations: 'Firearms operations',
  incidents: 'Incidents in which police fired at a person',
  deaths: 'People shot dead by police',
  who: 'Who was shot dead',
};

const people = ['person shot dead by police', 'people shot dead by police'];
const counted: Record<Row['panel'], string[]> = {
  operations: ['firearms operation', 'firearms operations'],
  incidents: ['incident', 'incidents'].map((noun) => `${noun} in which police fired at a person on purpose`),
  deaths: people,
  who: people,
};

/** In pixels a unit. The lower two are drawn to one measure: an incident is as tall as a person. */
const scales: Record<Panel, { to: number; unit: number; ticks: number[]; colour: string }> = {
  operations: { to: 24_000, unit: 0.005, ticks: [10_000, 20_000], colour: 'var(--armed)' },
  incidents: { to: 13, unit: 11, ticks: [5, 10], colour: 'var(--armed)' },
  deaths: { to: 6, unit: 11, ticks: [5], colour: 'var(--ink-2)' },
};

const otherOf = (rows: Row[]) => rows.filter((row) => row.also_reported !== null);
const formatYears = (rows: Row[]) => formatList(rows.map((row) => row.year));
const orUnknown = (value: number | null) => value ?? NaN;

/** 175965 → about 176,000 */
const formatThousands = (value: number) => `about ${formatCount(Math.round(value / 1000) * 1000)}`;

/** 2410 → 2,400: to the nearest hundred, and no further from it than a fiftieth. */
function roundRate(oneIn: number) {
  const rounded = Math.round(oneIn / 100) * 100;
  return {
    rate: formatCount(rounded),
    isAbout: { holds: Math.abs(oneIn - rounded) < rounded / 50, figures: { oneIn } },
  };
}

// Unchecked: the names of the age groups in fatal-shootings-who.csv.
const groupNames: Record<string, string> = {
  Male: 'male',
  Female: 'female',
  'Under 18': 'under 18',
  '61 & over': 'aged 61 and over',
};

/** 15 aged 21–30; none under 18 */
const formatGroup = ({ group, value }: Row) =>
  `${value === 0 ? 'none' : formatCount(orUnknown(value))} ${groupNames[group ?? ''] ?? group?.replace(/^(\d+) - (\d+)$/, 'aged $1–$2')}`;

/** Heads, brackets and baselines of the panels, from the top, in pixels. */
function layOut(width: number) {
  const headroom = isWide(width) ? 46 : 60;
  let top = 0;
  const bases = Object.fromEntries(
    panels.map((panel) => {
      const head = top;
      const base = head + headroom + scales[panel].to * scales[panel].unit;
      top = base + 28;
      return [panel, { head, bracket: head + headroom - 22, base }];
    }),
  ) as Record<Panel, { head: number; bracket: number; base: number }>;
  return { bases, height: top - 2 };
}

function view(rows: Row[]) {
  const known = { incidents: knownIn(rows, 'incidents'), deaths: knownIn(rows, 'deaths') };
  const sums = addUpYears(rows);
  return { rows, ...known, ...sums, ...roundRate(sums.oneIn), who: whoWereShot(rows) };
}

export const shotsFired = defineView<Row, ReturnType<typeof view>>({
  id: 'shots-fired',
  name: 'Shots fired',
  tables: ['operations', 'worked-out', 'discharges', 'fatal-shootings', 'fatal-shootings-who'],
  spatialCoverage: () => 'England and Wales',
  keyColumns: ['panel', 'period', 'dimension', 'group'],
  rows: deriveShotsFired,
  view,
  title: ({ count, totals, rate, isAbout }) =>
    sentence(
      'shots-fired',
      'Title',
      { years: formatInWords(count), rate, deaths: formatCount(totals.deaths) },
      { about: isAbout },
    ),
  subtitle: ({ count, span, totals }) =>
    sentence('shots-fired', 'Subtitle', {
      years: formatInWords(count),
      span,
      operations: formatThousands(totals.operations),
      incidents: formatCount(totals.incidents),
      deaths: formatCount(totals.deaths),
    }),
  alt({ rows, span, totals, rate, isAbout }) {
    const series = panels.map((panel) => {
      const figures = knownIn(rows, panel).map(({ year, value, also_reported }) => {
        const also = also_reported === null ? '' : ` (a later press report: ${formatCount(also_reported)})`;
        return `${year} ${formatCount(value)}${also}`;
      });
      return `${names[panel]}: ${figures.join(', ')}.`;
    });
    return sentence(
      'shots-fired',
      'Description',
      {
        panels: formatInWords(panels.length),
        zero: formatCount(0),
        series: series.join(' '),
        span,
        operations: formatCount(totals.operations),
        incidents: formatCount(totals.incidents),
        rate,
        deaths: formatCount(totals.deaths),
      },
      { about: isAbout },
    );
  },
  table: ({ rows }) => ({
    columns: [
      namedColumn('panel', 'Counted', names),
      ...textColumns({ year: 'Year to March', group: 'Part' }),
      { ...countColumn('value', 'Number'), missing: (row) => row.standing },
      countColumn('also_reported', 'Also reported'),
    ],
    rows,
  }),
  draw({ rows, deaths, count, periods, totals }, { width }) {
    const wide = isWide(width);
    const drawn = rows.filter((row) => row.panel !== 'who');
    const known = drawn.filter(isKnownRow);
    const other = otherOf(drawn);
    const years = valuesOf(drawn, 'year');
    const { bases, height } = layOut(width);
    const at = (panel: Row['panel'], value: number) =>
      panel === 'who' ? 0 : bases[panel].base - value * scales[panel].unit;
    const base = (row: Row) => at(row.panel, 0);
    const top = (row: Row) => at(row.panel, row.value ?? 0);
    const otherTop = (row: Row) => at(row.panel, row.also_reported ?? 0);
    const spanned = deaths.filter((row) => periods.includes(row.period));
    const middle = spanned[Math.floor(spanned.length / 2) - 1]?.year ?? '';
    const totalNames = {
      operations: formatThousands(totals.operations),
      incidents: formatCount(totals.incidents),
      deaths: formatCount(totals.deaths),
    };
    const marginLeft = 50;
    const inMargin = { frameAnchor: 'left', dx: -marginLeft } as const;
    const drawPanel = (panel: Panel) => {
      const { head, bracket } = bases[panel];
      const { ticks, colour } = scales[panel];
      const y = (tick: number) => at(panel, tick);
      const rule = { insetLeft: -marginLeft, y };
      const onRule = { ...inMargin, y, dy: -7, text: formatCount };
      const name = { ...inMargin, y: head + 12, text: Plot.identity, fontWeight: 600 };
      const total = `${totalNames[panel]} in ${formatInWords(count)} years`;
      return [
        legendTarget(label(width, [names[panel]], name)),
        Plot.ruleY(ticks, { ...rule, stroke: 'var(--rule)' }),
        axisLabel(ticks, onRule),
        Plot.ruleY([0], { ...rule, stroke: 'var(--ink)' }),
        axisLabel([0], onRule),
        Plot.ruleY([bracket], {
          y: Plot.identity,
          x1: () => spanned[0]?.year,
          x2: () => spanned.at(-1)?.year,
          stroke: 'var(--muted)',
        }),
        label(width, [total], {
          x: () => middle,
          y: bracket,
          dy: -9,
          text: Plot.identity,
          fill: 'var(--ink-2)',
        }),
        interactive(
          Plot.barY(
            known.filter((row) => row.panel === panel),
            { x: 'year', y1: base, y2: top, fill: colour },
          ),
        ),
      ];
    };
    const bold = { x: 'year', fontWeight: 600, fill: 'var(--ink)' };
    const labelledYears = years.filter((_, index) => index % (wide ? 5 : 10) === 0);
    return {
      height,
      ...inPixels,
      marginLeft,
      x: { type: 'band', domain: years, paddingInner: 0.28, paddingOuter: 0.2, axis: null },
      marks: [
        hatchPattern,
        panels.map(drawPanel),
        // Afloat, so that it is no bar: nothing is said about how many there were.
        interactive(
          Plot.barY(where(drawn, { standing: 'not published' }), {
            x: 'year',
            y1: (row: Row) => base(row) - 4,
            y2: (row: Row) => base(row) - 15,
            ...hatched,
          }),
        ),
        interactive(
          remark(where(drawn, { standing: 'not known' }), { x: 'year', y: base, dy: -8, text: () => '?' }),
        ),
        Plot.barY(other, {
          x: 'year',
          y1: top,
          y2: otherTop,
          fill: 'var(--paper)',
          stroke: 'var(--armed)',
          strokeWidth: 1.2,
          insetBottom: -0.6,
        }),
        axisLabel(
          known.filter((row) => row.panel !== 'operations' && row.also_reported === null),
          { ...bold, y: top, dy: -7, text: 'value', fontWeight: wide ? 600 : 500 },
        ),
        axisLabel(other, { ...bold, y: top, dy: 11, text: 'value', fill: 'var(--on-armed)' }),
        axisLabel(other, { ...bold, y: otherTop, dy: -8, text: () => 'a' }),
        labelledYears.map((year) => {
          const last = year === years.at(-1) ? ({ textAnchor: 'end', dx: wide ? 11 : 6 } as const) : {};
          const below = { y: bases.deaths.base, dy: 18, text: Plot.identity };
          return axisLabel([year], { x: Plot.identity, ...below, ...last });
        }),
      ],
    };
  },
  tooltip(row) {
    if (!isKnownRow(row)) return `${row.year}: number of ${counted[row.panel][1]} ${row.standing}.`;
    const also =
      row.also_reported === null ? '' : ` A later press report says ${formatCount(row.also_reported)}.`;
    return `${formatCount(row.value)} ${counted[row.panel][row.value === 1 ? 0 : 1]}, England and Wales, ${row.year}.${also}`;
  },
  series: (row) => names[row.panel],
  sonification: () => ({ along: 'year', height: 'value' }),
  key: () => [{ symbol: 'hatch', label: 'not published: before the official series' }],
  list: ({ rows, who }) => [
    {
      items: otherOf(rows).map((row) => ({
        mark: 'a',
        words: `${row.year}: the Home Office’s own releases say ${formatInWords(orUnknown(row.value))}; a later press report of its figures says ${formatInWords(orUnknown(row.also_reported))}. Both stand, and it is not known which is right.`,
      })),
    },
    {
      head: `Who was shot dead: the ${formatCount(who.people)} people of ${who.span}`,
      items: who.dimensions.map(({ dimension, parts }) => ({
        mark: capitalise(dimension),
        words: formatList(parts.map(formatGroup)),
      })),
    },
  ],
  notes({ rows, incidents, deaths, who: { people, dimensions } }) {
    const missing = (panel: Panel, standing: Row['standing']) =>
      formatYears(where(rows, { panel, standing }));
    const copied = where(incidents, { second_hand: 'yes' });
    const zeros = where(deaths, { value: 0 });
    const agree = dimensions.every(({ total }) => total === people);
    return [
      text`A question mark is a year whose figure is not held here: incidents of ${missing('incidents', 'not known')}, and operations of ${missing('operations', 'not known')}. Hatched years, ${missing('operations', 'not published')}, come before the official series of operations. A ${formatCount(0)} is a count: in ${formatYears(zeros)} police shot nobody dead.`,
      text`An operation is not a shooting: it is an authorisation to send armed officers. The Home Office counts operations and incidents, the police complaints body counts people shot dead. People who were shot and lived are not counted here.`,
      sentence(
        'shots-fired',
        'Note on divisions',
        {},
        { 'same-people': { holds: agree, figures: { people } } },
      ),
      copied.length > 0 &&
        text`The incidents of ${formatYears(copied)} were seen only in texts that carry the Home Office’s release.`,
    ];
  },
  referenceDate: ({ deaths }) => formatPeriod(deaths.at(-1)?.period ?? ''),
});
