import { tableNames, type Tables } from '../../src/data/tables/index.ts';

interface Derived {
  /** The rows of each table that was looked at. */
  read: Map<keyof Tables, unknown>;
  value: unknown;
}

/** For each derivation its last two: the fuzzer goes to and fro between the figures as they are and one change. */
const known = new WeakMap<object, Derived[]>();

/** What follows from tables, made again only where a table that it looks at is another; and which tables these are. */
export function deriveOnce<T>(
  name: object,
  derive: (tables: Tables) => T,
  tables: Tables,
): { value: T; reads: Set<unknown> } {
  const derived = known.get(name) ?? [];
  const existing = derived.find(({ read }) => [...read].every(([table, rows]) => tables[table] === rows));
  const one = existing ?? watch(derive, tables);
  known.set(name, [one, ...derived.filter((other) => other !== one)].slice(0, 2));
  return { value: one.value as T, reads: new Set(one.read.keys()) };
}

function watch(derive: (tables: Tables) => unknown, tables: Tables): Derived {
  const read: Derived['read'] = new Map();
  const watched = new Proxy(tables, {
    get(target, name) {
      const rows: unknown = Reflect.get(target, name);
      read.set(name as keyof Tables, rows);
      return rows;
    },
  });
  return { value: derive(watched), read };
}

/** The tables that a derivation looks at: all where it fails, since nobody knows how far it came. */
export function tablesRead(name: object, derive: (tables: Tables) => unknown, tables: Tables): Set<unknown> {
  try {
    return deriveOnce(name, derive, tables).reads;
  } catch {
    return new Set(tableNames);
  }
}
