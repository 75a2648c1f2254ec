import Papa from 'papaparse';

/** As in data/: a list has semicolons between, yes and no are 1 and 0. */
function formatCell(cell: unknown): unknown {
  if (typeof cell === 'boolean') return Number(cell);
  return Array.isArray(cell) ? cell.join(';') : cell;
}

/**
 * Rows as CSV, for spreadsheets too: a cell that one would run as a formula gets an apostrophe before it. Papa’s own
 * pattern for such cells overlooks those that go on over a second line. What is not known is empty.
 */
export function writeCsv(rows: Record<string, unknown>[], columns = Object.keys(rows[0] ?? {})): string {
  const cells = rows.map((row) => columns.map((column) => formatCell(row[column])));
  return `${Papa.unparse([columns, ...cells], { newline: '\n', escapeFormulae: /^[=+\-@\t\r]/ })}\n`;
}
