import { group } from 'd3';
import { factsOf } from '../../../src/data/column.ts';
import type { TableDefinition } from '../../../src/data/table.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../../src/data/tables/index.ts';
import { seriesKeyColumns } from '../../diff/compare-rows.ts';
import type { DataError } from '../data-error.ts';
import { type AnyRow, rowsOf } from '../released-tables.ts';
import { formatCell, formatKey } from '../row-keys.ts';

/** Which of two publications of one day was the later nobody can say, so they must agree. */
export const checkPublications = (tables: Tables): DataError[] =>
  tableNames
    .filter((name) => 'released' in tableDefinitions[name].columns)
    .flatMap((name) => checkTable(name, rowsOf(tables, name)));

function checkTable(name: TableName, rows: AnyRow[]): DataError[] {
  const { columns }: TableDefinition = tableDefinitions[name];
  const figures = Object.keys(columns).filter(
    (column) => factsOf(columns[column] as TableDefinition['columns'][string]).read === 'number',
  );
  const dated = rows.filter(({ released }) => typeof released === 'string' && released.length === 10);
  const key = [...seriesKeyColumns(name), 'released'];
  return [...group(dated, (row) => formatKey({ key }, row)).values()].flatMap(([first, ...others]) =>
    others.flatMap((row) =>
      figures
        .filter((column) => row[column] !== first?.[column])
        .map((column) => ({
          file: `data/${name}.csv`,
          row: row.row,
          column,
          received: formatCell(row[column]),
          expected: `${formatCell(first?.[column]) || 'nothing'}, as row ${first?.row} has it from a publication of the same day, ${String(row['released'])}`,
          fix: 'compare both with their sources; one is mistyped, or came out on another day',
        })),
    ),
  );
}
