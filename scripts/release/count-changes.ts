/** A table at one moment: the names of its columns, and its rows. */
export interface Table {
  columns: string[];
  rows: Record<string, unknown>[];
}

/** What differs between a table and what it was before: numbers of rows, and names of columns. */
export interface TableChange {
  added: number;
  /** Rows that stood before, with other cells. */
  revised: number;
  removed: number;
  newColumns: string[];
  lostColumns: string[];
}

/**
 * Compares two states of a table. Rows are told apart by the columns of `key`; cells are compared in the columns that
 * both states have. Without a key the fewest first columns serve that tell all rows apart.
 */
export function countRowChanges(before: Table, after: Table, key?: readonly string[]): TableChange {
  const shared = before.columns.filter((column) => after.columns.includes(column));
  const telling = key?.filter((column) => shared.includes(column)) ?? findKey(shared, before, after);
  const [earlier, later] = [byKey(before.rows, telling), byKey(after.rows, telling)];
  return {
    added: [...later.keys()].filter((id) => !earlier.has(id)).length,
    revised: [...later].filter(
      ([id, row]) => earlier.has(id) && cells(row, shared) !== cells(earlier.get(id) ?? {}, shared),
    ).length,
    removed: [...earlier.keys()].filter((id) => !later.has(id)).length,
    newColumns: after.columns.filter((column) => !before.columns.includes(column)),
    lostColumns: before.columns.filter((column) => !after.columns.includes(column)),
  };
}

const cells = (row: Record<string, unknown>, columns: string[]): string =>
  JSON.stringify(columns.map((column) => row[column] ?? null));

function findKey(columns: string[], ...tables: Table[]): string[] {
  const tells = (key: string[]) =>
    tables.every(({ rows }) => new Set(rows.map((row) => cells(row, key))).size === rows.length);
  const length = columns.findIndex((_, index) => tells(columns.slice(0, index + 1))) + 1;
  return length > 0 ? columns.slice(0, length) : columns;
}

/** Rows that no column tells apart are counted off, so that each keeps a place of its own. */
function byKey(rows: Table['rows'], key: string[]): Map<string, Record<string, unknown>> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const id = cells(row, key);
      seen.set(id, (seen.get(id) ?? 0) + 1);
      return [`${id} ${seen.get(id) ?? 0}`, row];
    }),
  );
}

export interface NamedChange extends TableChange {
  name: string;
  state: 'new' | 'gone' | 'changed';
}

/** What differs between two sets of tables; those that stand as before are left out. */
export function countChanges(
  before: Map<string, Table>,
  after: Map<string, Table>,
  keyOf: (name: string) => readonly string[] | undefined = () => undefined,
): NamedChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name) => {
    const [earlier, later] = [before.get(name), after.get(name)];
    const columns = (earlier ?? later)?.columns ?? [];
    const change = countRowChanges(
      earlier ?? { columns, rows: [] },
      later ?? { columns, rows: [] },
      keyOf(name),
    );
    const isSame = Object.values(change).every((part: number | string[]) =>
      typeof part === 'number' ? part === 0 : part.length === 0,
    );
    if (earlier && later && isSame) return [];
    return [{ name, state: !earlier ? 'new' : !later ? 'gone' : 'changed', ...change } as const];
  });
}

/** Rows of a chart, which have no list of columns of their own. */
export const asTable = (rows: Table['rows']): Table => ({
  columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
  rows,
});
