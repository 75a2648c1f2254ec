import { formatDate, formatInWords } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { figureFromRow } from './figure-from-rows.ts';

/** The timeline gives the dead in words: “Five people are killed”. */
const killed = (event: string, label: string) =>
  figureFromRow({
    table: 'timeline',
    find: (row) => row.event_id === event,
    value: 'description',
    pick: /^(\w+) people are killed/,
    as_at: ({ date }) => formatDate(date),
    label,
    format: formatInWords,
  });

const isSteppingBack = ({ measure }: Tables['met-uplift'][number]) =>
  measure === 'officers who stepped back from armed duty';

const steppedBack = (tables: Tables) => tables['met-uplift'].filter(isSteppingBack);

export const numbers: Numbers = {
  'deaths-westminster': killed('westminster', 'people killed in the attack at Westminster'),
  'deaths-london-bridge': killed('london-bridge', 'people killed in the attack at London Bridge'),
  'permits-handed-in': figureFromRow({
    table: 'met-uplift',
    find: isSteppingBack,
    value: 'value',
    as_at: 'September 2023',
    label: 'Met officers who handed in their firearms permits, at least',
  }),
};

const londonBridge = (tables: Tables) =>
  tables.timeline.find((row) => row.event_id === 'london-bridge')?.description ?? '';

export const claims: Claims = {
  'under-ten-minutes': {
    holds: (tables) => londonBridge(tables).includes('in under ten minutes'),
    figures: (tables) => ({ 'the timeline says': londonBridge(tables) }),
  },
  'more-than-a-hundred': {
    holds: (tables) => steppedBack(tables).every((row) => row.qualifier === 'more than'),
    figures: (tables) =>
      Object.fromEntries(steppedBack(tables).map((row) => [row.date, `${row.qualifier} ${row.value}`])),
  },
};
