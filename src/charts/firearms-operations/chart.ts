import { extent } from 'd3';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatList,
  formatPercent,
  formatPeriod,
} from '../../data/format.ts';
import {
  asOfColumns,
  asOfMembers,
  formatAsKnown,
  formatOrigin,
  hasValue,
  isPast,
  viewAsOf,
} from '../kit/as-of-states.ts';
import { textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { countsByYear, turningPoints } from '../kit/rows-and-phrases.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';
import { deriveOperationsByDate, type OperationsRow as Row } from './rows.ts';

const listYears = (rows: Row[]) => (rows.length > 0 ? formatList(rows.map((row) => row.year)) : undefined);

/** A figure that was not held from a day may have come since. */
const formatGap = (row: Row) => `no official figure ${isPast(row) ? 'held from then' : 'held'}`;

function view(rows: Row[], state?: string) {
  const shown = viewAsOf(rows, state, ({ year }) => year);
  const crews = shown.known.filter(({ arv_percent }) => arv_percent !== null);
  // The scale is that of all states, so that stepping from one to the next moves nothing.
  const values = rows.filter(hasValue).map(({ value }) => value);
  return {
    ...shown,
    ...turningPoints(shown.known, ({ value }) => value),
    crews,
    scale: valueScale(values, { zero: true }),
  };
}

export const firearmsOperations = defineChart<Row, ReturnType<typeof view>>({
  id: 'firearms-operations',
  name: 'Operations',
  tables: ['operations', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  rows: deriveOperationsByDate,
  ...asOfMembers,
  view,
  section: ({ asOf }) => asOf.section,
  figures({ known, gaps, derived, crews, first, low, last, asOf }) {
    const aside = known.find((row) => row.set_aside !== null);
    const [crewsFirst, crewsLast] = crews.length > 1 ? [crews[0], crews.at(-1)] : [];
    return {
      ...asOf,
      ...countsByYear({ first, low, last }, 'value', 'year'),
      'gap-years': listYears(gaps),
      'worked-out-years': listYears(derived),
      'copied-years': listYears(known.filter((row) => row.second_hand === 'yes')),
      'crews-first': crewsFirst && formatPercent(crewsFirst.arv_percent ?? NaN),
      'crews-first-year': crewsFirst?.year,
      'crews-last': crewsLast && formatPercent(crewsLast.arv_percent ?? NaN),
      'crews-last-year': crewsLast?.year,
      aside: aside && formatCount(aside.set_aside ?? NaN),
      'aside-year': aside?.year,
      'aside-month': aside && formatDate((aside.set_aside_released ?? '').slice(0, 7)),
      'aside-first': aside && formatCount(aside.first_published),
      'aside-now': aside && formatCount(aside.value),
    };
  },
  claims({ known, crews, first, low, last }) {
    const figures = { first: first.value, low: low.value, last: last.value };
    const share = (row: Row | undefined) => row?.arv_percent ?? 0;
    return {
      less: { holds: last.value < first.value, figures },
      more: { holds: last.value > low.value, figures },
      lowest: { holds: known.every(({ value }) => value >= low.value), figures },
      up: {
        holds: share(crews.at(-1)) > share(crews[0]),
        figures: { first: share(crews[0]), last: share(crews.at(-1)) },
      },
    };
  },
  table: ({ shown }) => ({
    columns: [...textColumns({ year: 'Year to March' }), ...asOfColumns(shown, formatGap)],
    rows: shown,
  }),
  draw: ({ rows, shown, first, low, last, scale }, { width }, write) =>
    timeChart({
      width,
      height: 200,
      rows: shown,
      x: 'start',
      y: 'value',
      columns: true,
      colour: () => 'armed-2',
      years: extent(rows, ({ start }) => start) as [number, number],
      formatYear: (year) => formatFinancialYear(`${year}-04/${year + 1}-03`),
      scale,
      named: [
        { row: first, text: formatCount(first.value) },
        { row: last, text: formatCount(last.value) },
        { row: low, text: write('low') },
      ].filter(({ row }, index) => index < 2 || row !== last),
      gap: write('gap'),
    }),
  tooltip(row) {
    if (!hasValue(row)) return `${row.year}: ${formatGap(row)}.`;
    return `${formatCount(row.value)} firearms operations in England and Wales, year to March, ${row.year}${formatAsKnown(row)}. ${formatOrigin(row)}`;
  },
  referenceDate: ({ last }) => formatPeriod(last.period),
});
