import { max, pairs } from 'd3';
import { isOut } from '../../data/as-of.ts';
import { formatCount, formatInWords } from '../../data/format.ts';
import { asOfFigures, asOfMembers, formatYears } from '../kit/as-of-states.ts';
import { hasValue, isPast, originFigures } from '../kit/as-of-states.ts';
import { defineChart } from '../kit/define-chart.ts';
import { capitalise, compact, cellsOf, unique, valuesOf } from '../kit/rows-and-phrases.ts';
import { timeChart, valueScale } from '../kit/time-chart.ts';
import { type ArmedOfficersRow as Row, deriveArmedOfficers, view } from './rows.ts';

/** Names a figure in all states. */
const nameFigure = ({ year, series }: Row) => (series === 'headline' ? String(year) : `${year} (${series})`);

const isQuoted = (row: Row) => row.as_quoted === 'yes';

export const armedOfficers = defineChart<Row, ReturnType<typeof view>>({
  id: 'armed-officers',
  tables: ['armed-officers', 'worked-out'],
  rows: deriveArmedOfficers,
  ...asOfMembers,
  view,
  figures(all, write) {
    const { shown, known, headline, deployable, authorised, low, peak, newest } = all;
    const [start = 0] = valueScale(all.rows, ['value', 'first_published']).domain();
    const rise = peak.value - low.value;
    const [firstAnew, before] = [deployable[0], deployable.at(-2)];
    const fall = before ? before.value - newest.value : 0;
    const quoted = shown.filter((row) => isQuoted(row) && !isPast(row));
    const later = shown.filter((row) => isPast(row) && row.released && !isOut(row.released, row.as_known));
    // From one year to the next within one definition.
    const since = pairs(known)
      .filter(([a, b]) => a.series === b.series && b.year === a.year + 1 && a.year >= peak.year)
      .map(([a, { series, year, value }]) => ({ series, year, isFall: value < a.value }));
    const years = (max(shown, ({ year }) => year) ?? NaN) - peak.year;
    return {
      ...asOfFigures(all, nameFigure, write),
      ...cellsOf({ first: headline[0], low, peak, last: newest }, 'value'),
      years: unique([String(headline[0]?.year), String(newest.year)]).join(' to '),
      'scale-start': start,
      'not-at-zero': start > 0,
      month: newest.date.slice(0, 7),
      counted: firstAnew?.series,
      rise,
      'nearly-a-thousand': rise >= 900 && rise < 1000,
      'rise-years': formatInWords(peak.year - low.year),
      counts: compact([firstAnew, authorised[0]]).length,
      'anew-year': firstAnew && String(firstAnew.year),
      'counted-anew': firstAnew && capitalise(firstAnew.series),
      'quoted-year': formatYears(quoted),
      'quoted-from': before?.value,
      'quoted-fall': fall > 0 ? fall : undefined,
      'later-year': formatYears(later),
      'later-text': later[0]?.seen_in,
      'fewer-every-year': since.every(({ isFall }) => isFall) && valuesOf(since, 'year').length === years,
      'two-counts': deployable.length > 0 && authorised.length > 0,
      'each-falling': since.every(({ series, isFall }) => series === 'headline' || isFall),
    };
  },
  columns: (_view, write) => ({
    series: { format: (series: string) => write(`series ${series}`) },
    value: { missing: () => write('gap') },
  }),
  draw({ rows, shown, headline, deployable, authorised, low, peak }, { width }, write) {
    const lasts = compact([deployable.at(-1) ?? headline.at(-1), authorised.at(-1)]);
    return timeChart({
      width,
      height: 260,
      rows: shown,
      all: rows,
      y: 'value',
      first: 'first_published',
      series: 'series',
      colour: ({ series }) => (series === 'authorised' ? 'armed-2' : 'armed'),
      ends: lasts.map((row) => ({
        row,
        text: compact([formatCount(row.value), deployable[0] && write(row.series)]).join('\n'),
      })),
      named: compact([headline[0], low, peak]).map((row) => ({ row })),
      changes: peak.year > low.year + 1 ? [{ from: low, to: peak, text: write('rise') }] : [],
      gap: write('gap'),
      seriesBreak: deployable[0] && { year: deployable[0].year, text: write('anew') },
    });
  },
  tooltip(row, write) {
    const origin = originFigures(row, write);
    return {
      ...origin,
      seen: isQuoted(row) ? undefined : origin.seen,
      quoted: isQuoted(row) ? origin.seen : undefined,
      counted: write(`series ${row.series}`).toLowerCase(),
      gap: hasValue(row) ? undefined : row.date,
    };
  },
  series: ({ series }, write) => write(`series ${series}`),
  key: ({ revised }, write) => [
    { symbol: 'filled', label: write('filled') },
    ...(revised.length > 0 ? [{ symbol: 'hollow', label: write('hollow') } as const] : []),
  ],
  referenceDate: ({ shown }) => max(shown, ({ date }) => date) ?? '',
});
