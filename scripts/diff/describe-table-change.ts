import { tableDefinitions, type TableName } from '../../src/data/tables/index.ts';
import { seriesKeyColumns, type TextRow, valueOf } from './compare-rows.ts';
import type { RowChange, TableChange } from './compare-tables.ts';
import { type Group, type Item, formatQuantity } from './format-diff.ts';

interface Kind {
  kind: RowChange['kind'];
  noun: 'figure' | 'row';
  /** What became of these rows. */
  what: string;
  fix?: string;
}

/** In the order in which an editor needs them. */
const kinds: Kind[] = [
  {
    kind: 'overwritten',
    noun: 'figure',
    what: 'changed in place',
    fix: 'A revised figure is a new row: if the source revised it, put the earlier row back and add the new one below it. If we had it wrong, add it to data/corrections.csv. A slip that no edition carries needs neither.',
  },
  { kind: 'revised', noun: 'figure', what: 'revised; the earlier one stays next to it' },
  {
    kind: 'earlier',
    noun: 'figure',
    what: 'of a publication not known to be later than the existing one, which stays the present one',
    fix: 'If the existing one is older after all, give its row the day on which it was released.',
  },
  { kind: 'added', noun: 'row', what: 'added' },
  { kind: 'repeated', noun: 'row', what: 'added, repeating an existing figure' },
  { kind: 'edited', noun: 'row', what: 'changed in other cells' },
  { kind: 'removed', noun: 'row', what: 'removed', fix: 'What was once published stays. Was it meant?' },
];

/** What became of a table, kind by kind. */
export const describeTableChange = ({ table, changes }: TableChange): Group[] =>
  kinds.map(({ kind, noun, what, fix }) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    return {
      title: `data/${table}.csv: ${formatQuantity(ofKind.length, noun)} ${what}`,
      items: ofKind.flatMap((change) => describeChange(table, change)),
      fix,
    };
  });

function describeChange(table: TableName, { kind, row, before, cells }: RowChange): Item[] {
  if (cells)
    return cells.map(({ column, before, after }) => ({
      name: `${nameRow(table, row, { without: cells.map((cell) => cell.column) })} · ${column}`,
      before: before || '(empty)',
      after: after || '(empty)',
    }));
  const item = { name: nameRow(table, row), note: publicationOf(row) };
  const value = valueOf(table, row.cells);
  const existing = before && valueOf(table, before.cells);
  if (kind === 'removed') return [{ ...item, before: value }];
  if (kind === 'revised') return [{ ...item, before: existing, after: value }];
  if (kind !== 'earlier') return [{ ...item, after: value }];
  const day = before?.cells['released'] || 'day not known';
  return [{ ...item, after: `existing ${existing} (${day}), added ${value}` }];
}

const publicationOf = ({ cells }: TextRow): string | undefined =>
  [cells.release, cells.released, cells.source_id].filter(Boolean).join(', ') || undefined;

/** Its row in the spreadsheet and what it is about. */
function nameRow(table: TableName, { row, cells }: TextRow, { without = [] as string[] } = {}): string {
  const series = seriesKeyColumns(table);
  const columns = series.length > 0 ? series : tableDefinitions[table].key;
  const values = columns.filter((column) => !without.includes(column)).map((column) => cells[column]);
  return [`row ${row}`, ...values].filter(Boolean).join(' · ');
}
