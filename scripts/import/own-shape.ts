import { factsOf } from '../../src/figures/column.ts';
import type { TableDefinition } from '../../src/figures/table.ts';
import { type TableName, tableDefinitions, tableNames } from '../../src/figures/tables/index.ts';
import { keyOf } from './labels.ts';
import type { Sheet } from './workbook.ts';

/** A sheet with the columns of one of our tables. */
export interface OwnShape {
  /** More than one where tables have the same columns. */
  tables: TableName[];
  header: number;
  /** Column of the sheet by the name at its head, as tables write names. */
  columns: Map<string, number>;
}

/** What a release is named by may be told on the command line instead. */
export const mayBeTold = ['release', 'released', 'source_id'];

const rowsLooked = 10;
const nameOf = (text: string) => keyOf(text).replaceAll(' ', '_');

/** Finds the tables whose columns stand in one of the first rows: all that the key needs, and half of the rest. */
export function findOwnShape(sheet: Sheet): OwnShape | undefined {
  for (const [header, row] of sheet.rows.slice(0, rowsLooked).entries()) {
    const names = row.map((cell) => (cell ? nameOf(cell.text) : ''));
    const fits = tableNames.filter((name) => fit(tableDefinitions[name], names));
    if (fits.length === 0) continue;
    const most = Math.max(...fits.map((name) => common(tableDefinitions[name], names)));
    const tables = fits.filter((name) => common(tableDefinitions[name], names) === most);
    return {
      tables,
      header,
      columns: new Map(
        names.flatMap((name, column) =>
          name === '' || names.indexOf(name) !== column ? [] : [[name, column] as const],
        ),
      ),
    };
  }
  return undefined;
}

const common = ({ columns }: TableDefinition, names: string[]) =>
  Object.keys(columns).filter((column) => names.includes(column)).length -
  names.filter((name) => name !== '' && !(name in columns)).length;

const isOptional = ({ columns }: TableDefinition, column: string) =>
  columns[column] !== undefined && factsOf(columns[column]).optional === true;

function fit(definition: TableDefinition, names: string[]): boolean {
  const needed = definition.key.filter(
    (column) => !mayBeTold.includes(column) && !isOptional(definition, column),
  );
  const columns = Object.keys(definition.columns);
  return (
    needed.every((column) => names.includes(column)) &&
    columns.filter((column) => names.includes(column)).length * 2 >= columns.length
  );
}
