import { formatInWords, formatList } from '../../data/format.ts';
import { defineChart } from '../kit/define-chart.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { deriveShotsFired, type ShotsFiredRow as Row, view } from './rows.ts';
import { drawShots } from './strips.ts';

const formatYears = (rows: Row[]) => formatList(rows.map((row) => row.year));

export const shotsFired = defineChart<Row, ReturnType<typeof view>>({
  id: 'shots-fired',
  tables: ['operations', 'worked-out', 'discharges', 'fatal-shootings', 'fatal-shootings-who'],
  rows: deriveShotsFired,
  view,
  figures({ drawn, count, span, totals, oneIn, low, high, rate, who }, write) {
    const [other] = drawn.filter((row) => row.also_reported !== null);
    const copied = where(drawn, { second_hand: 'yes', panel: 'incidents', standing: 'known' });
    const groups = who.groups.map(({ group, value }): [string, string | number] => {
      return [`who ${group}`, value || write('none')];
    });
    return {
      years: formatInWords(count),
      low,
      high,
      rate,
      one: formatInWords(1),
      span,
      'first-year': drawn[0]?.year,
      'last-year': drawn.at(-1)?.year,
      operations: Math.round(totals.operations / 1000) * 1000,
      incidents: totals.incidents,
      deaths: totals.deaths,
      'other-year': other?.year,
      official: other && formatInWords(other.value ?? NaN),
      reported: other && formatInWords(other.also_reported ?? NaN),
      'official-count': other?.value,
      'reported-count': other?.also_reported,
      copied: formatYears(copied),
      zeros: formatYears(where(drawn, { panel: 'deaths', value: 0 })),
      adult: '18',
      people: who.people,
      'who-span': who.span,
      'who the Met': undefined,
      ...Object.fromEntries(groups),
      // To the nearest hundred, and no further from it than a fiftieth.
      about: Math.abs(oneIn - rate) < rate / 50,
      'same-people': who.addsUp,
    };
  },
  columns: (_view, write) => ({
    panel: { format: (panel: string) => write(`panel ${panel}`) },
    value: { missing: ({ standing }) => write(standing) },
  }),
  draw: (shown, { width }, write) => drawShots(shown, width, write),
  tooltip: ({ panel, value, standing, also_reported }, write) => ({
    counted: write(`panel ${panel}`),
    missing: value === null ? write(standing) : undefined,
    also: also_reported,
  }),
  series: ({ panel }, write) => write(`panel ${panel}`),
  sonification: () => 'value',
  referenceDate: ({ drawn }) => drawn.at(-1)?.period ?? '',
});
