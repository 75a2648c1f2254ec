import * as Plot from '@observablehq/plot';
import { defineChart, type State } from '../kit/define-chart.ts';
import { axisLabel, hatchFill, hatchPattern, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatCount, formatDate, formatList, formatPercent, formatPeriod } from '../../data/format.ts';
import { leastBase, leftOut, readReportsEthnicity, type ReportsEthnicityRow as Row } from './rows.ts';
import { share } from '../../data/share.ts';
import { claim, text } from '../../data/checked-text.ts';

const first = 'england-and-wales';
const inState = (rows: Row[], state = first) => rows.filter((row) => row.state === state);
const reportsOf = (rows: Row[]) => rows.filter((row) => row.kind === 'reports');
const unique = <Item>(items: Item[]) => [...new Set(items)];
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Newest first: a row of each year of a state. */
const yearsOf = (shown: Row[]) =>
  unique(reportsOf(shown).map((row) => row.counted)).flatMap(
    (year) => shown.find((row) => row.counted === year) ?? [],
  );

/** A percentage of a few reports would jump with each of them, so a year with too small a base turns the scale to counts. */
const isInPercent = (shown: Row[]) => yearsOf(shown).every((row) => (row.base ?? 0) >= leastBase);

/** A census row counts no reports. */
const notGiven = (row: Row) => (row.kind === 'census' ? undefined : 'not given');

const orNotGiven = (value: number | null) => (value === null ? 'not given' : formatCount(value));
const figure = ({ reports, percent }: Row) =>
  percent === null ? orNotGiven(reports) : `${orNotGiven(reports)} · ${formatPercent(percent)}`;
const ofPopulation = ({ percent }: Row) => `${formatPercent(percent ?? NaN)} of the population`;
const isUnknown = ({ group }: Row) => group.startsWith('Not ');

/** 18 to 34, White; words that are no names of groups in small letters. */
const inText = (row: Row) =>
  row.dimension === 'gender' || isUnknown(row) || row.group === 'Other' ? row.group.toLowerCase() : row.group;

/** The group with the greatest count of the newest year and the next; all that share the next one’s count. */
function leading(shown: Row[]): string {
  const year = yearsOf(shown)[0]?.counted;
  const counted = shown
    .filter((row) => row.counted === year)
    .toSorted((a, b) => (b.reports ?? 0) - (a.reports ?? 0));
  const [most, next] = counted;
  const others = counted.slice(1).filter((row) => row.reports === next?.reports);
  const amount = (row: Row) =>
    isInPercent(shown) ? formatPercent(row.percent ?? NaN) : formatCount(row.reports ?? NaN);
  if (!most) throw new Error('reports-ethnicity: no reports');
  return `${inText(most)} in ${amount(most)} of ${orNotGiven(most.base)} reports, ${formatList(others.map((row) => `${inText(row)} in ${amount(row)}`))}`;
}

/** The newest year’s reports on those perceived as Black, and all of that year. */
function newest(rows: Row[], state: string) {
  const row = inState(rows, state).find(({ group }) => group === 'Black');
  return { reports: row?.reports ?? NaN, base: row?.base ?? NaN };
}

/** The country’s reports without the Met’s, in the newest year. */
function outsideMet(rows: Row[]): string {
  const [whole, met] = [newest(rows, first), newest(rows, 'met')];
  return formatPercent(share(whole.reports - met.reports, whole.base - met.base) * 100);
}

function ofTheMet(rows: Row[]) {
  const part = share(newest(rows, 'met').base, newest(rows, first).base);
  return claim('Over a third of these reports are the Met’s', part > 1 / 3 && part < 0.4, { part });
}

/** Ticks from zero to the end of the scale. */
function ticksOf(shown: Row[]): number[] {
  if (isInPercent(shown)) return [0, 25, 50, 75, 100];
  const greatest = Math.max(...shown.map((row) => row.reports ?? 0));
  const step = [5, 10, 20, 25, 50, 100, 200, 500].find((size) => greatest / size <= 5) ?? greatest;
  return Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, index) => index * step);
}

/** The place without the article that it has in a sentence: the Met. */
const nameOf = ({ place }: Row) => place.replace(/^the /, '');
const placeOf = (row: Row) => `${row.group} · ${row.counted}`;
const columnNames = {
  ethnicity: 'Ethnicity as the officer perceived it',
  age: 'Age as the officer perceived it',
  gender: 'Gender as the officer perceived it',
};

