import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, hatchFill, hatchPattern, isWide, label, remark } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import { formatCount, formatInWords, formatList, formatPeriod } from '../../data/format.ts';
import {
  addUpYears,
  isKnownRow,
  knownIn,
  type Panel,
  panels,
  readShotsFired,
  type ShotsFiredRow,
  whoWereShot,
} from './rows.ts';
import { claim, text } from '../../data/checked-text.ts';

type Row = ShotsFiredRow;

const names: Record<Panel, string> = {
  operations: 'Firearms operations',
  incidents: 'Incidents in which police fired at a person',
  deaths: 'People shot dead by police',
};

const counted: Record<Row['panel'], [one: string, many: string]> = {
  operations: ['firearms operation', 'firearms operations'],
  incidents: [
    'incident in which police fired at a person on purpose',
    'incidents in which police fired at a person on purpose',
  ],
  deaths: ['person shot dead by police', 'people shot dead by police'],
  who: ['person shot dead by police', 'people shot dead by police'],
};

/** The lower two are drawn to one measure: an incident is as tall as a person. */
const scales: Record<Panel, { to: number; unit: number; ticks: number[]; ink: string }> = {
  operations: { to: 24_000, unit: 0.005, ticks: [10_000, 20_000], ink: 'var(--armed)' },
  incidents: { to: 13, unit: 11, ticks: [5, 10], ink: 'var(--armed)' },
  deaths: { to: 6, unit: 11, ticks: [5], ink: 'var(--ink-2)' },
};

const drawnOf = (rows: Row[]) => rows.filter((row) => row.panel !== 'who');
const otherOf = (rows: Row[]) => rows.filter((row) => row.also_reported !== null);
const missingOf = (rows: Row[], panel: Panel, standing: Row['standing']) =>
  rows.filter((row) => row.panel === panel && row.standing === standing);
const yearsOf = (rows: Row[]) => formatList(rows.map((row) => row.year));

/** 175965 → about 176,000 */
const aboutThousands = (value: number) => `about ${formatCount(Math.round(value / 1000) * 1000)}`;

/** 2410 → about one in 2,400: to the nearest hundred, and no further from it than a fiftieth. */
function aboutOneIn(oneIn: number) {
  const rounded = Math.round(oneIn / 100) * 100;
  return claim(`about one in ${formatCount(rounded)}`, Math.abs(oneIn - rounded) < rounded / 50, { oneIn });
}

// Unchecked: the names of the age groups in fatal-shootings-who.csv.
const groupNames: Record<string, string> = {
  Male: 'male',
  Female: 'female',
  'Under 18': 'under 18',
  '61 & over': 'aged 61 and over',
};
/** 15 aged 21–30; none under 18 */
const told = ({ group, value }: Row) =>
  `${value === 0 ? 'none' : formatCount(value ?? NaN)} ${groupNames[group ?? ''] ?? (group ?? '').replace(/^(\d+) - (\d+)$/, 'aged $1–$2')}`;

const inAlt = (row: Row) =>
  `${row.year} ${formatCount(row.value ?? NaN)}${row.also_reported === null ? '' : ` (a later press report: ${formatCount(row.also_reported)})`}`;

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
  return {
    bases,
    height: top,
    at: (panel: Row['panel'], value: number) =>
      panel === 'who' ? 0 : bases[panel].base - value * scales[panel].unit,
  };
}

