/**
 * Cells as they are compared: dates, or the first of a period, where all known of a column are; figures where all are,
 * also hedged ones such as “about 4,200”; else words. What is not known comes last.
 */
export function sortKeys(cells: (string | undefined)[]): (string | number | undefined)[] {
  const texts = cells.map((cell) => cell?.trim());
  const readers = [
    (cell: string) => {
      const [from = ''] = cell.split(' to ');
      if (!/^(\d+ )?([A-Z][a-z]+ )?\d{4}$/.test(from)) return NaN;
      return Date.parse(from.length === 4 ? `${from}-01-01` : `${from} UTC`);
    },
    (cell: string) => {
      const [, figure = ''] = /^[a-z ]*(−?\d[\d,]*(?:\.\d+)?)[%*]?$/.exec(cell) ?? [];
      return figure ? Number(figure.replaceAll(',', '').replace('−', '-')) : NaN;
    },
  ];
  for (const read of readers) {
    const keys = texts.map((cell) => (cell === undefined ? undefined : read(cell)));
    if (keys.some((key) => key !== undefined) && !keys.some(Number.isNaN)) return keys;
  }
  return texts;
}

/** The order of rows by the keys of a column, as indexes; ties stay as they were. */
export function sortedOrder(keys: (string | number | undefined)[], falling: boolean): number[] {
  const direction = falling ? -1 : 1;
  const collator = new Intl.Collator('en-GB', { numeric: true });
  return keys
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [keys[a], keys[b]];
      if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
      return direction * (typeof x === 'number' ? x - (y as number) : collator.compare(x, y as string));
    });
}

const next: Record<string, string> = { none: 'ascending', ascending: 'descending', descending: 'none' };

function sortBy(table: HTMLTableElement, head: HTMLTableCellElement, rows: HTMLTableRowElement[]): void {
  const order = next[head.ariaSort ?? 'none'] ?? 'none';
  for (const other of table.tHead?.querySelectorAll('th') ?? []) other.removeAttribute('aria-sort');
  if (order !== 'none') head.ariaSort = order;
  // A dash, or the reason why nothing is known, is marked up as such.
  const keys = sortKeys(
    rows
      .map(({ cells }) => cells[head.cellIndex])
      .map((cell) => (cell?.querySelector('i') ? undefined : cell?.textContent)),
  );
  const sorted = order === 'none' ? rows.map((_, index) => index) : sortedOrder(keys, order === 'descending');
  table.tBodies[0]?.append(...sorted.map((index) => rows[index] as HTMLTableRowElement));
}

/** Turns the heads of a table into buttons that sort it: rising, falling, and as it was. */
export function makeSortable(table: HTMLTableElement, rows: HTMLTableRowElement[]): void {
  if (table.querySelector('thead button')) return;
  for (const head of table.tHead?.querySelectorAll('th') ?? []) {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      sortBy(table, head, rows);
    });
  }
}
