import { readFileSync } from 'node:fs';
import { readDefinitions } from '../../src/article/definitions.ts';
import { charts } from '../../src/charts/index.ts';
import { factsOf } from '../../src/data/column.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../src/data/tables/index.ts';
import { checkForceText } from './text/check-charts-and-forces.ts';

export interface UnusedRows {
  table: TableName;
  /** As the spreadsheet numbers them. */
  rows: number[];
}

/** Every row of these stands on a page as it is, or belongs to rows of other tables by its id. */
const shownThemselves: TableName[] = ['addresses', 'corrections', 'files', 'notes', 'sources'];

/**
 * The rows that no chart, number, claim or page of a force uses. A row is used where something reads what it says: a
 * number, or a text that is not part of its key. To filter by key, kind or flag is not to use. A derivation that copies
 * whole rows of a table uses them all.
 */
export function findUnusedRows(
  tables: Tables,
  derive: (tables: Tables) => unknown = deriveAll,
): UnusedRows[] {
  const used = new Set<object>();
  const watched = Object.fromEntries(
    tableNames.map((name) => {
      const content = contentOf(tableDefinitions[name]);
      const watch = (row: object) =>
        new Proxy(row, {
          get(target, column) {
            if (content.has(column)) used.add(target);
            return Reflect.get(target, column) as unknown;
          },
        });
      return [name, tables[name].map(watch)];
    }),
  ) as unknown as Tables;
  derive(watched);
  return tableNames
    .filter((name) => !shownThemselves.includes(name))
    .map((table) => ({
      table,
      rows: tables[table].filter((row) => !used.has(row)).map(({ row }) => row),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function contentOf({ columns, key }: TableDefinition): Set<string | symbol> {
  const isContent = ([name, column]: [string, TableDefinition['columns'][string]]) => {
    const { read, expected } = factsOf(column);
    return read === 'number' || (read !== 'flag' && !expected.startsWith('one of ') && !key.includes(name));
  };
  return new Set(
    Object.entries(columns)
      .filter(isContent)
      .map(([name]) => name),
  );
}

function deriveAll(tables: Tables): void {
  for (const chart of charts) chart.rows(tables);
  const { numbers, claims } = readDefinitions((file) => readFileSync(file, 'utf8'));
  for (const { derive } of Object.values(numbers)) derive(tables);
  for (const claim of Object.values(claims)) {
    claim.holds(tables);
    claim.figures(tables);
  }
  checkForceText(tables);
}
