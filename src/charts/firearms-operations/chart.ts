import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, firstPublishedDot, isWide, label, remark, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import {
  isKnownYear,
  type KnownOperations,
  type OperationsRow,
  periodsBetween,
  readOperationsByDate,
  turnsOf,
} from './rows.ts';
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

type Row = OperationsRow;

const scale = { to: 23_500, ticks: [0, 5000, 10_000, 15_000, 20_000] };

const yearsOf = (rows: Row[]) => formatList(rows.map((row) => row.year));
const revisedOf = (rows: Row[]) => rows.filter(isKnownYear).filter((row) => row.revised === 'yes');
const workedOutOf = (rows: Row[]) => rows.filter((row) => row.worked_out !== null);

/** A figure that was not held from a day may have come since. */
const held = (row: Row) => (isPast(row) ? 'held from then' : 'held');
const starred = (row: KnownOperations) => `${formatCount(row.value)}${row.worked_out ? '*' : ''}`;
const orEmpty = (value: number | null) => (value === null ? '' : formatCount(value));

export const firearmsOperations = defineChart<Row>({
  id: 'firearms-operations',
  name: 'Firearms operations',
  tables: ['operations', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  rows: readOperationsByDate,
  // The edition of 23 November 2026 knew the present alone.
  migrate: (row) => ({ ...row, as_known: row.as_known ?? now }),
  states: asOfStates,
  title(rows, { state }) {
    const shown = inAsOfState(rows, state);
    const { known, first, low, last } = turnsOf(shown);
    if (isPast(shown[0]))
      return text`As known ${formatWhen(shown[0])}: ${formatCount(last.value)} firearms operations in ${last.year}`;
    const isLowest =
      known.every(({ value }) => value >= low.value) && low.value < Math.min(first.value, last.value);
    const lowest = claim('at the lowest', isLowest, { low: low.value });
    return text`Firearms operations: ${formatCount(first.value)} in ${first.year}, ${formatCount(low.value)} ${lowest} in ${low.year} and ${formatCount(last.value)} in ${last.year}`;
  },
  subtitle: () =>
    text`Times that police in England and Wales were authorised to send armed officers, by year to March. An operation is not a shooting`,
  alt(rows, { state }) {
    const shown = inAsOfState(rows, state);
    const told = (row: KnownOperations) =>
      `${row.year}: ${formatCount(row.value)}${row.revised === 'yes' ? ` (first published as ${formatCount(row.first_published)})` : ''}`;
    const gaps = shown.filter((row) => !isKnownYear(row));
    return text`Bars of firearms operations in England and Wales by year to March${isPast(shown[0]) ? `, as known ${formatWhen(shown[0])}` : ''}, from ${formatCount(0)}. ${shown.filter(isKnownYear).map(told).join('; ')}. ${gaps.length > 0 ? text`No official figure is ${held(shown[0])} for ${yearsOf(gaps)}.` : ''}`;
  },
  table(rows, { state }) {
    const shown = inAsOfState(rows, state);
    return {
      columns: [
        { name: 'year', label: 'Year to March' },
        { name: 'first_published', label: 'First published', align: 'right', format: orEmpty },
        {
          name: 'value',
          label: isPast(shown[0]) ? 'As known then' : 'At present',
          align: 'right',
          format: (value: number) => formatCount(value),
          missing: (row: Row) => `no official figure ${held(row)}`,
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
    // The years are those of all states, so that stepping from one to the next moves nothing.
    const periods = rows.map((row) => row.period).toSorted();
    const years = periodsBetween(periods[0] ?? '', periods.at(-1) ?? '').map(formatFinancialYear);
    const known = shown.filter(isKnownYear);
    const revised = revisedOf(shown);
    const ticks = wide ? scale.ticks : scale.ticks.filter((tick) => tick % 10_000 === 0);
    const firstText = (row: KnownOperations) =>
      `${wide ? 'first published as' : 'first'} ${formatCount(row.first_published)}`;
    return {
      height: years.length * (wide ? 25 : 24) + 34,
      marginTop: 4,
      marginBottom: 30,
      marginLeft: wide ? 72 : 62,
      marginRight: wide ? 72 : 66,
      x: { domain: [0, scale.to], axis: null },
      y: { domain: years, axis: null, padding: 0 },
      marks: [
        Plot.ruleX(ticks.slice(1), { stroke: 'var(--rule)' }),
        label(width, years, {
          y: (year: string) => year,
          frameAnchor: 'left',
          text: (year: string) => year,
          textAnchor: 'end',
          dx: -9,
          fill: 'var(--ink)',
        }),
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
        firstPublishedDot(revised, { x: 'first_published', y: 'year' }),
        axisLabel(revised, {
          x: 'first_published',
          y: 'year',
          text: firstText,
          textAnchor: 'end',
          dx: -9,
          fill: 'var(--on-armed)',
        }),
        valueLabel(width, known, {
          x: (row: Row) => Math.max(row.value ?? 0, row.first_published ?? 0),
          y: 'year',
          text: starred,
          textAnchor: 'start',
          dx: 8,
        }),
        interactive(
          remark(
            shown.filter((row) => !isKnownYear(row)),
            {
              x: () => 0,
              y: 'year',
              text: (row: Row) => `no official figure ${held(row)}`,
              textAnchor: 'start',
              dx: 8,
            },
          ),
        ),
        axisLabel(ticks, { x: (tick: number) => tick, frameAnchor: 'bottom', text: formatCount, dy: 19 }),
      ],
    };
  },
  tooltip(row) {
    if (!isKnownYear(row)) return `No official figure ${held(row)} for ${row.year}.`;
    const first = row.revised === 'yes' ? ` First published as ${formatCount(row.first_published)}.` : '';
    const from = row.worked_out ? `Worked out as ${formatFormula(row.worked_out)} from` : 'Seen in';
    const when = isPast(row) ? `, as known ${formatWhen(row)}` : '';
    return `${formatCount(row.value)} firearms operations in England and Wales, year to March, ${row.year}${when}.${first} ${from} ${row.seen_in}.`;
  },
  sonification: () => ({ along: 'year', height: 'value' }),
  key: (rows, { state }) => asOfKey(inAsOfState(rows, state)),
  list: (rows, { state }) => listChanges(rows, { state, figureOf: (row) => row.year }),
  notes(rows, { state }) {
    const shown = inAsOfState(rows, state);
    const known = shown.filter(isKnownYear);
    const crews = known.filter((row) => row.arv_percent !== null);
    const newest = crews.at(-1);
    const shares = crews.map((row) => row.arv_percent ?? NaN);
    const copied = known.filter((row) => row.second_hand === 'yes');
    const least = Math.min(...shares);
    const gaps = shown.filter((row) => !isKnownYear(row));
    return [
      ...notesOnDate(shown),
      text`An operation is not a shooting: it is an authorisation to send armed officers. ${newest ? text`Armed response crews carried out ${claim('most of them', least > 50, { least })}: ${formatPercent(newest.arv_percent ?? NaN)} in ${newest.year}.` : ''}`,
      text`No official figure is ${held(shown[0])} for ${yearsOf(gaps)}. Ministers gave others, as for the years before ${known[0]?.year ?? ''}; they were counted another way and are not drawn.`,
      text`* Worked out from a change that a release states, since none that was seen prints the figure itself: ${yearsOf(workedOutOf(shown))}. First published means the first publication that is held.`,
      ...(copied.length > 0
        ? [
            text`The figures for ${yearsOf(copied)} were seen only in texts that carry the Home Office’s release, not in the release itself.`,
          ]
        : []),
      ...known
        .filter((row) => row.set_aside !== null)
        .map(
          (row) =>
            text`For ${row.year} a press report of ${formatDate((row.set_aside_released ?? '').slice(0, 7))} says ${orEmpty(row.set_aside)} and names no release. The Home Office first said ${formatCount(row.first_published)} and ${isPast(row) ? 'by then said' : 'now says'} ${formatCount(row.value)}: its own figure stands.`,
        ),
    ];
  },
  sources: (rows, { state }) => [
    ...new Set(inAsOfState(rows, state).flatMap((row) => row.source_id?.split(';') ?? [])),
  ],
  referenceDate: (rows, { state }) => formatPeriod(turnsOf(inAsOfState(rows, state)).last.period),
});
