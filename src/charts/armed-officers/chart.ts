import * as Plot from '@observablehq/plot';
import { max, min, range } from 'd3';
import { isOut } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatDate, formatFormula, formatList } from '../../data/format.ts';
import {
  asOfColumns,
  asOfMembers,
  formatAsKnown,
  formatFirst,
  formatStarred,
  hasValue,
  isPast,
  isRevised,
  notesOnDate,
  viewAsOf,
} from '../kit/as-of-states.ts';
import { textColumns } from '../kit/columns.ts';
import { countAxis, margins, roundLine, toLeft, toRight, yearAxis } from '../kit/scales.ts';
import { defineView } from '../kit/define-chart.ts';
import { capitalise, compact, unique } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { firstPublishedDot, isWide, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import {
  allSeries,
  type ArmedOfficersRow as Row,
  changes,
  deriveArmedOfficersByDate,
  type Known,
  knownIn,
  type Series,
  turningPoints,
} from './rows.ts';

const looks = {
  headline: { name: 'Armed officers, headline count', colour: 'var(--armed)', end: 'var(--ink)' },
  deployable: { name: 'Operationally deployable', colour: 'var(--armed)', end: 'var(--armed)' },
  authorised: { name: 'Authorised in all', colour: 'var(--armed-2)', end: 'var(--armed-2t)' },
};
const nameOf = ({ series }: Row) => looks[series].name;

/** Not from zero, which the subtitle says: the changes are a tenth of the whole. */
const scale = { from: 5400, to: 7050, ticks: [5500, 6000, 6500, 7000] };

const isQuoted = (row: Row) => row.as_quoted === 'yes';
const formatYears = (rows: Row[]) => formatList(unique(rows.map((row) => String(row.year))).toSorted());

function formatOrigin(row: Row): string {
  if (row.worked_out) return `Worked out as ${formatFormula(row.worked_out)} from ${row.seen_in}`;
  const seen = `in ${row.seen_in}`;
  return isQuoted(row) ? `As quoted ${seen}; the release itself was not seen` : `Seen ${seen}`;
}

const formatInYear = (row: Known) =>
  `${formatCount(row.value)} in ${row.year}${isRevised(row) ? ` (${formatFirst(row)})` : ''}`;

function view(rows: Row[], state?: string) {
  const shown = viewAsOf(rows, state);
  const of = (series: Series) => knownIn(shown.known, series);
  const deployable = of('deployable');
  return {
    ...shown,
    headline: of('headline'),
    deployable,
    authorised: of('authorised'),
    broken: deployable[0],
  };
}

/** Where a figure stands beside its dot; those of `wide` on a desktop alone. The others are in the tooltips. Placed by hand, clear of the lines. */
type Positions = Record<'wide' | 'both', Record<string, Plot.TextOptions>>;

const positions: Positions = {
  both: {
    'headline 2010': toRight(9),
    'headline 2014': toLeft(9, 6),
    'headline 2016': { dy: 15 },
    'headline 2019': toLeft(-3, -36),
  },
  wide: {
    'headline 2017': toLeft(9, -3),
    'headline 2020': { dy: -13 },
    'headline 2021': toRight(9, -4),
    'deployable 2021': toRight(9, 2),
    'deployable 2022': toRight(9, -4),
  },
};

/** The same for the figures as first published. */
const firstPositions: Positions = {
  both: { 'headline 2019': toLeft(-3, -12) },
  wide: {
    'headline 2014': toLeft(-3, -11),
    'headline 2020': { ...toLeft(-24, 9), lineAnchor: 'top', lineWidth: 8 },
  },
};

export const armedOfficers = defineView<Row, ReturnType<typeof view>>({
  id: 'armed-officers',
  name: 'Armed officers',
  tables: ['armed-officers', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  keyColumns: ['as_known', 'date', 'series'],
  rows: deriveArmedOfficersByDate,
  ...asOfMembers<Row>(({ year, series }) => (series === 'headline' ? String(year) : `${year}, ${series}`)),
  view,
  title({ shown, when, headline, deployable }) {
    // The count that lines up through all years: the headline, and after it the deployable.
    const { value, series, date } = (deployable.at(-1) ?? headline.at(-1)) as Known;
    if (when) {
      const month = formatDate(date.slice(0, 7));
      return sentence('armed-officers', `Title at an earlier date, ${series}`, {
        when,
        count: formatCount(value),
        month,
      });
    }
    const { low, peak } = turningPoints(shown);
    const rise = peak.value - low.value;
    const since = changes(shown).filter(({ year }) => year > peak.year);
    const newest = max(shown, ({ year }) => year) ?? NaN;
    const fewer =
      since.every(({ change }) => change < 0) &&
      unique(since.map(({ year }) => year)).length === newest - peak.year;
    const figures = Object.fromEntries(
      since.map(({ series, year, change }) => [`${series} ${year}`, change]),
    );
    return sentence(
      'armed-officers',
      'Title',
      {
        low: formatCount(low.value),
        'low-year': String(low.year),
        peak: formatCount(peak.value),
        'peak-year': String(peak.year),
        newest: formatCount(value),
        'newest-year': String(newest),
      },
      {
        'nearly-a-thousand-more': { holds: rise >= 900 && rise < 1000, figures: { rise } },
        'fewer-each-year': {
          holds: fewer,
          figures: { ...figures, 'years needed': `${peak.year + 1} to ${newest}` },
        },
      },
    );
  },
  subtitle: () =>
    sentence(
      'armed-officers',
      'Subtitle',
      { 'scale-start': formatCount(scale.from) },
      { 'not-at-zero': { holds: scale.from > 0, figures: { from: scale.from } } },
    ),
  alt({ shown, gaps, headline, deployable, authorised, broken }) {
    const { low, peak } = turningPoints(shown);
    const list = (known: (Known | undefined)[]) => formatList(unique(compact(known)).map(formatInYear));
    const split = [deployable, authorised].flatMap((known) =>
      known[0] ? [`${known[0].series} officers ${list([known[0], known.at(-1)])}`] : [],
    );
    return text`Line chart of armed officers in England and Wales on 31 March${formatAsKnown(shown[0])}. ${list([headline[0], low, peak, headline.at(-1)])}. ${gaps.length > 0 ? text`No official figures for ${formatYears(gaps)}.` : ''} ${broken ? text`After a change of definition in ${String(broken.year)}: ${split.join('; ')}.` : ''}`;
  },
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ year: 'Year' }),
      { name: 'series', label: 'Series', format: (value: Series) => looks[value].name },
      ...asOfColumns(shown, () => 'no official figure'),
    ],
    rows: shown,
  }),
  draw({ rows, shown, known, gaps, revised, headline, deployable, authorised, broken }, { width }) {
    const wide = isWide(width);
    // The axis is that of all states, so that stepping from one to the next moves nothing.
    const [firstYear = 0, lastYear = 0] = [min(rows, ({ year }) => year), max(rows, ({ year }) => year)];
    const years = range(firstYear, lastYear + 1);
    const gapYears = `${gaps[0]?.year}–${String(gaps.at(-1)?.year).slice(2)}`;
    const at = { x: 'year', y: 'value' } as const;
    const breakRow = compact([broken]);
    const breaks = { x: 'year', stroke: 'var(--muted)', strokeWidth: 0.9, insetTop: wide ? 58 : 60 };
    // Until there are two counts the headline ends the picture; its last year then has its figure at its right, like theirs.
    const atEnds = compact((broken ? [deployable, authorised] : [headline]).map((series) => series.at(-1)));
    const drawLabels = (
      { both, wide: wideOnly }: Positions,
      label: (row: Known, options: Plot.TextOptions) => Plot.Text,
    ) => {
      const placed = { ...both, ...(wide && wideOnly) };
      return known.flatMap((row) => {
        const options = placed[`${row.series} ${row.year}`];
        return options && !atEnds.includes(row) ? [label(row, { x: 'year', ...options })] : [];
      });
    };
    const labelEnd = (row: Known) => {
      const isNamed = row.series !== 'headline';
      const fill = looks[row.series].end;
      const figure = compact([formatStarred(row), wide && isNamed && row.series]).join(' ');
      const figured = valueLabel(width, [row], { ...at, text: () => figure, ...toRight(9), fill });
      if (wide || !isNamed) return [legendTarget(figured)];
      // Under its figure: to its right where two years or more are still to come, else up to the edge.
      const side = row.year <= lastYear - 2 ? toRight(9, 18) : toLeft(-48, 18);
      return [figured, legendTarget(remark([row], { ...at, text: 'series', fill, ...side }))];
    };
    return {
      height: wide ? 400 : 390,
      ...margins(24, wide ? 138 : 50, 32, 0),
      x: { domain: [firstYear, lastYear], insetLeft: wide ? 61 : 44, insetRight: 1, axis: null },
      y: { domain: [scale.from, scale.to], axis: null },
      marks: [
        Plot.ruleY(scale.ticks, { stroke: 'var(--rule)' }),
        countAxis(scale.ticks, 'officers'),
        yearAxis(years, wide ? years : years.filter((year) => year % 5 === 0), (year) =>
          year % 10 === 0 || !wide ? `${year}` : `’${year % 100}`,
        ),
        [-1.6, 1.6].map((dx) => Plot.ruleX(breakRow, { ...breaks, dx })),
        remark(breakRow, {
          x: 'year',
          frameAnchor: 'top',
          lineAnchor: 'top',
          ...toRight(-2, 21),
          // Unchecked: two is the number of series that begin there, not a figure.
          text: () => (wide ? 'Definition changes:\ntwo counts from here' : 'Definition\nchanges'),
        }),
        remark(gaps.slice(0, 1), {
          x: 'year',
          y: () => scale.ticks.at(-2),
          lineAnchor: 'top',
          ...(wide ? toRight(-28, 12) : toRight(-15, 16)),
          text: () =>
            wide
              ? `${gapYears}: no official figure.\nMinisters gave others, counted\nanother way; not joined here.`
              : `${gapYears}: no\nofficial figure`,
        }),
        // Without length, so that nothing is drawn: a reader who steps through the years comes past, and is told why.
        interactive(Plot.ruleX(gaps, { x: 'year', y1: () => scale.from, y2: () => scale.from })),
        Plot.ruleX(revised, {
          x: 'year',
          y1: 'first_published',
          y2: 'value',
          stroke: 'var(--armed)',
          strokeWidth: 1,
        }),
        firstPublishedDot(revised, { x: 'year', y: 'first_published' }),
        allSeries.map((series) => {
          const drawn = shown.filter((row) => row.series === series);
          const { colour } = looks[series];
          return [
            Plot.line(drawn, { ...at, stroke: colour, ...roundLine }),
            presentDot(drawn, { ...at, fill: colour }),
          ];
        }),
        drawLabels(positions, (row, options) =>
          valueLabel(width, [row], { y: 'value', text: formatStarred, ...options }),
        ),
        drawLabels(firstPositions, (row, options) =>
          remark([row], {
            y: 'first_published',
            text: formatFirst,
            fill: 'var(--ink-2)',
            ...options,
          }),
        ),
        atEnds.map(labelEnd),
      ],
    };
  },
  tooltip(row) {
    if (!hasValue(row))
      return `No official figure for ${formatDate(row.date)}${formatAsKnown(row)}. Ministers gave others, counted another way.`;
    const about = `${formatCount(row.value)}: ${nameOf(row).toLowerCase()}, England and Wales, ${formatDate(row.date)}${formatAsKnown(row)}.`;
    return `${about}${isRevised(row) ? ` ${capitalise(formatFirst(row))}.` : ''} ${formatOrigin(row)}.`;
  },
  series: nameOf,
  notes({ shown, broken, derived }) {
    const quoted = shown.filter(isQuoted);
    const later = shown.filter((row) => isPast(row) && row.released && !isOut(row.released, row.as_known));
    return [
      notesOnDate(shown),
      ...later.map(
        (row) =>
          text`The figure for ${String(row.year)} (${nameOf(row).toLowerCase()}) is as a later text carries it: ${row.seen_in ?? ''}.`,
      ),
      broken &&
        text`The definition changes in ${String(broken.year)}. Figures on either side are not compared. The earlier ones line up with deployable officers, not with all who are authorised.`,
      derived.length > 0 &&
        text`* Worked out from a change that the Home Office stated, since no release prints the figure itself: ${formatYears(derived)}.`,
      quoted.length > 0 &&
        text`The figures for ${formatYears(quoted)} are as quoted in Parliament; the release itself was not seen.`,
    ];
  },
  referenceDate: ({ shown }) => formatDate(max(shown, ({ date }) => date) ?? ''),
});
