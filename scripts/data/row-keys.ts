import type { TableDefinition } from '../../src/data/schema.ts';
import type { Tables } from '../../src/data/tables/index.ts';

/** How an editor names a row of a table: the cells of its key with bars between. */

type Correction = Tables['corrections'][number];

const between = ' | ';

/** Spaces next to a bar or a semicolon make no difference. */
const tidy = (key: string): string =>
  key
    .split('|')
    .map((cell) =>
      cell
        .split(';')
        .map((term) => term.trim())
        .join(';'),
    )
    .join(between);

/** A parsed cell as its table has it. */
export const formatCell = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(';');
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** The key of a row, parsed or as text, in these columns of its table. */
export const formatKey = ({ key }: Pick<TableDefinition, 'key'>, row: object): string =>
  tidy(key.map((column) => formatCell((row as Record<string, unknown>)[column])).join(between));

/** The keys of the rows that a correction names. A key may hold semicolons, too, as between two sources: what has no bar goes on with it. */
export const namedRows = ({ rows }: Pick<Correction, 'rows'>): string[] =>
  (rows ?? [])
    .reduce<string[]>((keys, term) => {
      const last = keys.at(-1);
      if (last?.includes('|') && !term.includes('|')) return [...keys.slice(0, -1), `${last};${term}`];
      return [...keys, term];
    }, [])
    .map(tidy);
