import { formatInWords } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { figureFromRow } from './figure-from-rows.ts';

const killed = (event: string, label: string) =>
  figureFromRow({
    table: 'timeline',
    where: { event_id: event },
    column: 'killed',
    label,
    format: formatInWords,
  });

const measure = 'officers who stepped back from armed duty';

const steppedBack = (tables: Tables) => tables['met-uplift'].filter((row) => row.measure === measure);

export const numbers: Numbers = {
  'deaths-westminster': killed('westminster', 'people killed in the attack at Westminster'),
  'deaths-london-bridge': killed('london-bridge', 'people killed in the attack at London Bridge'),
  'permits-handed-in': figureFromRow({
    table: 'met-uplift',
    where: { measure },
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
