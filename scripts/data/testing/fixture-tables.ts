import type { TableDefinition } from '../../../src/data/schema.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../../src/data/tables/index.ts';
import { type DataError, formatError } from '../data-error.ts';
import { checkCell } from '../parse-table.ts';

/**
 * Tables with these rows alone. A table is a text with bars between its cells: a header, and rows numbered as in a
 * spreadsheet. It has only the columns that a test is about.
 */
export const fixtureTables = (texts: { [N in TableName]?: string }): Tables =>
  Object.fromEntries(
    tableNames.map((name) => [name, parseRows(tableDefinitions[name], texts[name] ?? '')]),
  ) as unknown as Tables;

function parseRows({ name, columns }: TableDefinition, text: string): Record<string, unknown>[] {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells, index) => ({
    row: index + 2,
    ...Object.fromEntries(
      header.map((column, at) => {
        const schema = columns[column];
        const value = schema && checkCell(schema, cells[at] ?? '');
        if (value === undefined) throw new Error(`${name}: ${column} cannot be ${cells[at]}`);
        return [column, value];
      }),
    ),
  }));
}

/** Errors as an editor reads them. */
export const formatErrors = (errors: DataError[]): string => errors.map(formatError).join('\n');
