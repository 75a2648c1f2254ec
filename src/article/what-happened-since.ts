import { figureFromRow } from './figure-from-rows.ts';
import { formatCount, formatDate, formatInWords } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

/** The timeline tells the dead in words: “Five people are killed”. */
const killed = (event: string, label: string) => (tables: Tables) =>
  figureFromRow(tables, {
    table: 'timeline',
    find: (row) => row.event_id === event,
    value: 'description',
    pick: /^(\w+) people are killed/,
    as_at: formatDate(tables.timeline.find((row) => row.event_id === event)?.date ?? ''),
    label,
    format: formatInWords,
  });

const stepped = (tables: Tables) =>
  tables['met-uplift'].filter((row) => row.measure === 'officers who stepped back from armed duty');

export const numbers: Numbers = {
  'deaths-westminster': killed('westminster', 'people killed in the attack at Westminster'),
  'deaths-london-bridge': killed('london-bridge', 'people killed in the attack at London Bridge'),
  'permits-handed-in': (tables) =>
    figureFromRow(tables, {
      table: 'met-uplift',
      find: (row) => stepped(tables).includes(row),
      value: 'value',
      as_at: formatDate('2023-09'),
      label: 'Met officers who handed in their firearms permits, at least',
      format: formatCount,
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
    holds: (tables) => stepped(tables).every((row) => row.qualifier === 'more than'),
    figures: (tables) =>
      Object.fromEntries(stepped(tables).map((row) => [row.date, `${row.qualifier} ${row.value}`])),
  },
};
