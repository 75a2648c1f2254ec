import { formatPercent } from '../../data/format.ts';
import { asOfFigures, asOfMembers, formatYears } from '../kit/as-of-states.ts';
import { hasValue, isPast, originFigures, viewAsOf } from '../kit/as-of-states.ts';
import { defineChart } from '../kit/define-chart.ts';
import { cellsOf, turningPoints, where } from '../kit/rows-and-phrases.ts';
import { timeChart } from '../kit/time-chart.ts';
import { deriveOperations, type OperationsRow as Row } from './rows.ts';

function view(ofState: Row[], rows: Row[]) {
  const shown = viewAsOf(ofState, rows);
  return {
    ...shown,
    ...turningPoints(shown.known, ({ value }) => value),
    crews: shown.known.flatMap(({ year, arv_percent }) =>
      arv_percent === null ? [] : { year, arv_percent },
    ),
  };
}

export const firearmsOperations = defineChart<Row, ReturnType<typeof view>>({
  id: 'firearms-operations',
  tables: ['operations', 'worked-out'],
  rows: deriveOperations,
  ...asOfMembers,
  view,
  figures(all, write) {
    const { known, crews, first, low, last } = all;
    const aside = known.find((row) => row.set_aside !== null);
    const [crewsFirst, crewsLast] = crews.length > 1 ? [crews[0], crews.at(-1)] : [];
    return {
      ...asOfFigures(all, ({ year }) => year, write),
      ...cellsOf({ first, low, last }, 'value'),
      'copied-years': formatYears(known.filter((row) => row.second_hand === 'yes')),
      'crews-first': crewsFirst && formatPercent(crewsFirst.arv_percent),
      'crews-first-year': crewsFirst?.year,
      'crews-last': crewsLast && formatPercent(crewsLast.arv_percent),
      'crews-last-year': crewsLast?.year,
      aside: aside?.set_aside,
      'aside-year': aside?.year,
      'aside-month': aside?.set_aside_released?.slice(0, 7),
      'aside-first': aside?.first_published,
      'aside-now': aside?.value,
      less: last.value < first.value,
      more: last.value > low.value,
      lowest: where(known, { value: low.value }).length === 1,
      up: (crewsLast?.arv_percent ?? 0) > (crewsFirst?.arv_percent ?? 0),
    };
  },
  columns: (_view, write) => ({ value: { missing: () => write('no figure') } }),
  draw: ({ rows, shown, first, low, last }, { width }, write) =>
    timeChart({
      width,
      height: 200,
      rows: shown,
      all: rows,
      y: 'value',
      columns: true,
      colour: () => 'armed-2',
      named: [{ row: first }, { row: last }, { row: low, text: write('low') }],
      gap: write('gap'),
    }),
  tooltip(row, write) {
    const gap = hasValue(row) ? undefined : row.year;
    return {
      ...originFigures(row, write),
      gap: isPast(row) ? undefined : gap,
      'gap-then': isPast(row) ? gap : undefined,
    };
  },
  referenceDate: ({ last }) => last.period,
});
