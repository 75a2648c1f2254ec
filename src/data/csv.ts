import Papa from 'papaparse';

/** A cell as its table in data/ has it: a list has semicolons between, yes and no are 1 and 0. */
export function formatCell(cell: unknown): string {
  if (Array.isArray(cell)) return cell.join(';');
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/**
 * Rows as CSV, for spreadsheets too: a cell that one would run as a formula gets an apostrophe before it. Papa’s own
 * pattern for such cells overlooks those that go on over a second line. What is not known is empty.
 */
export function writeCsv(rows: Record<string, unknown>[], columns = Object.keys(rows[0] ?? {})): string {
  // The minus of a number runs nothing.
  const write = (cell: unknown) => (typeof cell === 'number' ? cell : formatCell(cell));
  const cells = rows.map((row) => columns.map((column) => write(row[column])));
  return `${Papa.unparse([columns, ...cells], { newline: '\n', escapeFormulae: /^[=+\-@\t\r]/ })}\n`;
}
