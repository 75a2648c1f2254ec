import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { asOf } from '../../data/as-of.ts';
import { formatCount, formatDate, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/**
 * Home Office, police workforce: officers on 31 March, headcount and full-time equivalents, summed from the open data
 * table. One release is held, so there is nothing to show of how the figures were revised.
 */
interface Row extends ChartRow {
  /** The force, or England and Wales, as readers see it. */
  force: string;
  geography: string;
  /** The state’s part of the address. */
  force_id: string;
  date: string;
  year: number;
  headcount: number | null;
  fte: number | null;
  release: string | null;
  released: string | null;
  source_id: string | null;
}

type Known = Row & { headcount: number };

const wholeCountry = 'England and Wales';
const wholeCountryId = 'england-and-wales';

/** England and Wales first, since the first state is the one that is shown; then the forces by name. */
function readRows(tables: Tables): Row[] {
  const officers = asOf(
    tables['police-officers'],
    null,
    (row) => `${row.geography} · ${row.date} · ${row.measure}`,
  );
  const dates = [...new Set(officers.map((row) => row.date))].toSorted();
  const forces = tables['police-forces'].toSorted((a, b) =>
    a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  const places = [
    { geography: wholeCountry, force: wholeCountry, force_id: wholeCountryId },
    ...forces.map(({ geography, force_name, force_id }) => ({ geography, force: force_name, force_id })),
  ];
  return places.flatMap(({ geography, force, force_id }) =>
    dates.map((date): Row => {
      const find = (measure: string) =>
        officers.find((row) => row.geography === geography && row.date === date && row.measure === measure);
      const headcount = find('police_officers_headcount');
      const fte = find('police_officers_fte');
      const cited = [...(headcount?.source_id ?? []), ...(fte?.source_id ?? [])];
      return {
        force,
        force_id,
        geography,
        date,
        year: Number(date.slice(0, 4)),
        headcount: headcount?.value ?? null,
        fte: fte?.value ?? null,
        release: headcount?.release ?? null,
        released: headcount?.released ?? null,
        source_id: cited.length > 0 ? [...new Set(cited)].join(';') : null,
      };
    }),
  );
}

const inState = (rows: Row[], state = wholeCountryId) => rows.filter((row) => row.force_id === state);

const isKnown = (row: Row): row is Known => row.headcount !== null;

/** The first, the last and the lowest figure of a state. Where the lowest is one of the ends, it is not told again. */
function told(rows: Row[]) {
  const known = rows.filter(isKnown);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) throw new Error(`officers-by-force: no figures for ${rows[0]?.force}`);
  const low = known.reduce((least, row) => (row.headcount < least.headcount ? row : least));
  const isBetween = low.headcount < Math.min(first.headcount, last.headcount);
  return { known, first, last, low: isBetween ? low : null };
}

const nameOf = ({ force }: Row) =>
  / Police$|^City of London$|^West Midlands$/.test(force) ? `the ${force}` : force;

/** Even steps from zero: of those that leave a little room over the line, the ones that waste least. */
function ticksTo(greatest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(greatest));
  const counted = [0.2, 0.25, 0.5, 1, 2].map((factor) => ({
    step: factor * power,
    steps: Math.ceil((greatest * 1.02) / (factor * power)),
  }));
  const scales = counted
    .filter(({ steps }) => steps >= 3 && steps <= 6)
    .toSorted((a, b) => a.step * a.steps - b.step * b.steps || a.steps - b.steps);
  const { step, steps } = scales[0] ?? { step: greatest, steps: 1 };
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** The first figure stands over its dot, or under it where the line climbs across in the years that the figure is wide. */
function isFirstUnder({ known, first }: ReturnType<typeof told>, width: number): boolean {
  const changes = known.slice(1, isWide(width) ? 2 : 4).map((row) => row.headcount - first.headcount);
  return Math.max(...changes) > -Math.min(...changes);
}

export const officersByForce = defineChart<Row>({
  id: 'officers-by-force',
  name: 'Officers by force',
  tables: ['police-officers', 'police-forces'],
  spatialCoverage: (rows, { state }) => inState(rows, state)[0]?.force ?? '',
  rows: readRows,
  states: (rows) =>
    [...new Map(rows.map((row) => [row.force_id, row.force]))].map(([id, label]) => ({ id, label })),
  title(rows, { state }) {
    const { known, first, last, low } = told(inState(rows, state));
    const inYear = ({ headcount, year }: Known) => `${formatCount(headcount)} in ${year}`;
    const isLowest = known.every((row) => row.headcount >= (low?.headcount ?? NaN));
    const between = low
      ? text`, ${formatCount(low.headcount)} ${claim('at the lowest', isLowest, { low: low.headcount })} in ${String(low.year)}`
      : '';
    return text`Police officers in ${nameOf(last)}: ${inYear(first)}${between}, ${inYear(last)}`;
  },
  subtitle(rows, { state }) {
    const { first, last } = told(inState(rows, state));
    return text`Headcount on 31 March of each year, ${String(first.year)} to ${String(last.year)}: part-time officers count in full. All officers, armed or not`;
  },
  alt(rows, { state }) {
    const { known, first, last, low } = told(inState(rows, state));
    const figures = known.map((row) => `${row.year}: ${formatCount(row.headcount)}`);
    return text`Line chart of the police officers of ${first.force} on 31 March, headcount, on a scale from ${formatCount(0)}. ${formatCount(first.headcount)} in ${String(first.year)}${low ? `, ${formatCount(low.headcount)} in ${low.year}` : ''} and ${formatCount(last.headcount)} in ${String(last.year)}. Year by year: ${figures.join('; ')}.`;
  },
  table: (rows, { state }) => ({
    columns: [
      { name: 'date', label: 'Date', format: (value: string) => formatDate(value) },
      {
        name: 'headcount',
        label: 'Officers, headcount',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
      {
        name: 'fte',
        label: 'Full-time equivalents',
        align: 'right',
        format: (value: number) => formatCount(value),
      },
    ],
    rows: inState(rows, state),
  }),
  draw(rows, { width, state }) {
    const wide = isWide(width);
    const shown = inState(rows, state);
    const figures = told(shown);
    const { first, last, low } = figures;
    const years = shown.map((row) => row.year);
    const ticks = ticksTo(Math.max(...figures.known.map((row) => row.headcount)));
    const at = { x: 'year', y: 'headcount' };
    const figure = (row: Known) => formatCount(row.headcount);
    return {
      height: wide ? 360 : 320,
      marginTop: 24,
      marginBottom: 32,
      marginLeft: 0,
      marginRight: wide ? 78 : 72,
      x: { domain: [first.year, last.year], insetLeft: wide ? 70 : 62, insetRight: 1, axis: null },
      y: { domain: [0, ticks.at(-1) ?? 0], axis: null },
      marks: [
        Plot.ruleY(ticks, { stroke: (tick: number) => (tick === 0 ? 'var(--ink)' : 'var(--rule)') }),
        axisLabel(ticks, {
          y: (tick: number) => tick,
          text: (tick: number) => formatCount(tick),
          frameAnchor: 'left',
          textAnchor: 'start',
          dy: -8,
        }),
        Plot.axisX(years, { tickSize: 5, color: 'var(--muted)', label: null, tickFormat: () => '' }),
        axisLabel(wide ? years : years.filter((year) => (year - first.year) % 5 === 0), {
          x: (year: number) => year,
          text: (year: number) =>
            !wide || year === first.year || year % 10 === 0 ? `${year}` : `’${`${year}`.slice(2)}`,
          frameAnchor: 'bottom',
          dy: 21,
        }),
        Plot.line(shown, {
          ...at,
          stroke: 'var(--ink-2)',
          strokeWidth: 2,
          strokeLinejoin: 'round',
          strokeLinecap: 'round',
        }),
        interactive(presentDot(shown, { ...at, fill: 'var(--ink-2)' })),
        valueLabel(width, [first], {
          ...at,
          text: figure,
          textAnchor: 'start',
          dx: -4,
          dy: isFirstUnder(figures, width) ? 16 : -14,
        }),
        valueLabel(width, low ? [low] : [], { ...at, text: figure, dy: 16 }),
        valueLabel(width, [last], { ...at, text: figure, textAnchor: 'start', dx: 9 }),
        // The unit stands with the newest figure: on the topmost label of the axis it would meet the first.
        remark([last], { ...at, text: () => 'officers', textAnchor: 'start', dx: 9, dy: 17 }),
      ],
    };
  },
  tooltip(row) {
    if (!isKnown(row)) return `${row.force}: no figure for ${formatDate(row.date)}.`;
    const fte = row.fte === null ? '' : `, or ${formatCount(row.fte)} full-time equivalents`;
    return `${row.force}: ${formatCount(row.headcount)} police officers on ${formatDate(row.date)}${fte}.`;
  },
  sonification: () => ({ along: 'date', height: 'headcount' }),
  notes(rows, { state }) {
    const released = [...new Set(inState(rows, state).flatMap((row) => row.released ?? []))].toSorted();
    return [
      text`Headcount is drawn alone; full-time equivalents stand beside it in the table. These are all officers, whether or not they carry a gun.`,
      text`Figures are sums over the rows of the Home Office’s table. They are those of the release of ${formatList(released.map(formatDate))}: earlier releases are not held, so revisions cannot be shown.`,
    ];
  },
  sources: (rows, { state }) => [
    ...new Set(inState(rows, state).flatMap((row) => row.source_id?.split(';') ?? [])),
  ],
  referenceDate: (rows, { state }) => formatDate(told(inState(rows, state)).last.date),
});
