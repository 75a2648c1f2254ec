import * as Plot from '@observablehq/plot';
import { text } from '../../data/checked-text.ts';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatFormula,
  formatList,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
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
import { margins, toLeft, toRight } from '../kit/scales.ts';
import { defineView } from '../kit/define-chart.ts';
import { axisLabel, firstPublishedDot, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { capitalise } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { interactive } from '../kit/points.ts';
import {
  deriveOperationsByDate,
  type KnownOperations as Known,
  type OperationsRow as Row,
  periodsBetween,
  turnsOf,
} from './rows.ts';

const scale = { to: 23_500, ticks: [0, 5000, 10_000, 15_000, 20_000] };

const formatYears = (rows: Row[]) => formatList(rows.map((row) => row.year));

/** A figure that was not held from a day may have come since. */
const held = (row: Row) => (isPast(row) ? 'held from then' : 'held');
const formatGap = (row: Row) => `no official figure ${held(row)}`;

function view(rows: Row[], state?: string) {
  const shown = viewAsOf(rows, state);
  return { ...shown, ...turnsOf(shown.known) };
}

export const firearmsOperations = defineView<Row, ReturnType<typeof view>>({
  id: 'firearms-operations',
  name: 'Firearms operations',
  tables: ['operations', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  keyColumns: ['as_known', 'period'],
  rows: deriveOperationsByDate,
  ...asOfMembers<Row>((row) => row.year),
  view,
  title({ when, known, first, low, last }) {
    const newest = { last: formatCount(last.value), 'last-year': last.year };
    if (when) return sentence('firearms-operations', 'Title at an earlier date', { when, ...newest });
    const isLowest =
      known.every(({ value }) => value >= low.value) && low.value < Math.min(first.value, last.value);
    return sentence(
      'firearms-operations',
      'Title',
      {
        first: formatCount(first.value),
        'first-year': first.year,
        low: formatCount(low.value),
        'low-year': low.year,
        ...newest,
      },
      { 'at-the-lowest': { holds: isLowest, figures: { low: low.value } } },
    );
  },
  subtitle: () => sentence('firearms-operations', 'Subtitle'),
  alt({ shown, known, gaps }) {
    const figures = known.map(
      (row) => `${row.year}: ${formatCount(row.value)}${isRevised(row) ? ` (${formatFirst(row)})` : ''}`,
    );
    return text`Bars of firearms operations in England and Wales by year to March${formatAsKnown(shown[0])}, from ${formatCount(0)}. ${figures.join('; ')}. ${gaps.length > 0 ? text`No official figure is ${held(shown[0])} for ${formatYears(gaps)}.` : ''}`;
  },
  table: ({ shown }) => ({
    columns: [...textColumns({ year: 'Year to March' }), ...asOfColumns(shown, formatGap)],
    rows: shown,
  }),
  draw({ rows, known, gaps, revised }, { width }) {
    const wide = isWide(width);
    // The years are those of all states, so that stepping from one to the next moves nothing.
    const periods = rows.map((row) => row.period).toSorted();
    const years = periodsBetween(periods[0] ?? '', periods.at(-1) ?? '').map(formatFinancialYear);
    const ticks = wide ? scale.ticks : scale.ticks.filter((tick) => tick % 10_000 === 0);
    const first = { x: 'first_published', y: 'year' };
    return {
      height: years.length * (wide ? 25 : 24) + 34,
      ...margins(4, wide ? 72 : 66, 30, wide ? 72 : 62),
      x: { domain: [0, scale.to], axis: null },
      y: { domain: years, axis: null, padding: 0 },
      marks: [
        Plot.ruleX(ticks.slice(1), { stroke: 'var(--rule)' }),
        label(width, years, { y: Plot.identity, text: Plot.identity, frameAnchor: 'left', ...toLeft(9) }),
        interactive(
          Plot.barX(known, {
            x1: () => 0,
            x2: 'value',
            y: 'year',
            fill: 'var(--armed)',
            insetTop: 3.5,
            insetBottom: 3.5,
          }),
        ),
        Plot.ruleX([0], { stroke: 'var(--ink)' }),
        // A revision is a pixel or so wide: the hollow mark says that there is one, and the words beside it which.
        firstPublishedDot(revised, first),
        axisLabel(revised, {
          ...first,
          text: wide ? formatFirst : (row: Known) => `first ${formatCount(row.first_published)}`,
          fill: 'var(--on-armed)',
          ...toLeft(9),
        }),
        valueLabel(width, known, {
          x: (row: Known) => Math.max(row.value, row.first_published),
          y: 'year',
          text: formatStarred,
          ...toRight(8),
        }),
        interactive(remark(gaps, { x: () => 0, y: 'year', text: formatGap, ...toRight(8) })),
        axisLabel(ticks, { x: Plot.identity, text: formatCount, frameAnchor: 'bottom', dy: 19 }),
      ],
    };
  },
  tooltip(row) {
    if (!hasValue(row)) return `No official figure ${held(row)} for ${row.year}.`;
    const first = isRevised(row) ? ` ${capitalise(formatFirst(row))}.` : '';
    const from = row.worked_out ? `Worked out as ${formatFormula(row.worked_out)} from` : 'Seen in';
    return `${formatCount(row.value)} firearms operations in England and Wales, year to March, ${row.year}${formatAsKnown(row)}.${first} ${from} ${row.seen_in}.`;
  },
  notes({ shown, known, gaps, derived, first }) {
    const crews = known.flatMap(({ year, arv_percent }) =>
      arv_percent === null ? [] : { year, arv_percent },
    );
    const newest = crews.at(-1);
    const least = Math.min(...crews.map((row) => row.arv_percent));
    const copied = known.filter((row) => row.second_hand === 'yes');
    return [
      notesOnDate(shown),
      text`An operation is not a shooting: it is an authorisation to send armed officers. ${
        newest
          ? sentence(
              'firearms-operations',
              'Note on crews',
              { percent: formatPercent(newest.arv_percent), year: newest.year },
              { most: { holds: least > 50, figures: { least } } },
            )
          : ''
      }`,
      text`No official figure is ${held(shown[0])} for ${formatYears(gaps)}. Ministers gave others, as for the years before ${first.year}; they were counted another way and are not drawn.`,
      text`* Worked out from a change that a release states, since none that was seen prints the figure itself: ${formatYears(derived)}. First published means the first publication that is held.`,
      copied.length > 0 &&
        text`The figures for ${formatYears(copied)} were seen only in texts that carry the Home Office’s release, not in the release itself.`,
      ...known
        .filter((row) => row.set_aside !== null)
        .map(
          (row) =>
            text`For ${row.year} a press report of ${formatDate((row.set_aside_released ?? '').slice(0, 7))} says ${formatCount(row.set_aside ?? NaN)} and names no release. The Home Office first said ${formatCount(row.first_published)} and ${isPast(row) ? 'by then said' : 'now says'} ${formatCount(row.value)}: its own figure stands.`,
        ),
    ];
  },
  referenceDate: ({ last }) => formatPeriod(last.period),
});
