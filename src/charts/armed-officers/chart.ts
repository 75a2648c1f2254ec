import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, firstPublishedDot, isWide, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import {
  type ArmedOfficersRow,
  changes,
  isKnown,
  type Known,
  knownIn,
  readArmedOfficersByDate,
  type Series,
  turningPoints,
  yearsBetween,
} from './rows.ts';
import { lastDay } from '../../data/as-of.ts';
import { formatCount, formatDate, formatFormula, formatList } from '../../data/format.ts';
import {
  formatWhen,
  inAsOfState,
  isPast,
  asOfKey,
  asOfStates,
  listChanges,
  notesOnDate,
  now,
} from '../kit/as-of-states.ts';
import { claim, text } from '../../data/checked-text.ts';

type Row = ArmedOfficersRow;

const seriesNames: Record<Series, string> = {
  headline: 'Armed officers, headline count',
  deployable: 'Operationally deployable',
  authorised: 'Authorised in all',
};

/** Not from zero, which the subtitle says: the changes are a tenth of the whole. */
const scale = { from: 5400, to: 7050, ticks: [5500, 6000, 6500, 7000] };

const isQuoted = (row: Row) => row.release?.endsWith('as quoted') ?? false;

function saidBy(row: Row): string {
  if (row.worked_out) return `Worked out as ${formatFormula(row.worked_out)} from ${row.seen_in}`;
  return isQuoted(row)
    ? `As quoted in ${row.seen_in}; the release itself was not seen`
    : `Seen in ${row.seen_in}`;
}

const uniqueYears = (rows: Row[]) => formatList([...new Set(rows.map((row) => String(row.year)))].toSorted());

const isRevised = (row: Row) => row.revised === 'yes';

const told = (row: Known) =>
  `${formatCount(row.value)} in ${row.year}${isRevised(row) ? ` (first published as ${formatCount(row.first_published)})` : ''}`;

/** The newest year of the count that lines up through all years: the headline, and after it the deployable. */
const newestIn = (shown: Row[]) =>
  (knownIn(shown, 'deployable').at(-1) ?? knownIn(shown, 'headline').at(-1)) as Known;

const seriesColours: Record<Series, string> = {
  headline: 'var(--armed)',
  deployable: 'var(--armed)',
  authorised: 'var(--armed-2)',
};

/** Where the figures stand beside their dots; the others are told when pointed at. Placed by hand, clear of the lines. */
const places: { at: string; wideOnly?: true; options: Plot.TextOptions }[] = [
  { at: 'headline 2010', options: { textAnchor: 'start', dx: 9 } },
  { at: 'headline 2014', options: { textAnchor: 'end', dx: -9, dy: 6 } },
  { at: 'headline 2016', options: { dy: 15 } },
  { at: 'headline 2017', wideOnly: true, options: { textAnchor: 'end', dx: -9, dy: -3 } },
  { at: 'headline 2019', options: { textAnchor: 'end', dx: 3, dy: -36 } },
  { at: 'headline 2020', wideOnly: true, options: { dy: -13 } },
  { at: 'headline 2021', wideOnly: true, options: { textAnchor: 'start', dx: 9, dy: -4 } },
  { at: 'deployable 2021', wideOnly: true, options: { textAnchor: 'start', dx: 9, dy: 2 } },
  { at: 'deployable 2022', wideOnly: true, options: { textAnchor: 'start', dx: 9, dy: -4 } },
];

/** The same for the figures as first published. */
const firstPlaces: typeof places = [
  { at: 'headline 2014', wideOnly: true, options: { textAnchor: 'end', dx: 3, dy: -11 } },
  { at: 'headline 2019', options: { textAnchor: 'end', dx: 3, dy: -12 } },
  {
    at: 'headline 2020',
    wideOnly: true,
    options: { textAnchor: 'end', lineAnchor: 'top', lineWidth: 8, dx: 24, dy: 9 },
  },
];

const starred = (row: Known) => `${formatCount(row.value)}${row.worked_out ? '*' : ''}`;