export const reportsEthnicity = defineChart<Row>({
  id: 'reports-ethnicity',
  name: 'Reports by ethnicity',
  tables: ['firearms-reports', 'population-ethnicity'],
  spatialCoverage: (rows, { state }) => nameOf(inState(rows, state)[0] as Row),
  rows: readReportsEthnicity,
  states: (rows) =>
    unique(rows.map((row) => row.state)).map((id): State => {
      const row = inState(rows, id)[0] as Row;
      return { id, label: row.dimension === 'ethnicity' ? nameOf(row) : capitalise(row.dimension) };
    }),
  title(rows, { state = first }) {
    const shown = inState(rows, state);
    const outside = state === first ? `; outside the Met, Black in ${outsideMet(rows)}` : '';
    return text`${columnNames[(shown[0] as Row).dimension]}: ${leading(shown)}${outside}`;
  },
  subtitle(rows, { state }) {
    const shown = inState(rows, state);
    const bases = formatList(yearsOf(shown).map((row) => `${row.counted} (${orNotGiven(row.base)})`));
    const census = shown.find((row) => row.kind === 'census');
    const unit = isInPercent(shown) ? 'in percent of each year’s reports' : 'in counts';
    return text`${capitalise((shown[0] as Row).place)}: officers’ reports of aiming or firing a gun, ${bases}, ${unit}${census ? `. Grey marks, for context: the census of ${formatDate(census.period)}` : ''}`;
  },
  alt(rows, { state }) {
    const shown = inState(rows, state);
    const told = unique(shown.map((row) => row.group)).map((group) => {
      const figures = shown
        .filter((row) => row.group === group)
        .map((row) =>
          row.kind === 'census' ? `census ${ofPopulation(row)}` : `${row.counted} ${figure(row)}`,
        );
      return `${group}: ${figures.join(', ')}`;
    });
    const { place, dimension } = shown[0] as Row;
    return text`Bars for each year’s officers’ reports of aiming or firing a gun, ${place}, by the person’s ${dimension} as the officer perceived it. ${told.join('. ')}.`;
  },
  table(rows, { state }) {
    const shown = inState(rows, state);
    const dimension = shown[0]?.dimension ?? 'ethnicity';
    return {
      columns: [
        { name: 'group', label: columnNames[dimension] },
        { name: 'counted', label: 'Counted' },
        {
          name: 'reports',
          label: 'Officers’ reports',
          align: 'right',
          format: (value: number) => formatCount(value),
          missing: notGiven,
        },
        {
          name: 'base',
          label: 'Of all',
          align: 'right',
          format: (value: number) => formatCount(value),
          missing: notGiven,
        },
        {
          name: 'percent',
          label: 'Percent',
          align: 'right',
          format: (value: number) => formatPercent(value),
        },
        ...(shown.some((row) => row.worked_out) ? [{ name: 'worked_out', label: 'Added as' } as const] : []),
      ],
      rows: shown,
    };
  },
  draw(rows, { width, state }) {
    const wide = isWide(width);
    const shown = inState(rows, state);
    const groups = unique(shown.map((row) => row.group));
    const lanes = (group: string) => shown.filter((row) => row.group === group).map(placeOf);
    // A place of its own: on a phone above the bars for the group’s name, on a desk between groups.
    const places = groups.flatMap((group, index) => [
      ...(wide && index === 0 ? [] : [group]),
      ...lanes(group),
    ]);
    const slot = wide ? 20 : 21;
    const ticks = ticksOf(shown);
    const end = ticks.at(-1) ?? 0;
    const x = isInPercent(shown) ? 'percent' : 'reports';
    const [newestYear] = yearsOf(shown);
    const known = reportsOf(shown).filter((row) => row.reports !== null);
    const unknown = reportsOf(shown).filter((row) => row.reports === null);
    const census = shown.filter((row) => row.kind === 'census');
    const isNewest = (row: Row) => row.counted === newestYear?.counted;
    const inside = (row: Row) => Number(row[x]) > end * 0.55;
    const nearEnd = (row: Row) => (row.percent ?? 0) > 55;
    const headings = groups.map((group) => shown.find((row) => row.group === group) as Row);
    const inset = { insetTop: 2, insetBottom: 2 };
    const bar = (data: Row[], fill: string) =>
      interactive(Plot.barX(data, { x, y: placeOf, fill, ...inset }));
    const onBar = (data: Row[], options: Plot.TextOptions) =>
      valueLabel(width, data, { x, y: placeOf, text: figure, ...options });
    const insideBar = { textAnchor: 'end', dx: -6, stroke: null } as const;
    return {
      height: places.length * slot + 32,
      marginLeft: wide ? 268 : 62,
      marginRight: 20,
      marginTop: 0,
      marginBottom: 32,
      x: { domain: [0, end], axis: null },
      y: { domain: places, axis: null, padding: 0 },
      marks: [
        hatchPattern,
        Plot.ruleX(ticks.slice(1), { stroke: 'var(--rule)', insetTop: wide ? 0 : slot + 4 }),
        label(width, headings, {
          frameAnchor: 'left',
          y: wide ? placeOf : 'group',
          text: 'group',
          textAnchor: wide ? 'end' : 'start',
          dx: wide ? -68 : -62,
          dy: wide ? 0 : 3,
          stroke: 'var(--paper)',
          strokeWidth: 4,
        }),
        axisLabel(shown, { frameAnchor: 'left', y: placeOf, text: 'counted', textAnchor: 'end', dx: -8 }),
        bar(known.filter(isNewest), 'var(--step)'),
        bar(
          known.filter((row) => !isNewest(row)),
          'var(--step-2)',
        ),
        interactive(
          Plot.barX(unknown, {
            x1: 0,
            x2: end,
            y: placeOf,
            fill: hatchFill,
            stroke: 'var(--hatch)',
            strokeWidth: 0.75,
            ...inset,
          }),
        ),
        Plot.tickX(reportsOf(shown), { x: 0, y: placeOf, stroke: 'var(--ink)' }),
        interactive(
          Plot.dot(census, { x: 'percent', y: placeOf, r: 4.5, symbol: 'diamond', fill: 'var(--muted)' }),
        ),
        remark(
          census.filter((row) => !nearEnd(row)),
          { x: 'percent', y: placeOf, text: ofPopulation, textAnchor: 'start', dx: 9 },
        ),
        remark(census.filter(nearEnd), {
          x: 'percent',
          y: placeOf,
          text: ofPopulation,
          textAnchor: 'end',
          dx: -9,
        }),
        onBar(
          known.filter((row) => !inside(row)),
          { textAnchor: 'start', dx: 5 },
        ),
        onBar(
          known.filter((row) => inside(row) && isNewest(row)),
          { ...insideBar, fill: 'var(--paper)' },
        ),
        // The two greys of `unarmed` and `step-2` are neighbours, and this ink reads on both in light and dark.
        onBar(
          known.filter((row) => inside(row) && !isNewest(row)),
          { ...insideBar, fill: 'var(--on-unarmed)' },
        ),
        ticks.map((tick) =>
          axisLabel([tick], {
            x: (at: number) => at,
            frameAnchor: 'bottom',
            dy: 20,
            text: (at: number) => (at === end && x === 'percent' ? formatPercent(at) : formatCount(at)),
          }),
        ),
      ],
    };
  },
  tooltip(row) {
    if (row.kind === 'census')
      return `${row.group}: ${ofPopulation(row)} of ${row.place}, census of ${formatDate(row.period)}. Context, not a base for reports.`;
    const amount = `${orNotGiven(row.reports)} of ${orNotGiven(row.base)}${row.percent === null ? '' : ` (${formatPercent(row.percent)})`}`;
    return `${capitalise(row.place)}, ${row.dimension} as the officer perceived it, ${inText(row)}: ${amount} officers’ reports of aiming or firing a gun, ${formatPeriod(row.period)}.`;
  },
  notes(rows, { state }) {
    const shown = inState(rows, state);
    const added = shown.flatMap((row) => (row.worked_out ? [`${inText(row)} ${row.worked_out}`] : []));
    const note = shown.flatMap((row) => (row.kind === 'reports' && row.note ? [row.note] : []));
    const addedTo = unique(shown.filter((row) => row.worked_out).map((row) => row.counted));
    const { dimension } = shown[0] as Row;
    return [
      text`The figures cannot tell where and to whom the police are sent, who is seen as armed, or what part bias plays. No count is held of those whom armed officers met, so a share of reports is not a likelihood.`,
      ...(shown.some((row) => row.kind === 'census')
        ? [
            text`The census counts what residents said of themselves. It is context, and reports are not measured against it. ${ofTheMet(rows)}, and London’s population is not that of the country.`,
          ]
        : []),
      ...(added.length > 0
        ? [text`${formatList(addedTo)} is added up as the later year counts: ${added.join('; ')}.`]
        : []),
      ...(isInPercent(shown)
        ? []
        : [
            text`Percentages stand only beside years with ${formatCount(leastBase)} reports or over, so the bars are counts.`,
          ]),
      ...(dimension === 'age'
        ? [
            text`Reports on children ${leftOut.replace(' years', '').toLowerCase()} are left out of the picture. They stay in the totals that the percentages are taken of.`,
          ]
        : []),
      ...note.map((sentence) => text`${sentence}.`),
    ];
  },
  sources: (rows, { state }) => unique(inState(rows, state).flatMap((row) => row.source_id.split(';'))),
  referenceDate: (rows, { state }) =>
    formatDate(yearsOf(inState(rows, state))[0]?.period.split('/')[1] ?? ''),
});
