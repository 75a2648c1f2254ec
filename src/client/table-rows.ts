const originals = new WeakMap<HTMLTableElement, HTMLTableRowElement[]>();

/** The rows of a table’s body as they were built, however they are sorted now. */
export function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  const rows = originals.get(table) ?? [...(table.tBodies[0]?.rows ?? [])];
  originals.set(table, rows);
  return rows;
}
