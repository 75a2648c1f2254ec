import { tableDefinitions, type TableName } from '../../src/data/tables/index.ts';
import { countOf, seriesKeyColumns, type TextRow, valueOf } from './compare-rows.ts';
import type { InPlace, TableChange } from './compare-tables.ts';
import type { Item, Part } from './describe-diff.ts';

/** What became of a table, kind by kind. */
export function describeTable({
  table,
  added,
  revised,
  earlier,
  repeated,
  inPlace,
  removed,
}: TableChange): Part[] {
  const file = `data/${table}.csv`;
  const figures = inPlace.filter(({ isFigure }) => isFigure);
  const others = inPlace.filter(({ isFigure }) => !isFigure);
  const asAdded = (row: TextRow): Item => ({
    name: nameRow(table, row),
    after: valueOf(table, row.cells),
    note: publicationOf(row),
  });
  return [
    {
      head: `${file}: ${countOf(figures.length, 'figure')} changed in place – a revised figure is a new row`,
      items: figures.flatMap((change) => describeCells(table, change)),
      fix: 'If the source revised it, put the earlier row back and add the new one below it. If we had it wrong, tell it in data/corrections.csv. A slip that no edition carries needs neither.',
    },
    {
      head: `${file}: ${countOf(revised.length, 'figure')} revised; the earlier one stays beside it`,
      items: revised.map(({ row, before }) => ({ ...asAdded(row), before: valueOf(table, before.cells) })),
    },
    {
      head: `${file}: ${countOf(earlier.length, 'figure')} of a publication not known to be later than the one held, which stays the present one`,
      items: earlier.map(({ row, before }) => ({
        ...asAdded(row),
        after: `held ${valueOf(table, before.cells)} (${before.cells.released || 'day not known'}), added ${valueOf(table, row.cells)}`,
      })),
      fix: 'If the one held is older after all, give its row the day on which it was released.',
    },
    { head: `${file}: ${countOf(added.length, 'row')} added`, items: added.map(asAdded) },
    {
      head: `${file}: ${countOf(repeated.length, 'row')} added, repeating a figure held already`,
      items: repeated.map(asAdded),
    },
    {
      head: `${file}: ${countOf(others.length, 'row')} changed in other cells`,
      items: others.flatMap((change) => describeCells(table, change)),
    },
    {
      head: `${file}: ${countOf(removed.length, 'row')} removed`,
      items: removed.map((row) => ({
        name: nameRow(table, row),
        before: valueOf(table, row.cells),
        note: publicationOf(row),
      })),
      fix: 'What was once published stays. Was it meant?',
    },
  ];
}

const describeCells = (table: TableName, { row, cells }: InPlace): Item[] =>
  cells.map(({ column, before, after }) => ({
    name: `${nameRow(table, row, { without: cells.map((cell) => cell.column) })} · ${column}`,
    before: orEmpty(before),
    after: orEmpty(after),
  }));

const orEmpty = (cell: string) => (cell === '' ? '(empty)' : cell);

const publicationOf = ({ cells }: TextRow): string | undefined =>
  [cells.release, cells.released, cells.source_id].filter(Boolean).join(', ') || undefined;

/** Where it stands and what it is about. */
function nameRow(
  table: TableName,
  { row, cells }: TextRow,
  { without = [] }: { without?: string[] } = {},
): string {
  const columns = seriesKeyColumns(table).length > 0 ? seriesKeyColumns(table) : tableDefinitions[table].key;
  return [
    `row ${row}`,
    ...columns.filter((column) => !without.includes(column)).map((column) => cells[column]),
  ]
    .filter(Boolean)
    .join(' · ');
}
