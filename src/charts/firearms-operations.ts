import * as Plot from '@observablehq/plot';
import { defineChart } from '../drawing/chart.ts';
import { axisLabel, firstPublishedDot, isWide, label, remark, valueLabel } from '../drawing/marks.ts';
import { explore } from '../drawing/points.ts';
import { isKnownYear, type KnownOperations, type OperationsRow, readOperations, turnsOf } from '../figures/firearms-operations.ts';
import { formatCount, formatDate, formatList, formatPercent, formatPeriod } from '../figures/format.ts';
import { claim, words } from '../figures/words.ts';

type Row = OperationsRow;

const scale = { to: 23_500, ticks: [0, 5000, 10_000, 15_000, 20_000] };

const yearsOf = (rows: Row[]) => formatList(rows.map((row) => row.year));
const revisedOf = (rows: Row[]) => rows.filter(isKnownYear).filter((row) => row.revised === 'yes');
const workedOutOf = (rows: Row[]) => rows.filter((row) => row.worked_out !== null);

const formatFormula = (formula: string) => formula.replaceAll(/\d+/g, (figure) => formatCount(Number(figure)));
const starred = (row: KnownOperations) => `${formatCount(row.value)}${row.worked_out ? '*' : ''}`;
const orEmpty = (value: number | null) => (value === null ? '' : formatCount(value));

export const firearmsOperations = defineChart<Row>({
  id: 'firearms-operations',
  name: 'Firearms operations',
  tables: ['operations', 'worked-out'],
  place: () => 'England and Wales',
  rows: readOperations,
  title(rows) {
    const { known, first, low, last } = turnsOf(rows);
    const isLowest = known.every(({ value }) => value >= low.value) && low.value < Math.min(first.value, last.value);
    const lowest = claim('at the lowest', isLowest, { low: low.value });
    return words`Firearms operations: ${formatCount(first.value)} in ${first.year}, ${formatCount(low.value)} ${lowest} in ${low.year} and ${formatCount(last.value)} in ${last.year}`;
  },
  subtitle: () => words`Times that police in England and Wales were authorised to send armed officers, by year to March. An operation is not a shooting`,
  alt(rows) {
    const told = (row: KnownOperations) =>
      `${row.year}: ${formatCount(row.value)}${row.revised === 'yes' ? ` (first published as ${formatCount(row.first_published)})` : ''}`;
    const gaps = rows.filter((row) => !isKnownYear(row));
    return words`Bars of firearms operations in England and Wales by year to March, from ${formatCount(0)}. ${rows.filter(isKnownYear).map(told).join('; ')}. ${gaps.length > 0 ? `No official figure is held for ${yearsOf(gaps)}.` : ''}`;
  },
  table: (rows) => ({
    columns: [
      { name: 'year', label: 'Year to March' },
      { name: 'first_published', label: 'First published', align: 'right', format: orEmpty },
      { name: 'value', label: 'At present', align: 'right', format: (value: number | null) => (value === null ? 'no official figure held' : formatCount(value)) },
      { name: 'worked_out', label: 'Worked out as', format: (value: string | null) => (value === null ? '' : formatFormula(value)) },
      { name: 'seen_in', label: 'Release, or where it was seen' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const known = rows.filter(isKnownYear);
    const revised = revisedOf(rows);
    const ticks = wide ? scale.ticks : scale.ticks.filter((tick) => tick % 10_000 === 0);
    const firstText = (row: KnownOperations) => `${wide ? 'first published as' : 'first'} ${formatCount(row.first_published)}`;
    return {
      height: rows.length * (wide ? 25 : 24) + 34,
      marginTop: 4,
      marginBottom: 30,
      marginLeft: wide ? 72 : 62,
      marginRight: wide ? 72 : 66,
      x: { domain: [0, scale.to], axis: null },
      y: { domain: rows.map((row) => row.year), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(ticks.slice(1), { stroke: 'var(--rule)' }),
        label(width, rows, { y: 'year', frameAnchor: 'left', text: 'year', textAnchor: 'end', dx: -9, fill: 'var(--ink)' }),
        explore(Plot.barX(known, { x1: () => 0, x2: 'value', y: 'year', fill: 'var(--armed)', insetTop: 3.5, insetBottom: 3.5 })),
        Plot.ruleX([0], { stroke: 'var(--ink)' }),
        // A revision is a pixel or so wide: the hollow mark says that there is one, and the words beside it which.
        firstPublishedDot(revised, { x: 'first_published', y: 'year' }),
        axisLabel(revised, { x: 'first_published', y: 'year', text: firstText, textAnchor: 'end', dx: -9, fill: 'var(--on-armed)' }),
        valueLabel(width, known, { x: (row: Row) => Math.max(row.value ?? 0, row.first_published ?? 0), y: 'year', text: starred, textAnchor: 'start', dx: 8 }),
        explore(remark(rows.filter((row) => !isKnownYear(row)), { x: () => 0, y: 'year', text: () => 'no official figure held', textAnchor: 'start', dx: 8 })),
        axisLabel(ticks, { x: (tick: number) => tick, frameAnchor: 'bottom', text: formatCount, dy: 19 }),
      ],
    };
  },
  tell(row) {
    if (!isKnownYear(row)) return `No official figure held for ${row.year}.`;
    const first = row.revised === 'yes' ? ` First published as ${formatCount(row.first_published)}.` : '';
    const from = row.worked_out ? `Worked out as ${formatFormula(row.worked_out)} from` : 'Seen in';
    return `${formatCount(row.value)} firearms operations in England and Wales, year to March, ${row.year}.${first} ${from} ${row.seen_in}.`;
  },
  key: () => [
    { sign: 'filled', label: 'at present' },
    { sign: 'hollow', label: 'as first published, where since revised' },
  ],
  notes(rows) {
    const known = rows.filter(isKnownYear);
    const crews = known.filter((row) => row.arv_percent !== null);
    const newest = crews.at(-1);
    const shares = crews.map((row) => row.arv_percent ?? NaN);
    const copied = known.filter((row) => row.second_hand === 'yes');
    const least = Math.min(...shares);
    return [
      words`An operation is not a shooting: it is an authorisation to send armed officers. ${newest ? words`Armed response crews carried out ${claim('most of them', least > 50, { least })}: ${formatPercent(newest.arv_percent ?? NaN)} in ${newest.year}.` : ''}`,
      words`No official figure is held for ${yearsOf(rows.filter((row) => !isKnownYear(row)))}. Ministers gave others, as for the years before ${known[0]?.year ?? ''}; they were counted another way and are not drawn.`,
      words`* Worked out from a change that a release states, since none that was seen prints the figure itself: ${yearsOf(workedOutOf(rows))}. First published means the first publication that is held.`,
      ...(copied.length > 0 ? [words`The figures for ${yearsOf(copied)} were seen only in texts that carry the Home Office’s release, not in the release itself.`] : []),
      ...known.filter((row) => row.set_aside !== null).map((row) =>
        words`For ${row.year} a press report of ${formatDate((row.set_aside_released ?? '').slice(0, 7))} says ${orEmpty(row.set_aside)} and names no release. The Home Office first said ${formatCount(row.first_published)} and now says ${formatCount(row.value)}: its own figure stands.`,
      ),
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id?.split(';') ?? []))],
  asAt: (rows) => formatPeriod(turnsOf(rows).last.period),
});
