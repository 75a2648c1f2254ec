import * as Plot from '@observablehq/plot';
import { least, max, min, range } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatDate, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { countAxis, margins, roundLine, toRight, yearAxis } from '../kit/scales.ts';
import { countColumn, dateColumn } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { compact, firstOfEach, joinSources, unique, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { isWide, presentDot, remark, valueLabel } from '../kit/marks.ts';

type Row = ReturnType<typeof deriveRows>[number];
type Known = Row & { headcount: number };

const whole = {
  geography: 'England and Wales',
  force_name: 'England and Wales',
  force_id: 'england-and-wales',
};

/**
 * Home Office, police workforce: officers on 31 March, headcount and full-time equivalents, summed from the open data
 * tables. Of each year one release is held, so there is nothing to show of how the figures were revised. England and Wales
 * come first, then the forces by name.
 */
function deriveRows(tables: Tables) {
  const keyOf = (row: { geography: string; date: string; measure: string }) =>
    `${row.geography} · ${row.date} · ${row.measure}`;
  const officers = new Map(asOf(tables['police-officers'], null, keyOf).map((row) => [keyOf(row), row]));
  const dates = unique([...officers.values()].map((row) => row.date)).toSorted();
  const forces = tables['police-forces'].toSorted((a, b) =>
    a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  return [whole, ...forces].flatMap(({ geography, force_name, force_id }) =>
    dates.map((date) => {
      const find = (measure: string) => officers.get(keyOf({ geography, date, measure }));
      const headcount = find('police_officers_headcount');
      const fte = find('police_officers_fte');
      return {
        force: force_name,
        force_id,
        geography,
        date,
        year: Number(date.slice(0, 4)),
        headcount: headcount?.value ?? null,
        fte: fte?.value ?? null,
        release: headcount?.release ?? null,
        released: headcount?.released ?? null,
        source_id: joinSources([headcount, fte]) || null,
      };
    }),
  );
}

const isKnown = (row: Row): row is Known => row.headcount !== null;

/** The rows of a state, with its first, last and lowest figures. Where the lowest is one of the ends, it is not given again. */
function view(rows: Row[], state = whole.force_id) {
  const shown = where(rows, { force_id: state });
  const known = shown.filter(isKnown);
  const [first, last, low] = [known[0], known.at(-1), least(known, (row) => row.headcount)];
  if (!first || !last || !low) throw new Error(`officers-by-force: no figures for ${shown[0]?.force}`);
  const isBetween = low.headcount < Math.min(first.headcount, last.headcount);
  // After the last headcount a force may have full-time equivalents, which are no headcount and are not drawn.
  const drawn = shown.filter(({ year }) => year <= last.year);
  return { shown, drawn, known, first, last, low: isBetween ? low : null };
}

const nameOf = ({ force }: Row) =>
  / Police$|^City of London$|^West Midlands$/.test(force) ? `the ${force}` : force;

/** Even steps from zero: of those that leave a little room over the line, the ones that waste least. */
function ticksTo(greatest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(greatest));
  const scales = [0.2, 0.25, 0.5, 1, 2]
    .map((factor) => factor * power)
    .map((step) => ({ step, steps: Math.ceil((greatest * 1.02) / step) }))
    .filter(({ steps }) => steps >= 3 && steps <= 6);
  const best = least(scales, (a, b) => a.step * a.steps - b.step * b.steps || a.steps - b.steps);
  const { step, steps } = best ?? { step: greatest, steps: 1 };
  return range(steps + 1).map((index) => index * step);
}

/** The first figure stands over its dot, or under it where the line climbs across in the years that the figure is wide. */
function isFirstUnder(known: Known[], width: number): boolean {
  const [first, ...next] = known.slice(0, isWide(width) ? 2 : 4).map((row) => row.headcount);
  return (max(next) ?? NaN) + (min(next) ?? NaN) > 2 * (first ?? NaN);
}

const formatInYear = ({ headcount, year }: Known) => `${formatCount(headcount)} in ${year}`;

export const officersByForce = defineView<Row, ReturnType<typeof view>>({
  id: 'officers-by-force',
  name: 'Officers by force',
  tables: ['police-officers', 'police-forces'],
  spatialCoverage: ({ first }) => first.force,
  keyColumns: ['force_id', 'date'],
  rows: deriveRows,
  states: (rows) =>
    firstOfEach(rows, 'force_id').map(({ force_id, force }) => ({ id: force_id, label: force })),
  view,
  title({ known, first, last, low }) {
    const ends = { force: nameOf(last), first: formatInYear(first), last: formatInYear(last) };
    if (!low) return sentence('officers-by-force', 'Title without a low', ends);
    const isLowest = known.every((row) => row.headcount >= low.headcount);
    return sentence(
      'officers-by-force',
      'Title',
      { ...ends, low: formatCount(low.headcount), 'low-year': String(low.year) },
      { 'at-the-lowest': { holds: isLowest, figures: { low: low.headcount } } },
    );
  },
  subtitle: ({ first, last }) =>
    sentence('officers-by-force', 'Subtitle', {
      'first-year': String(first.year),
      'last-year': String(last.year),
    }),
  alt({ known, first, last, low }) {
    const figures = known.map((row) => `${row.year}: ${formatCount(row.headcount)}`);
    return text`Line chart of the police officers of ${first.force} on 31 March, headcount, on a scale from ${formatCount(0)}. ${compact([first, low]).map(formatInYear).join(', ')} and ${formatInYear(last)}. Year by year: ${figures.join('; ')}.`;
  },
  table: ({ shown }) => ({
    columns: [
      dateColumn('date', 'Date'),
      countColumn('headcount', 'Officers, headcount'),
      countColumn('fte', 'Full-time equivalents'),
    ],
    rows: shown,
  }),
  draw({ drawn, known, first, last, low }, { width }) {
    const wide = isWide(width);
    const years = drawn.map((row) => row.year);
    const ticks = ticksTo(max(known, (row) => row.headcount) ?? NaN);
    const at = { x: 'year', y: 'headcount' };
    const figure = { ...at, text: (row: Known) => formatCount(row.headcount) };
    return {
      height: wide ? 360 : 320,
      ...margins(24, wide ? 78 : 72, 32, 0),
      x: { domain: [first.year, last.year], insetLeft: wide ? 70 : 62, insetRight: 1, axis: null },
      y: { domain: [0, ticks.at(-1) ?? 0], axis: null },
      marks: [
        Plot.ruleY(ticks, { stroke: (tick: number) => (tick === 0 ? 'var(--ink)' : 'var(--rule)') }),
        countAxis(ticks),
        yearAxis(years, wide ? years : years.filter((year) => (year - first.year) % 5 === 0), (year) =>
          !wide || year === first.year || year % 10 === 0 ? `${year}` : `’${`${year}`.slice(2)}`,
        ),
        Plot.line(drawn, { ...at, stroke: 'var(--ink-2)', ...roundLine }),
        presentDot(drawn, { ...at, fill: 'var(--ink-2)' }),
        valueLabel(width, [first], { ...figure, ...toRight(-4, isFirstUnder(known, width) ? 16 : -14) }),
        valueLabel(width, compact([low]), { ...figure, dy: 16 }),
        valueLabel(width, [last], { ...figure, ...toRight(9) }),
        // The unit stands with the newest figure: on the topmost label of the axis it would meet the first.
        remark([last], { ...at, text: () => 'officers', ...toRight(9, 17) }),
      ],
    };
  },
  tooltip(row) {
    const fte = row.fte === null ? '' : `, or ${formatCount(row.fte)} full-time equivalents`;
    if (!isKnown(row)) return `${row.force}: no headcount known for ${formatDate(row.date)}${fte}.`;
    return `${row.force}: ${formatCount(row.headcount)} police officers on ${formatDate(row.date)}${fte}.`;
  },
  sonification: () => ({ along: 'date', height: 'headcount' }),
  notes({ known }) {
    const released = compact(valuesOf(known, 'released')).toSorted();
    return [
      text`Headcount is drawn alone; full-time equivalents stand beside it in the table. These are all officers, whether or not they carry a gun.`,
      text`Figures are sums over the rows of the Home Office’s tables, as released on ${formatList(unique(released).map(formatDate))}. Earlier releases of the same years are not held, so revisions cannot be shown.`,
    ];
  },
  referenceDate: ({ last }) => formatDate(last.date),
});
