import type { TableName, Tables } from '../figures/tables/index.ts';

/** The tables that a test on the figures looks into, in the order in which it does. */
export function tablesRead(tables: Tables, test: (tables: Tables) => unknown): TableName[] {
  const read = new Set<TableName>();
  test(
    new Proxy(tables, {
      get(target, name: TableName) {
        read.add(name);
        return target[name];
      },
    }),
  );
  return [...read];
}
