import * as Plot from '@observablehq/plot';
import { defineChart } from '../drawing/chart.ts';
import { axisLabel, firstPublishedDot, isWide, presentDot, remark, valueLabel } from '../drawing/marks.ts';
import { explore } from '../drawing/points.ts';
import {
  type ArmedOfficersRow,
  changes,
  ends,
  isKnown,
  type Known,
  readArmedOfficers,
  type Series,
  turningPoints,
  yearsBetween,
} from '../figures/armed-officers.ts';
import { formatCount, formatDate, formatList } from '../figures/format.ts';
import { claim, words } from '../figures/words.ts';

type Row = ArmedOfficersRow;

const seriesNames: Record<Series, string> = {
  headline: 'Armed officers, headline count',
  deployable: 'Operationally deployable',
  authorised: 'Authorised in all',
};

/** Not from zero, which the subtitle says: the changes are a tenth of the whole. */
const scale = { from: 5400, to: 7050, ticks: [5500, 6000, 6500, 7000] };

const isQuoted = (row: Row) => row.release?.endsWith('as quoted') ?? false;

const formatFormula = (formula: string) => formula.replaceAll(/\d+/g, (figure) => formatCount(Number(figure)));

function saidBy(row: Row): string {
  if (row.worked_out) return `Worked out as ${formatFormula(row.worked_out)} from ${row.seen_in}`;
  return isQuoted(row) ? `As quoted in ${row.seen_in}; the release itself was not seen` : `Seen in ${row.seen_in}`;
}

const uniqueYears = (rows: Row[]) => formatList([...new Set(rows.map((row) => String(row.year)))].toSorted());

const inks: Record<Series, string> = { headline: 'var(--armed)', deployable: 'var(--armed)', authorised: 'var(--armed-2)' };

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
  { at: 'headline 2020', wideOnly: true, options: { textAnchor: 'end', lineAnchor: 'top', lineWidth: 8, dx: 24, dy: 9 } },
];

const starred = (row: Known) => `${formatCount(row.value)}${row.worked_out ? '*' : ''}`;

