import type { TableDefinition } from '../../src/figures/table.ts';
import { factsOf } from '../../src/figures/column.ts';
import { tableDefinitions, type TableName } from '../../src/figures/tables/index.ts';
import type { Fault } from '../fault.ts';
import { checkCell } from '../read-table.ts';
import type { Candidate } from './candidate.ts';
import { faultIn, type Findings } from './findings.ts';
import { formatCount } from './format-count.ts';
import type { OwnShape } from './own-shape.ts';
import { country } from './places.ts';
import { hasDecimalComma } from './read-number.ts';
import { readOwnCell } from './read-own-cell.ts';
import type { PlaceOf } from './rows-of-places.ts';
import { type Cell, cellAt, nameCell, type Sheet } from './workbook.ts';

export interface Told {
  file: string;
  /** Cells that the command line gives to rows without them: release, released, source_id. */
  cells: Record<string, string>;
  placeOf: PlaceOf;
}

/** The rows of a table in our own shape. All that does not fit is a fault that names its cell. */
export function readOwnTable(
  sheet: Sheet,
  table: TableName,
  { header, columns }: OwnShape,
  told: Told,
  findings: Findings,
): Candidate[] {
  const definition: TableDefinition = tableDefinitions[table];
  const notation = { decimalComma: sheet.rows.some((row) => row.some(hasDecimalComma)) };
  const rows = sheet.rows.flatMap((cells, row) =>
    row > header && cells.some((cell) => cell !== undefined) ? [row] : [],
  );
  const last = rows.at(-1) ?? header;
  if (rows.length < last - header) findings.remarks.add('blank rows');
  if (header > 0)
    findings.remarks.add(`rows above the names of the columns, which stand in row ${header + 1}`);

  const names = sheet.rows[header] ?? [];
  const unknown = [...columns]
    .filter(([name]) => !(name in definition.columns))
    .map(([, column]) => names[column]?.text.trim());
  if (unknown.length > 0) findings.leftOut.add(`columns that the table does not have: ${unknown.join(', ')}`);
  const candidates: Candidate[] = [];
  const seen = new Map<string, string>();
  const twins: string[] = [];
  for (const row of rows) {
    const at = nameCell(sheet, row, 0);
    const beyond = (sheet.rows[row] ?? []).findIndex(
      (cell, column) => cell !== undefined && names[column] === undefined,
    );
    if (beyond !== -1) {
      findings.faults.push(
        faultIn(
          told.file,
          nameCell(sheet, row, beyond),
          sheet.rows[row]?.[beyond]?.text.trim() ?? '',
          'no cell without a heading',
          'look whether the row has slipped, or a comma stands in a cell whose quotation marks are curly',
        ),
      );
      continue;
    }
    const { cells, faults } = readRow(sheet, row, definition, columns, notation, told, findings);
    if (faults.length > 1 && hasSlipped(sheet, row, definition, columns)) {
      findings.faults.push(
        faultIn(
          told.file,
          at,
          'a row that fits one column further',
          'each cell under its own heading',
          'move the cells of the row back by one',
        ),
      );
      continue;
    }
    findings.faults.push(...faults);
    if (faults.length > 0) continue;
    const whole = JSON.stringify(cells);
    const twin = seen.get(whole);
    if (twin === undefined) candidates.push({ table, cells, at });
    else twins.push(`${twin} and ${at}`);
    seen.set(whole, twin ?? at);
  }
  if (twins[0] !== undefined)
    findings.remarks.add(`${formatCount(twins.length, 'row')} that stood already, such as ${twins[0]}`);
  return candidates;
}

function readRow(
  sheet: Sheet,
  row: number,
  definition: TableDefinition,
  columns: Map<string, number>,
  notation: { decimalComma: boolean },
  told: Told,
  findings: Findings,
) {
  const cells: Record<string, string> = {};
  const faults: Fault[] = [];
  const measure = cellAt(sheet, row, columns.get('measure') ?? -1)?.text.trim() ?? '';
  for (const [name, schema] of Object.entries(definition.columns)) {
    const column = columns.get(name);
    const cell = column === undefined ? undefined : cellAt(sheet, row, column);
    const at = nameCell(sheet, row, column ?? 0);
    const accepts = (text: string) => checkCell(schema, text) !== undefined;
    if (!cell) {
      cells[name] = told.cells[name] ?? '';
      const { expected, mend } = factsOf(schema);
      if (!accepts(cells[name]))
        faults.push(
          faultIn(
            told.file,
            at,
            '',
            column === undefined ? `a column ${name}: ${expected}` : expected,
            name in told.cells || !(name in optionOf) ? mend : `give it with ${optionOf[name]}`,
          ),
        );
      continue;
    }
    const read = readOwnCell(
      name,
      schema,
      cell,
      name === 'percent' || (name === 'value' && /pct$/.test(measure)),
      accepts,
      notation,
    );
    if ('expected' in read) faults.push(faultIn(told.file, at, cell.text.trim(), read.expected, read.mend));
    else {
      cells[name] = read.text;
      if (read.remark) findings.remarks.add(read.remark);
    }
  }
  return {
    cells: namePlace(
      cells,
      definition,
      told,
      findings,
      faults,
      nameCell(sheet, row, columns.get('geography') ?? 0),
    ),
    faults,
  };
}

const optionOf: Record<string, string> = {
  release: '--release',
  released: '--released',
  source_id: '--source',
};

/** Forces under other names get ours; a total among the forces is no force. */
function namePlace(
  cells: Record<string, string>,
  definition: TableDefinition,
  { placeOf, file }: Told,
  findings: Findings,
  faults: Fault[],
  at: string,
): Record<string, string> {
  const { geography = '', geography_type } = cells;
  if (!('geography' in definition.columns) || geography === '') return cells;
  const place = placeOf(geography);
  if (geography_type === 'force' && place?.is !== 'force' && place?.is !== 'either') {
    faults.push(
      faultIn(
        file,
        at,
        geography,
        'a force as the first column of data/police-forces.csv names it',
        place
          ? 'a total or a region among the forces has a geography_type of its own'
          : 'use that spelling, or another geography_type',
      ),
    );
    return cells;
  }
  const name =
    place?.is === 'country'
      ? country
      : place && geography_type !== 'region' && place.is === 'force'
        ? place.name
        : geography;
  if (name !== geography) findings.remarks.add(`places under other names: ${geography} is ${name}`);
  return { ...cells, geography: name };
}

/** The row would fit if all its cells stood one column to the left. */
function hasSlipped(
  sheet: Sheet,
  row: number,
  { columns: schemas }: TableDefinition,
  columns: Map<string, number>,
): boolean {
  const at = (column: number): Cell | undefined => cellAt(sheet, row, column);
  return [1, -1].some((by) =>
    Object.entries(schemas).every(([name, schema]) => {
      const column = columns.get(name);
      return column === undefined || checkCell(schema, at(column + by)?.text.trim() ?? '') !== undefined;
    }),
  );
}