export const armedOfficers = defineChart<Row>({
  id: 'armed-officers',
  name: 'Armed officers',
  tables: ['armed-officers', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  rows: readArmedOfficersByDate,
  // The edition of 23 November 2026 knew the present alone.
  migrate: (row) => ({ ...row, as_known: row.as_known ?? now }),
  states: asOfStates,
  title(rows, { state }) {
    const shown = inAsOfState(rows, state);
    if (isPast(shown[0])) {
      const { value, series, date } = newestIn(shown);
      return text`As known ${formatWhen(shown[0])}: ${formatCount(value)} ${series === 'deployable' ? 'deployable armed officers' : 'armed officers'} in ${formatDate(date.slice(0, 7))}`;
    }
    const { low, peak } = turningPoints(shown);
    const rise = peak.value - low.value;
    const since = changes(shown).filter(({ year }) => year > peak.year);
    const newest = Math.max(...shown.map((row) => row.year));
    const fewer =
      since.every(({ change }) => change < 0) &&
      new Set(since.map(({ year }) => year)).size === newest - peak.year;
    const risen = claim('Nearly a thousand more armed officers', rise >= 900 && rise < 1000, { rise });
    return text`${risen} from ${String(low.year)} to ${String(peak.year)}, then ${claim('fewer each year', fewer, { ...Object.fromEntries(since.map(({ series, year, change }) => [`${series} ${year}`, change])), 'years needed': `${peak.year + 1} to ${newest}` })} to ${String(newest)}`;
  },
  subtitle: () =>
    text`Armed officers in England and Wales on 31 March. The scale starts at ${formatCount(scale.from)}, ${claim('not at zero', scale.from > 0, { from: scale.from })}`,
  alt(rows, { state }) {
    const shown = inAsOfState(rows, state);
    const { low, peak } = turningPoints(shown);
    const headline = knownIn(shown, 'headline');
    const points = [...new Set([headline[0], low, peak, headline.at(-1)])].flatMap((row) =>
      row ? [told(row)] : [],
    );
    const gap = shown.filter((row) => !isKnown(row));
    const counts = (['deployable', 'authorised'] as const).map((series) => knownIn(shown, series));
    const split = counts.map(
      (known) =>
        `${known[0]?.series} officers ${formatList([...new Set([known[0], known.at(-1)])].flatMap((row) => (row ? [told(row)] : [])))}`,
    );
    return text`Line chart of armed officers in England and Wales on 31 March${isPast(shown[0]) ? `, as known ${formatWhen(shown[0])}` : ''}. ${formatList(points)}. ${gap.length > 0 ? text`No official figures for ${uniqueYears(gap)}.` : ''} ${counts[0]?.[0] ? text`After a change of definition in ${String(counts[0][0].year)}: ${split.join('; ')}.` : ''}`;
  },
  table(rows, { state }) {
    const shown = inAsOfState(rows, state);
    return {
      columns: [
        { name: 'year', label: 'Year', format: (value: number) => String(value) },
        { name: 'series', label: 'Series', format: (value: Series) => seriesNames[value] },
        {
          name: 'first_published',
          label: 'First published',
          align: 'right',
          format: (value: number) => formatCount(value),
        },
        {
          name: 'value',
          label: isPast(shown[0]) ? 'As known then' : 'At present',
          align: 'right',
          format: (value: number) => formatCount(value),
          missing: () => 'no official figure',
        },
        { name: 'worked_out', label: 'Worked out as', format: (value: string) => formatFormula(value) },
        { name: 'seen_in', label: 'Release, or where it was seen' },
      ],
      rows: shown,
    };
  },
  draw(rows, { width, state }) {
    const wide = isWide(width);
    const shown = inAsOfState(rows, state);
    // The axis is that of all states, so that stepping from one to the next moves nothing.
    const allYears = rows.map((row) => row.year);
    const years = yearsBetween(Math.min(...allYears), Math.max(...allYears));
    const labelledYears = wide ? years : years.filter((year) => year % 5 === 0);
    const revised = shown.filter(isRevised);
    const gap = shown.filter((row) => !isKnown(row));
    const gapYears = `${gap[0]?.year}–${String(gap.at(-1)?.year).slice(2)}`;
    // Until there are two counts the headline ends the picture; its last year then has its figure at its right, like theirs.
    const endings =
      knownIn(shown, 'deployable').length > 0
        ? (['deployable', 'authorised'] as const)
        : (['headline'] as const);
    const atEnds = endings.flatMap((series) => knownIn(shown, series).slice(-1));
    const placed = (
      list: typeof places,
      label: (row: Known, options: Plot.TextOptions) => Plot.RenderableMark,
    ) =>
      list
        .filter(({ wideOnly }) => wide || !wideOnly)
        .flatMap(({ at, options }) =>
          shown
            .filter(isKnown)
            .filter((row) => `${row.series} ${row.year}` === at && !atEnds.includes(row))
            .map((row) => label(row, { x: 'year', ...options })),
        );
    const breaks = { x: 'year', stroke: 'var(--muted)', strokeWidth: 0.9, insetTop: wide ? 58 : 60 };
    const breakRow = knownIn(shown, 'deployable').slice(0, 1);
    const atEnd = (series: Series, ink: string) => {
      const last = atEnds.filter((row) => row.series === series);
      const figure = (row: Known) =>
        wide && series !== 'headline' ? `${starred(row)} ${series}` : starred(row);
      const figured = valueLabel(width, last, {
        x: 'year',
        y: 'value',
        text: figure,
        textAnchor: 'start',
        dx: 9,
        fill: ink,
      });
      // Under its figure: to its right where two years or more are still to come, else up to the edge.
      const isEarly = last.some(({ year }) => year <= (years.at(-1) ?? 0) - 2);
      const side = isEarly
        ? ({ textAnchor: 'start', dx: 9 } as const)
        : ({ textAnchor: 'end', dx: 48 } as const);
      const name = { x: 'year', y: 'value', text: 'series', dy: 18, fill: ink, ...side } as const;
      return wide || series === 'headline'
        ? [legendTarget(figured)]
        : [figured, legendTarget(remark(last, name))];
    };
    return {
      height: wide ? 400 : 390,
      marginTop: 24,
      marginBottom: 32,
      marginLeft: 0,
      marginRight: wide ? 138 : 50,
      x: { domain: [years[0] ?? 0, years.at(-1) ?? 0], insetLeft: wide ? 61 : 44, insetRight: 1, axis: null },
      y: { domain: [scale.from, scale.to], axis: null },
      marks: [
        Plot.ruleY(scale.ticks, { stroke: 'var(--rule)' }),
        axisLabel(scale.ticks, {
          y: (tick: number) => tick,
          text: (tick: number) =>
            tick === scale.ticks.at(-1) ? `${formatCount(tick)} officers` : formatCount(tick),
          frameAnchor: 'left',
          textAnchor: 'start',
          dy: -8,
        }),
        Plot.axisX(years, { tickSize: 5, color: 'var(--muted)', label: null, tickFormat: () => '' }),
        axisLabel(labelledYears, {
          x: (year: number) => year,
          text: (year: number) => (year % 10 === 0 || !wide ? `${year}` : `’${year % 100}`),
          frameAnchor: 'bottom',
          dy: 21,
        }),
        Plot.ruleX(breakRow, { ...breaks, dx: -1.6 }),
        Plot.ruleX(breakRow, { ...breaks, dx: 1.6 }),
        remark(breakRow, {
          x: 'year',
          frameAnchor: 'top',
          textAnchor: 'start',
          lineAnchor: 'top',
          dx: -2,
          dy: 21,
          // Unchecked: two is the number of series that begin there, not a figure.
          text: () => (wide ? 'Definition changes:\ntwo counts from here' : 'Definition\nchanges'),
        }),
        remark(gap.slice(0, 1), {
          x: 'year',
          y: () => scale.ticks.at(-2),
          textAnchor: 'start',
          lineAnchor: 'top',
          dx: wide ? -28 : -15,
          dy: wide ? 12 : 16,
          text: () =>
            wide
              ? `${gapYears}: no official figure.\nMinisters gave others, counted\nanother way; not joined here.`
              : `${gapYears}: no\nofficial figure`,
        }),
        // Without length, so that nothing is drawn: a reader who steps through the years comes past, and is told why.
        interactive(Plot.ruleX(gap, { x: 'year', y1: () => scale.from, y2: () => scale.from })),
        Plot.ruleX(revised, {
          x: 'year',
          y1: 'first_published',
          y2: 'value',
          stroke: 'var(--armed)',
          strokeWidth: 1,
        }),
        firstPublishedDot(revised, { x: 'year', y: 'first_published' }),
        ...(['headline', 'deployable', 'authorised'] as const).flatMap((series) => {
          const drawn = shown.filter((row) => row.series === series);
          const line = {
            x: 'year',
            y: 'value',
            stroke: seriesColours[series],
            strokeWidth: 2,
            strokeLinejoin: 'round',
            strokeLinecap: 'round',
          } as const;
          return [
            Plot.line(drawn, line),
            interactive(presentDot(drawn, { x: 'year', y: 'value', fill: seriesColours[series] })),
          ];
        }),
        ...placed(places, (row, options) =>
          valueLabel(width, [row], { y: 'value', text: starred, ...options }),
        ),
        ...placed(firstPlaces, (row, options) =>
          remark([row], {
            y: 'first_published',
            text: () => `first published as ${formatCount(row.first_published)}`,
            fill: 'var(--ink-2)',
            ...options,
          }),
        ),
        ...atEnd('headline', 'var(--ink)'),
        ...atEnd('deployable', 'var(--armed)'),
        ...atEnd('authorised', 'var(--armed-2t)'),
      ],
    };
  },
  tooltip(row) {
    const when = isPast(row) ? `, as known ${formatWhen(row)}` : '';
    if (!isKnown(row))
      return `No official figure for ${formatDate(row.date)}${when}. Ministers gave others, counted another way.`;
    const about = `${formatCount(row.value)}: ${seriesNames[row.series].toLowerCase()}, England and Wales, ${formatDate(row.date)}${when}.`;
    return `${about}${isRevised(row) ? ` First published as ${formatCount(row.first_published)}.` : ''} ${saidBy(row)}.`;
  },
  series: (row) => seriesNames[row.series],
  sonification: () => ({ along: 'year', height: 'value' }),
  key: (rows, { state }) => asOfKey(inAsOfState(rows, state)),
  list: (rows, { state }) =>
    listChanges(rows, {
      state,
      figureOf: ({ year, series }) => (series === 'headline' ? String(year) : `${year}, ${series}`),
    }),
  notes(rows, { state }) {
    const shown = inAsOfState(rows, state);
    const quoted = shown.filter(isQuoted);
    const worked = shown.filter((row) => row.worked_out);
    const later = shown.filter(
      (row) => isPast(row) && row.released !== null && lastDay(row.released) > lastDay(row.as_known),
    );
    const [broken] = knownIn(shown, 'deployable');
    return [
      ...notesOnDate(shown),
      ...later.map(
        (row) =>
          text`The figure for ${String(row.year)} (${seriesNames[row.series].toLowerCase()}) is as a later text carries it: ${row.seen_in ?? ''}.`,
      ),
      ...(broken
        ? [
            text`The definition changes in ${String(broken.year)}. Figures on either side are not compared. The earlier ones line up with deployable officers, not with all who are authorised.`,
          ]
        : []),
      ...(worked.length > 0
        ? [
            text`* Worked out from a change that the Home Office stated, since no release prints the figure itself: ${uniqueYears(worked)}.`,
          ]
        : []),
      ...(quoted.length > 0
        ? [
            text`The figures for ${uniqueYears(quoted)} are as quoted in Parliament; the release itself was not seen.`,
          ]
        : []),
    ];
  },
  sources: (rows, { state }) => [
    ...new Set(inAsOfState(rows, state).flatMap((row) => row.source_id?.split(';') ?? [])),
  ],
  referenceDate: (rows, { state }) =>
    formatDate(
      inAsOfState(rows, state)
        .map((row) => row.date)
        .toSorted()
        .at(-1) ?? '',
    ),
});
