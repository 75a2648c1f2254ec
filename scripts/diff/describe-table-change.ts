import { tableDefinitions, type TableName } from '../../src/data/tables/index.ts';
import { seriesKeyColumns, type TextRow, valueOf } from './compare-rows.ts';
import type { InPlace, TableChange } from './compare-tables.ts';
import { type Group, type Item, formatQuantity } from './format-diff.ts';

/** What became of a table, kind by kind. */
export function describeTableChange(change: TableChange): Group[] {
  const { table, added, revised, earlier, repeated, inPlace, removed } = change;
  const figures = inPlace.filter(({ isFigure }) => isFigure);
  const others = inPlace.filter(({ isFigure }) => !isFigure);
  const title = (rows: unknown[], noun: string, what: string) =>
    `data/${table}.csv: ${formatQuantity(rows.length, noun)} ${what}`;
  const describeRow = (row: TextRow): Item => ({
    name: nameRow(table, row),
    after: valueOf(table, row.cells),
    note: publicationOf(row),
  });
  return [
    {
      title: title(figures, 'figure', 'changed in place'),
      items: figures.flatMap((row) => describeCells(table, row)),
      fix: 'A revised figure is a new row: if the source revised it, put the earlier row back and add the new one below it. If we had it wrong, add it to data/corrections.csv. A slip that no edition carries needs neither.',
    },
    {
      title: title(revised, 'figure', 'revised; the earlier one stays next to it'),
      items: revised.map(({ row, before }) => ({
        ...describeRow(row),
        before: valueOf(table, before.cells),
      })),
    },
    {
      title: title(
        earlier,
        'figure',
        'of a publication not known to be later than the existing one, which stays the present one',
      ),
      items: earlier.map(({ row, before }) => ({
        ...describeRow(row),
        after: `existing ${valueOf(table, before.cells)} (${before.cells.released || 'day not known'}), added ${valueOf(table, row.cells)}`,
      })),
      fix: 'If the existing one is older after all, give its row the day on which it was released.',
    },
    { title: title(added, 'row', 'added'), items: added.map(describeRow) },
    {
      title: title(repeated, 'row', 'added, repeating an existing figure'),
      items: repeated.map(describeRow),
    },
    {
      title: title(others, 'row', 'changed in other cells'),
      items: others.flatMap((row) => describeCells(table, row)),
    },
    {
      title: title(removed, 'row', 'removed'),
      items: removed.map((row) => ({
        ...describeRow(row),
        before: valueOf(table, row.cells),
        after: undefined,
      })),
      fix: 'What was once published stays. Was it meant?',
    },
  ];
}

const describeCells = (table: TableName, { row, cells }: InPlace): Item[] =>
  cells.map(({ column, before, after }) => ({
    name: `${nameRow(table, row, { without: cells.map((cell) => cell.column) })} · ${column}`,
    before: before || '(empty)',
    after: after || '(empty)',
  }));

const publicationOf = ({ cells }: TextRow): string | undefined =>
  [cells.release, cells.released, cells.source_id].filter(Boolean).join(', ') || undefined;

/** Its row in the spreadsheet and what it is about. */
function nameRow(table: TableName, { row, cells }: TextRow, { without = [] as string[] } = {}): string {
  const series = seriesKeyColumns(table);
  const columns = series.length > 0 ? series : tableDefinitions[table].key;
  const values = columns.filter((column) => !without.includes(column)).map((column) => cells[column]);
  return [`row ${row}`, ...values].filter(Boolean).join(' · ');
}