export const shotsFired = defineChart<Row>({
  id: 'shots-fired',
  name: 'Shots fired',
  tables: ['operations', 'worked-out', 'discharges', 'fatal-shootings', 'fatal-shootings-who'],
  spatialCoverage: () => 'England and Wales',
  rows: readShotsFired,
  title(rows) {
    const { count, totals, oneIn } = addUpYears(rows);
    return text`In ${formatInWords(count)} years police fired at a person in ${aboutOneIn(oneIn)} operations; ${formatCount(totals.deaths)} people were shot dead`;
  },
  subtitle(rows) {
    const { count, span, totals } = addUpYears(rows);
    return text`England and Wales, years to March. The ${formatInWords(count)} years are ${span}: ${aboutThousands(totals.operations)} operations, ${formatCount(totals.incidents)} incidents in which police fired on purpose, ${formatCount(totals.deaths)} people shot dead`;
  },
  alt(rows) {
    const { span, totals, oneIn } = addUpYears(rows);
    const series = panels.map((panel) => `${names[panel]}: ${knownIn(rows, panel).map(inAlt).join(', ')}.`);
    return text`Bars in ${formatInWords(panels.length)} rows for the same years to March, each on its own scale from ${formatCount(0)}. ${series.join(' ')} From ${span} together: ${formatCount(totals.operations)} operations, ${formatCount(totals.incidents)} incidents, ${aboutOneIn(oneIn)}, and ${formatCount(totals.deaths)} people shot dead.`;
  },
  table: (rows) => ({
    columns: [
      {
        name: 'panel',
        label: 'Counted',
        format: (value: Row['panel']) => (value === 'who' ? 'Who was shot dead' : names[value]),
      },
      { name: 'year', label: 'Year to March' },
      { name: 'group', label: 'Part' },
      {
        name: 'value',
        label: 'Number',
        align: 'right',
        format: (value: number) => formatCount(value),
        missing: (row: Row) => row.standing,
      },
      {
        name: 'also_reported',
        label: 'Also reported',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const drawn = drawnOf(rows);
    const known = drawn.filter(isKnownRow);
    const years = [...new Set(drawn.map((row) => row.year))];
    const { bases, height, at } = layOut(width);
    const { count, periods, totals } = addUpYears(rows);
    const marginLeft = 50;
    const spanned = drawn
      .filter((row) => row.panel === 'operations' && periods.includes(row.period))
      .map((row) => row.year);
    const [firstYear = '', lastYear = ''] = [spanned[0], spanned.at(-1)];
    const middle = spanned[Math.floor(spanned.length / 2) - 1] ?? '';
    const total = (panel: Panel) =>
      panel === 'operations' ? aboutThousands(totals.operations) : formatCount(totals[panel]);
    const top = (row: Row) => at(row.panel, row.value ?? 0);
    const base = (row: Row) => at(row.panel, 0);
    const other = (row: Row) => at(row.panel, row.also_reported ?? 0);
    const unpublished = drawn.filter((row) => row.standing === 'not published');
    return {
      height: height - 2,
      marginLeft,
      marginRight: 0,
      marginTop: 0,
      marginBottom: 0,
      x: { type: 'band', domain: years, paddingInner: 0.28, paddingOuter: 0.2, axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        hatchPattern,
        ...panels.flatMap((panel) => {
          const { head, bracket, base: zero } = bases[panel];
          const y = (tick: number) => at(panel, tick);
          return [
            legendTarget(
              label(width, [names[panel]], {
                frameAnchor: 'left',
                y: () => head + 12,
                dx: -marginLeft,
                text: (name: string) => name,
                fontWeight: 600,
              }),
            ),
            Plot.ruleY(scales[panel].ticks, { y, insetLeft: -marginLeft, stroke: 'var(--rule)' }),
            axisLabel(scales[panel].ticks, {
              frameAnchor: 'left',
              y,
              dx: -marginLeft,
              dy: -7,
              text: formatCount,
            }),
            Plot.ruleY([zero], { y: (at: number) => at, insetLeft: -marginLeft, stroke: 'var(--ink)' }),
            axisLabel([0], { frameAnchor: 'left', y, dx: -marginLeft, dy: -7, text: formatCount }),
            Plot.ruleY([bracket], {
              y: (at: number) => at,
              x1: () => firstYear,
              x2: () => lastYear,
              stroke: 'var(--muted)',
            }),
            label(width, [total(panel)], {
              x: () => middle,
              y: () => bracket,
              dy: -9,
              text: (figure: string) => `${figure} in ${formatInWords(count)} years`,
              fill: 'var(--ink-2)',
            }),
            interactive(
              Plot.barY(
                known.filter((row) => row.panel === panel),
                { x: 'year', y1: base, y2: top, fill: scales[panel].ink },
              ),
            ),
          ];
        }),
        // Afloat, so that it is no bar: nothing is said about how many there were.
        interactive(
          Plot.barY(unpublished, {
            x: 'year',
            y1: (row: Row) => base(row) - 4,
            y2: (row: Row) => base(row) - 15,
            fill: hatchFill,
            stroke: 'var(--hatch)',
            strokeWidth: 0.75,
          }),
        ),
        interactive(
          remark(
            drawn.filter((row) => row.standing === 'not known'),
            { x: 'year', y: base, dy: -8, text: () => '?' },
          ),
        ),
        Plot.barY(otherOf(rows), {
          x: 'year',
          y1: top,
          y2: other,
          fill: 'var(--paper)',
          stroke: 'var(--armed)',
          strokeWidth: 1.2,
          insetBottom: -0.6,
        }),
        axisLabel(
          known.filter((row) => row.panel !== 'operations' && row.also_reported === null),
          { x: 'year', y: top, dy: -7, text: 'value', fontWeight: wide ? 600 : 500, fill: 'var(--ink)' },
        ),
        axisLabel(otherOf(rows), {
          x: 'year',
          y: top,
          dy: 11,
          text: 'value',
          fontWeight: 600,
          fill: 'var(--on-armed)',
        }),
        axisLabel(otherOf(rows), {
          x: 'year',
          y: other,
          dy: -8,
          text: () => 'a',
          fontWeight: 600,
          fill: 'var(--ink)',
        }),
        ...years.flatMap((year, index) => {
          if (index % (wide ? 5 : 10) !== 0) return [];
          const last = index === years.length - 1 ? ({ textAnchor: 'end', dx: wide ? 11 : 6 } as const) : {};
          return axisLabel([year], {
            x: (year: string) => year,
            y: () => bases.deaths.base,
            dy: 18,
            text: (year: string) => year,
            ...last,
          });
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
  series: (row) => (row.panel === 'who' ? 'Who was shot dead' : names[row.panel]),
  sonification: () => ({ along: 'year', height: 'value' }),
  key: () => [{ symbol: 'hatch', label: 'not published: before the official series' }],
  list(rows) {
    const { people, span, dimensions } = whoWereShot(rows);
    return [
      {
        items: otherOf(rows).map((row) => ({
          mark: 'a',
          words: `${row.year}: the Home Office’s own releases say ${formatInWords(row.value ?? NaN)}; a later press report of its figures says ${formatInWords(row.also_reported ?? NaN)}. Both stand, and it is not known which is right.`,
        })),
      },
      {
        head: `Who was shot dead: the ${formatCount(people)} people of ${span}`,
        items: dimensions.map(({ dimension, parts }) => ({
          mark: `${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}`,
          words: formatList(parts.map(told)),
        })),
      },
    ];
  },
  notes(rows) {
    const { people, dimensions } = whoWereShot(rows);
    const copied = knownIn(rows, 'incidents').filter((row) => row.second_hand === 'yes');
    const zeros = knownIn(rows, 'deaths').filter((row) => row.value === 0);
    const adds = claim(
      'Each division adds up to the same people',
      dimensions.every(({ total }) => total === people),
      { people },
    );
    return [
      text`A question mark is a year whose figure is not held here: incidents of ${yearsOf(missingOf(rows, 'incidents', 'not known'))}, and operations of ${yearsOf(missingOf(rows, 'operations', 'not known'))}. Hatched years, ${yearsOf(missingOf(rows, 'operations', 'not published'))}, come before the official series of operations. A ${formatCount(0)} is a count: in ${yearsOf(zeros)} police shot nobody dead.`,
      text`An operation is not a shooting: it is an authorisation to send armed officers. The Home Office counts operations and incidents, the police complaints body counts people shot dead. People who were shot and lived are not counted here.`,
      text`${adds}. Before 2015/16 Chinese was counted under Other, since then under Asian. Whom police are sent to, and why, these counts do not tell.`,
      ...(copied.length > 0
        ? [
            text`The incidents of ${yearsOf(copied)} were seen only in texts that carry the Home Office’s release.`,
          ]
        : []),
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id?.split(';') ?? []))],
  referenceDate: (rows) => formatPeriod(knownIn(rows, 'deaths').at(-1)?.period ?? ''),
});