export const armedOfficers = defineChart<Row>({
  id: 'armed-officers',
  name: 'Armed officers',
  tables: ['armed-officers', 'worked-out'],
  place: () => 'England and Wales',
  rows: readArmedOfficers,
  title(rows) {
    const { low, peak } = turningPoints(rows);
    const rise = peak.value - low.value;
    const since = changes(rows).filter(({ year }) => year > peak.year);
    const newest = Math.max(...rows.map((row) => row.year));
    const fewer = since.every(({ change }) => change < 0) && new Set(since.map(({ year }) => year)).size === newest - peak.year;
    const risen = claim('Nearly a thousand more armed officers', rise >= 900 && rise < 1000, { rise });
    return words`${risen} from ${String(low.year)} to ${String(peak.year)}, then ${claim('fewer each year', fewer, { ...Object.fromEntries(since.map(({ series, year, change }) => [`${series} ${year}`, change])), 'years needed': `${peak.year + 1} to ${newest}` })} to ${String(newest)}`;
  },
  subtitle: () =>
    words`Armed officers in England and Wales on 31 March. The scale starts at ${formatCount(scale.from)}, ${claim('not at zero', scale.from > 0, { from: scale.from })}`,
  alt(rows) {
    const { low, peak } = turningPoints(rows);
    const told = (row: Known) =>
      `${formatCount(row.value)} in ${row.year}${row.revised === 'yes' ? ` (first published as ${formatCount(row.first_published)})` : ''}`;
    const points = [ends(rows, 'headline').first, low, peak, ends(rows, 'headline').last].map(told);
    const [deployable, authorised] = [ends(rows, 'deployable'), ends(rows, 'authorised')];
    return words`Line chart of armed officers in England and Wales on 31 March. ${formatList(points)}. No official figures for ${uniqueYears(rows.filter((row) => !isKnown(row)))}. After a change of definition in ${String(deployable.first.year)}: deployable officers ${told(deployable.first)} and ${told(deployable.last)}; authorised officers ${told(authorised.first)} and ${told(authorised.last)}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'year', label: 'Year', format: (value: number) => String(value) },
      { name: 'series', label: 'Series', format: (value: Series) => seriesNames[value] },
      { name: 'first_published', label: 'First published', align: 'right', format: (value: number | null) => (value === null ? '' : formatCount(value)) },
      { name: 'value', label: 'At present', align: 'right', format: (value: number | null) => (value === null ? 'no official figure' : formatCount(value)) },
      { name: 'worked_out', label: 'Worked out as', format: (value: string | null) => (value === null ? '' : formatFormula(value)) },
      { name: 'seen_in', label: 'Release, or where it was seen' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const allYears = rows.map((row) => row.year);
    const years = yearsBetween(Math.min(...allYears), Math.max(...allYears));
    const labelledYears = wide ? years : years.filter((year) => year % 5 === 0);
    const revised = rows.filter((row) => row.revised === 'yes');
    const gap = rows.filter((row) => !isKnown(row));
    const gapYears = `${gap[0]?.year}–${String(gap.at(-1)?.year).slice(2)}`;
    const placed = (list: typeof places, label: (row: Known, options: Plot.TextOptions) => Plot.RenderableMark) =>
      list
        .filter(({ wideOnly }) => wide || !wideOnly)
        .flatMap(({ at, options }) =>
          rows.filter(isKnown).filter((row) => `${row.series} ${row.year}` === at).map((row) => label(row, { x: 'year', ...options })),
        );
    const breaks = { x: 'year', stroke: 'var(--muted)', strokeWidth: 0.9, insetTop: wide ? 58 : 60 };
    const breakRow = [ends(rows, 'deployable').first];
    const atEnd = (series: Series, ink: string) => {
      const last = [ends(rows, series).last];
      const figure = (row: Known) => (wide ? `${formatCount(row.value)} ${row.series}` : formatCount(row.value));
      const value = valueLabel(width, last, { x: 'year', y: 'value', text: figure, textAnchor: 'start', dx: 9, fill: ink });
      const name = { x: 'year', y: 'value', text: 'series', textAnchor: 'end', dx: 48, dy: 18, fill: ink } as const;
      return wide ? [value] : [value, remark(last, name)];
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
          text: (tick: number) => (tick === scale.ticks.at(-1) ? `${formatCount(tick)} officers` : formatCount(tick)),
          frameAnchor: 'left', textAnchor: 'start', dy: -8,
        }),
        Plot.axisX(years, { tickSize: 5, color: 'var(--muted)', label: null, tickFormat: () => '' }),
        axisLabel(labelledYears, {
          x: (year: number) => year,
          text: (year: number) => (year % 10 === 0 || !wide ? `${year}` : `’${year % 100}`),
          frameAnchor: 'bottom', dy: 21,
        }),
        Plot.ruleX(breakRow, { ...breaks, dx: -1.6 }),
        Plot.ruleX(breakRow, { ...breaks, dx: 1.6 }),
        remark(breakRow, {
          x: 'year', frameAnchor: 'top', textAnchor: 'start', lineAnchor: 'top', dx: -2, dy: 21,
          text: () => (wide ? 'Definition changes:\ntwo counts from here' : 'Definition\nchanges'),
        }),
        remark(gap.slice(0, 1), {
          x: 'year', y: () => scale.ticks.at(-2), textAnchor: 'start', lineAnchor: 'top', dx: wide ? -28 : -15, dy: wide ? 12 : 16,
          text: () => (wide ? `${gapYears}: no official figure.\nMinisters gave others, counted\nanother way; not joined here.` : `${gapYears}: no\nofficial figure`),
        }),
        Plot.ruleX(revised, { x: 'year', y1: 'first_published', y2: 'value', stroke: 'var(--armed)', strokeWidth: 1 }),
        firstPublishedDot(revised, { x: 'year', y: 'first_published' }),
        ...(['headline', 'deployable', 'authorised'] as const).flatMap((series) => {
          const drawn = rows.filter((row) => row.series === series);
          const line = { x: 'year', y: 'value', stroke: inks[series], strokeWidth: 2, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
          return [Plot.line(drawn, line), explore(presentDot(drawn, { x: 'year', y: 'value', fill: inks[series] }))];
        }),
        ...placed(places, (row, options) => valueLabel(width, [row], { y: 'value', text: starred, ...options })),
        ...placed(firstPlaces, (row, options) =>
          remark([row], { y: 'first_published', text: () => `first published as ${formatCount(row.first_published)}`, fill: 'var(--ink-2)', ...options }),
        ),
        ...atEnd('deployable', 'var(--armed)'),
        ...atEnd('authorised', 'var(--armed-2t)'),
      ],
    };
  },
  tell(row) {
    if (!isKnown(row)) return `No official figure for ${formatDate(row.date)}.`;
    const about = `${formatCount(row.value)}: ${seriesNames[row.series].toLowerCase()}, England and Wales, ${formatDate(row.date)}.`;
    return `${about}${row.revised === 'yes' ? ` First published as ${formatCount(row.first_published)}.` : ''} ${saidBy(row)}.`;
  },
  key: () => [
    { sign: 'hollow', label: 'as first published, where since revised' },
    { sign: 'filled', label: 'at present' },
  ],
  notes(rows) {
    const quoted = rows.filter(isQuoted);
    return [
      words`The definition changes in ${String(ends(rows, 'deployable').first.year)}. Figures on either side are not compared. The earlier ones line up with deployable officers, not with all who are authorised.`,
      words`* Worked out from a change that the Home Office stated, since no release prints the figure itself: ${uniqueYears(rows.filter((row) => row.worked_out))}.`,
      ...(quoted.length > 0 ? [words`The figures for ${uniqueYears(quoted)} are as quoted in Parliament; the release itself was not seen.`] : []),
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id?.split(';') ?? []))],
  asAt: (rows) => formatDate(rows.map((row) => row.date).toSorted().at(-1) ?? ''),
});
