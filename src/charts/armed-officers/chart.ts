import { extent, max } from 'd3';
import { isOut } from '../../data/as-of.ts';
import { formatCount, formatDate, formatInWords, formatList } from '../../data/format.ts';
import {
  asOfColumns,
  asOfKey,
  asOfMembers,
  formatAsKnown,
  formatOrigin,
  hasValue,
  isPast,
} from '../kit/as-of-states.ts';
import { textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { capitalise, compact, countsByYear, namedColumn, unique } from '../kit/rows-and-phrases.ts';
import { timeChart } from '../kit/time-chart.ts';
import { type ArmedOfficersRow as Row, changes, deriveArmedOfficersByDate, view } from './rows.ts';

const names = {
  headline: 'Armed officers, headline count',
  deployable: 'Operationally deployable',
  authorised: 'Authorised in all',
};

const isQuoted = (row: Row) => row.as_quoted === 'yes';
const formatYears = (rows: Row[]) =>
  rows.length > 0 ? formatList(unique(rows.map((row) => String(row.year))).toSorted()) : undefined;

export const armedOfficers = defineChart<Row, ReturnType<typeof view>>({
  id: 'armed-officers',
  name: 'England and Wales, year by year',
  tables: ['armed-officers', 'worked-out'],
  spatialCoverage: () => 'England and Wales',
  rows: deriveArmedOfficersByDate,
  ...asOfMembers,
  key: ({ shown }) => asOfKey(shown),
  view,
  section: ({ asOf }) => asOf.section,
  figures({ shown, gaps, derived, headline, deployable, authorised, low, peak, newest, scale, asOf }) {
    const isNow = asOf.when === undefined;
    const [broken, quoted] = [deployable[0], shown.filter(isQuoted)];
    const before = deployable.at(-2);
    const later = shown.filter((row) => isPast(row) && row.released && !isOut(row.released, row.as_known));
    return {
      ...asOf,
      ...countsByYear({ first: headline[0], low, peak, last: newest }, 'value', 'year'),
      'scale-start': formatCount(scale.domain()[0] ?? NaN),
      month: formatDate(newest.date.slice(0, 7)),
      counted: broken ? 'deployable armed officers' : 'armed officers',
      rise: formatCount(peak.value - low.value),
      'rise-years': formatInWords(peak.year - low.year),
      // Sentences of editions put it in even where there is none.
      'gap-years': formatYears(gaps) ?? '',
      counts: formatCount(compact([deployable[0], authorised[0]]).length),
      'anew-year': broken && String(broken.year),
      'counted-anew': broken && capitalise(broken.series),
      'worked-out-years': formatYears(derived),
      'quoted-year': formatYears(quoted),
      'quoted-from': isNow && quoted.length > 0 ? before && formatCount(before.value) : undefined,
      'quoted-fall':
        before && before.value > newest.value ? formatCount(before.value - newest.value) : undefined,
      'later-year': formatYears(later),
      'later-text': later[0]?.seen_in ?? undefined,
    };
  },
  claims({ shown, deployable, authorised, low, peak, scale }) {
    const rise = peak.value - low.value;
    const since = changes(shown).filter(({ year }) => year > peak.year);
    const figures = Object.fromEntries(
      since.map(({ series, year, change }) => [`${series} ${year}`, change]),
    );
    const newest = max(shown, ({ year }) => year) ?? NaN;
    const years = unique(since.map(({ year }) => year)).length;
    const [from = 0] = scale.domain();
    return {
      'nearly-a-thousand': { holds: rise >= 900 && rise < 1000, figures: { rise } },
      'fewer-every-year': {
        holds: since.every(({ change }) => change < 0) && years === newest - peak.year,
        figures: { ...figures, 'years needed': newest - peak.year },
      },
      'not-at-zero': { holds: from > 0, figures: { from } },
      'two-counts': {
        holds: deployable.length > 0 && authorised.length > 0,
        figures: { deployable: deployable.length, authorised: authorised.length },
      },
      'each-falling': {
        holds: since.filter(({ series }) => series !== 'headline').every(({ change }) => change < 0),
        figures,
      },
    };
  },
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ year: 'Year' }),
      namedColumn('series', 'Series', names),
      ...asOfColumns(shown, () => 'no official figure'),
    ],
    rows: shown,
  }),
  draw({ rows, shown, headline, deployable, authorised, low, peak, scale }, { width }, write) {
    const lasts = compact([deployable.at(-1) ?? headline.at(-1), authorised.at(-1)]);
    const named = unique(compact([headline[0], low, peak])).filter((row) => !lasts.includes(row));
    return timeChart({
      width,
      height: 260,
      rows: shown,
      x: 'year',
      y: 'value',
      first: 'first_published',
      series: 'series',
      colour: ({ series }) => (series === 'authorised' ? 'armed-2' : 'armed'),
      years: extent(rows, ({ year }) => year) as [number, number],
      scale,
      ends: lasts.map((row) => ({
        row,
        text: compact([formatCount(row.value), deployable[0] && write(row.series)]).join('\n'),
      })),
      named: named.map((row) => ({ row, text: formatCount(row.value) })),
      changes: peak.year > low.year + 1 ? [{ from: low, to: peak, text: write('rise') }] : [],
      gap: write('gap'),
      anew: deployable[0] && { year: deployable[0].year, text: write('anew') },
    });
  },
  tooltip(row) {
    if (!hasValue(row))
      return `No official figure for ${formatDate(row.date)}${formatAsKnown(row)}. Ministers gave others, counted another way.`;
    const about = `${formatCount(row.value)}: ${names[row.series].toLowerCase()}, England and Wales, ${formatDate(row.date)}${formatAsKnown(row)}.`;
    const quoted = `As quoted in ${row.seen_in}; the release itself was not seen`;
    return `${about} ${formatOrigin(row, isQuoted(row) ? quoted : undefined)}`;
  },
  series: ({ series }) => names[series],
  referenceDate: ({ shown }) => formatDate(max(shown, ({ date }) => date) ?? ''),
});
