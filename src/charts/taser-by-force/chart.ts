import { max, median, min } from 'd3';
import { lastDay } from '../../data/as-of.ts';
import { formatInWords, formatList } from '../../data/format.ts';
import { defineChart, type KeyEntry } from '../kit/define-chart.ts';
import { forceYearMembers, viewForceYear } from '../kit/force-years.ts';
import { compact, where } from '../kit/rows-and-phrases.ts';
import { classFloors, classOf, deriveTaserByForce, ratePer, type Row } from './rows.ts';
import { tileMap } from './tile-map.ts';

function view(shown: Row[]) {
  const inYear = viewForceYear(shown, 'per_1000');
  const rates = shown.flatMap((row) => row.per_1000 ?? []);
  const met = where(shown, { geography: 'Metropolitan' })[0]?.per_1000 ?? null;
  return { ...inYear, rates, met, middle: Math.round(median(rates) ?? NaN) };
}

export const taserByForce = defineChart<Row, ReturnType<typeof view>>({
  id: 'taser-by-force',
  tables: ['taser-use', 'police-officers', 'police-forces'],
  rows: deriveTaserByForce,
  ...forceYearMembers,
  view,
  // Of an even number of forces no force is the middle one.
  section: ({ rates }) => (rates.length % 2 === 0 ? 'even' : 'odd'),
  figures: ({ shown, period, rates, met, middle, unknown }, write) => ({
    met: met ?? write('not given'),
    base: ratePer,
    forces: shown.length,
    known: rates.length,
    period,
    classes: formatInWords(classFloors.length),
    middle,
    least: min(rates) ?? write('not given'),
    greatest: max(rates) ?? write('not given'),
    counted: lastDay(period),
    unknown: formatList(unknown.map(({ force }) => force)),
    'the-met-is-known': met !== null,
  }),
  columns(_view, write) {
    const form = { missing: () => write('not given') };
    return { uses: form, officers: form, per_1000: form };
  },
  draw: ({ shown }, size, write) => tileMap(shown, size, write),
  tooltip: ({ uses, officers, per_1000, period }, write) => ({
    base: ratePer,
    'period-unknown': per_1000 === null ? period : undefined,
    uses: uses ?? write('not given'),
    officers: officers ?? write('not given'),
  }),
  key({ shown, unknown, middle }, write) {
    const entries = classFloors.map((start, index) => {
      const end = classFloors[index + 1];
      const name = index === 0 ? 'class below' : end === undefined ? 'class above' : 'class';
      const ends = { start, end, last: end && end - 1 };
      return {
        symbol: `taser-${index + 1}` as KeyEntry['symbol'],
        label: compact([write(name, ends), classOf(middle) === index + 1 && write('middle')]).join(', '),
        count: where(shown, { class: index + 1 }).length,
      };
    });
    const hatched = { symbol: 'hatch', label: write('not given'), count: unknown.length } as const;
    return compact([...entries.toReversed(), unknown.length > 0 && hatched]);
  },
});
