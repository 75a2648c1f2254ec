import * as Plot from '@observablehq/plot';
import { group, max, range } from 'd3';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatDate, formatList, formatPercent, formatPeriod } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import { countColumn, figureColumn, textColumns } from '../kit/columns.ts';
import { hatched, margins, toLeft, toRight } from '../kit/scales.ts';
import { defineView } from '../kit/define-chart.ts';
import { capitalise, compact, firstOfEach, formatGiven, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { axisLabel, bars, hatchPattern, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { deriveReportsEthnicity, leastBase, leftOut, type ReportsEthnicityRow as Row } from './rows.ts';

const first = 'england-and-wales';

/** The rows of a state: those of reports, those of the census, and a row of each year, the newest first. `rows` are those of all states. */
function view(rows: Row[], state = first) {
  const shown = where(rows, { state });
  const reports = where(shown, { kind: 'reports' });
  const years = firstOfEach(reports, 'counted');
  const [row, newest] = [shown[0], years[0]];
  if (!row || !newest) throw new Error(`reports-ethnicity: no reports in ${state}`);
  // A percentage of a few reports would jump with each of them, so a year with too small a base turns the scale to counts.
  const isInPercent = years.every(({ base }) => (base ?? 0) >= leastBase);
  const { place, dimension } = row;
  return {
    rows,
    state,
    shown,
    reports,
    census: where(shown, { kind: 'census' }),
    years,
    newest,
    isInPercent,
    place,
    dimension,
  };
}

type Shown = ReturnType<typeof view>;

const formatWithShare = ({ reports, percent }: Row) =>
  compact([formatGiven(reports), percent !== null && formatPercent(percent)]).join(' · ');
const ofPopulation = ({ percent }: Row) => `${formatPercent(percent ?? NaN)} of the population`;

/** 18 to 34, White; words that are no names of groups in small letters. */
const inText = ({ dimension, group }: Row) =>
  dimension === 'gender' || group.startsWith('Not ') || group === 'Other' ? group.toLowerCase() : group;

/** The group with the greatest count of the newest year and the next; all that share the next one’s count. */
function leading({ reports, newest, isInPercent }: Shown): string {
  const counted = where(reports, { counted: newest.counted }).toSorted(
    (a, b) => (b.reports ?? 0) - (a.reports ?? 0),
  );
  const [most, ...others] = counted.map((row) => {
    const amount = isInPercent ? formatPercent(row.percent ?? NaN) : formatCount(row.reports ?? NaN);
    return { reports: row.reports, words: `${inText(row)} in ${amount}` };
  });
  const next = others.filter((row) => row.reports === others[0]?.reports);
  return `${most?.words} of ${formatGiven(newest.base)} reports, ${formatList(next.map(({ words }) => words))}`;
}

/** The newest year’s reports on those perceived as Black, and all of that year, in the country and of the Met. */
const ofTheMet = (rows: Row[]) =>
  [first, 'met'].map((state) => {
    const [row] = where(rows, { state, group: 'Black' });
    return { reports: row?.reports ?? NaN, base: row?.base ?? NaN };
  }) as [Amounts, Amounts];

type Amounts = Record<'reports' | 'base', number>;

/** The country’s reports without the Met’s. */
function outsideMet(rows: Row[]): string {
  const [whole, met] = ofTheMet(rows);
  return formatPercent(share(whole.reports - met.reports, whole.base - met.base) * 100);
}

function noteOnCensus(rows: Row[]) {
  const [whole, met] = ofTheMet(rows);
  const part = share(met.base, whole.base);
  return sentence(
    'reports-ethnicity',
    'Note on the census',
    { share: formatPercent(Math.round(part * 100)) },
    { 'over-a-third': { holds: part > 1 / 3 && part < 0.4, figures: { part } } },
  );
}

/** Ticks from zero to the end of the scale. */
function ticksOf({ shown, isInPercent }: Shown): number[] {
  if (isInPercent) return [0, 25, 50, 75, 100];
  const greatest = max(shown, (row) => row.reports) ?? 0;
  const step = [5, 10, 20, 25, 50, 100, 200, 500].find((size) => greatest / size <= 5) ?? greatest;
  return range(Math.ceil(greatest / step) + 1).map((index) => index * step);
}

/** The place without the article that it has in a sentence: the Met. */
const nameOf = (place: string) => place.replace(/^the /, '');
const laneOf = (row: Row) => `${row.group} · ${row.counted}`;
const asPerceived = (dimension: string) => `${capitalise(dimension)} as the officer perceived it`;

export const reportsEthnicity = defineView<Row, Shown>({
  id: 'reports-ethnicity',
  name: 'Reports by ethnicity',
  tables: ['firearms-reports', 'population-ethnicity'],
  spatialCoverage: ({ place }) => nameOf(place),
  keyColumns: ['state', 'dimension', 'group', 'period'],
  rows: deriveReportsEthnicity,
  states: (rows) =>
    firstOfEach(rows, 'state').map(({ state, dimension, place }) => ({
      id: state,
      label: dimension === 'ethnicity' ? nameOf(place) : capitalise(dimension),
    })),
  view,
  title(shown) {
    const figures = { Dimension: capitalise(shown.dimension), leading: leading(shown) };
    if (shown.state !== first) return sentence('reports-ethnicity', 'Title', figures);
    const outside = { 'outside-the-met': outsideMet(shown.rows) };
    return sentence('reports-ethnicity', 'Title of the first state', { ...figures, ...outside });
  },
  subtitle({ years, census, place, isInPercent }) {
    const bases = formatList(years.map((row) => `${row.counted} (${formatGiven(row.base)})`));
    const figures = { Place: capitalise(place), bases };
    const heading = `Subtitle, in ${isInPercent ? 'percent' : 'counts'}`;
    if (!census[0]) return sentence('reports-ethnicity', heading, figures);
    const day = formatDate(census[0].period);
    return sentence('reports-ethnicity', `${heading}, with a census`, { ...figures, census: day });
  },
  alt({ shown, place, dimension }) {
    const figures = [...group(shown, (row) => row.group)].map(([name, parts]) => {
      const counted = parts.map(
        (row) => `${row.counted} ${row.kind === 'census' ? ofPopulation(row) : formatWithShare(row)}`,
      );
      return `${name}: ${counted.join(', ')}`;
    });
    return text`Bars for each year’s officers’ reports of aiming or firing a gun, ${place}, by the person’s ${dimension} as the officer perceived it. ${figures.join('. ')}.`;
  },
  table({ shown, dimension }) {
    // A census row counts no reports.
    const missing = (row: Row) => (row.kind === 'census' ? undefined : 'not given');
    const isDerived = shown.some((row) => row.worked_out);
    return {
      columns: [
        ...textColumns({ group: asPerceived(dimension), counted: 'Counted' }),
        { ...countColumn('reports', 'Officers’ reports'), missing },
        { ...countColumn('base', 'Of all'), missing },
        figureColumn('percent', 'Percent', formatPercent),
        ...(isDerived ? textColumns({ worked_out: 'Added as' }) : []),
      ],
      rows: shown,
    };
  },
  draw(all, { width }) {
    const wide = isWide(width);
    const { shown, reports, census, newest, isInPercent } = all;
    // A place of its own: on a phone above the bars for the group’s name, on a desktop between groups.
    const lanes = [...group(shown, (row) => row.group)]
      .flatMap(([name, parts]) => [name, ...parts.map(laneOf)])
      .slice(wide ? 1 : 0);
    const slot = wide ? 20 : 21;
    const ticks = ticksOf(all);
    const end = ticks.at(-1) ?? 0;
    const x = isInPercent ? 'percent' : 'reports';
    const known = reports.filter((row) => row.reports !== null);
    const inNewest = where(known, { counted: newest.counted });
    const inEarlier = known.filter((row) => !inNewest.includes(row));
    const isLong = (row: Row) => Number(row[x]) > end * 0.55;
    const bar = { y: laneOf, insetTop: 2, insetBottom: 2 };
    const onBar = (data: Row[], options: Plot.TextOptions) =>
      valueLabel(width, data, { x, y: laneOf, text: formatWithShare, ...options });
    const inBar = (data: Row[], fill: string) =>
      onBar(data.filter(isLong), { stroke: null, fill, ...toLeft(6) });
    const nearEnd = (row: Row) => (row.percent ?? 0) > 55;
    const onCensus = { x: 'percent', y: laneOf, text: ofPopulation };
    return {
      height: lanes.length * slot + 32,
      ...margins(0, 20, 32, wide ? 268 : 62),
      x: { domain: [0, end], axis: null },
      y: { domain: lanes, axis: null, padding: 0 },
      marks: [
        hatchPattern,
        Plot.ruleX(ticks.slice(1), { stroke: 'var(--rule)', insetTop: wide ? 0 : slot + 4 }),
        label(width, firstOfEach(shown, 'group'), {
          frameAnchor: 'left',
          y: wide ? laneOf : 'group',
          text: 'group',
          stroke: 'var(--paper)',
          strokeWidth: 4,
          ...(wide ? toLeft(68) : toRight(-62, 3)),
        }),
        axisLabel(shown, { frameAnchor: 'left', y: laneOf, text: 'counted', ...toLeft(8) }),
        bars(inNewest, { ...bar, x, fill: 'var(--step)' }),
        bars(inEarlier, { ...bar, x, fill: 'var(--step-2)' }),
        bars(where(reports, { reports: null }), { ...bar, x1: 0, x2: end, ...hatched }),
        Plot.tickX(reports, { x: 0, y: laneOf, stroke: 'var(--ink)' }),
        interactive(
          Plot.dot(census, { x: 'percent', y: laneOf, r: 4.5, symbol: 'diamond', fill: 'var(--muted)' }),
        ),
        remark(
          census.filter((row) => !nearEnd(row)),
          { ...onCensus, ...toRight(9) },
        ),
        remark(census.filter(nearEnd), { ...onCensus, ...toLeft(9) }),
        onBar(
          known.filter((row) => !isLong(row)),
          toRight(5),
        ),
        inBar(inNewest, 'var(--paper)'),
        // The two greys of `unarmed` and `step-2` are neighbours, and this colour reads on both in light and dark.
        inBar(inEarlier, 'var(--on-unarmed)'),
        ticks.map((tick) =>
          axisLabel([tick], {
            x: Plot.identity,
            frameAnchor: 'bottom',
            dy: 20,
            text: tick === end && isInPercent ? formatPercent : formatCount,
          }),
        ),
      ],
    };
  },
  tooltip(row) {
    const { group, place, period, reports, base, percent, dimension } = row;
    if (row.kind === 'census')
      return `${group}: ${ofPopulation(row)} of ${place}, census of ${formatDate(period)}. Context, not a base for reports.`;
    const amount = `${formatGiven(reports)} of ${formatGiven(base)}${percent === null ? '' : ` (${formatPercent(percent)})`}`;
    return `${capitalise(place)}, ${dimension} as the officer perceived it, ${inText(row)}: ${amount} officers’ reports of aiming or firing a gun, ${formatPeriod(period)}.`;
  },
  notes({ rows, shown, reports, census, isInPercent, dimension }) {
    const derived = shown.filter((row) => row.worked_out);
    const sums = derived.map((row) => `${inText(row)} ${row.worked_out}`);
    return [
      text`The figures cannot tell where and to whom the police are sent, who is seen as armed, or what part bias plays. No count is held of those whom armed officers met, so a share of reports is not a likelihood.`,
      census.length > 0 && noteOnCensus(rows),
      derived.length > 0 &&
        text`${formatList(valuesOf(derived, 'counted'))} is added up as the later year counts: ${sums.join('; ')}.`,
      !isInPercent &&
        text`Percentages stand only beside years with ${formatCount(leastBase)} reports or over, so the bars are counts.`,
      dimension === 'age' &&
        text`Reports on children ${leftOut.replace(' years', '').toLowerCase()} are left out of the picture. They stay in the totals that the percentages are taken of.`,
      ...reports.map(({ note }) => note !== null && text`${note}.`),
    ];
  },
  referenceDate: ({ newest }) => formatDate(newest.period.split('/')[1] ?? ''),
});
