import Papa from 'papaparse';

/**
 * Rows as CSV, for spreadsheets too: a cell that one would run as a formula gets an apostrophe before it. Papa’s own
 * pattern for such cells overlooks those that go on over a second line.
 */
export function writeCsv(rows: Record<string, unknown>[], columns = Object.keys(rows[0] ?? {})): string {
  const cells = rows.map((row) => columns.map((column) => row[column]));
  return `${Papa.unparse([columns, ...cells], { newline: '\n', escapeFormulae: /^[=+\-@\t\r]/ })}\n`;
}
