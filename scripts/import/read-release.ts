import { tableDefinitions, type TableName } from '../../src/figures/tables/index.ts';
import type { TableDefinition } from '../../src/figures/table.ts';
import { type Fault, printFault } from '../fault.ts';
import { checkCell } from '../read-table.ts';
import { type Book, describeBook } from './book.ts';
import type { Candidate } from './candidate.ts';
import { checkSums } from './check-sums.ts';
import type { Figure } from './figure.ts';
import { noFindings } from './findings.ts';
import type { Question } from './mappings.ts';
import { findOwnShape, type OwnShape } from './own-shape.ts';
import { country, type Forces } from './places.ts';
import { readOwnTable } from './read-own-table.ts';
import { readSheet } from './read-sheet.ts';
import { subjectNames } from './subjects.ts';
import { holdsPlace, holdsTime } from './what-tables-hold.ts';
import { withoutRepeats } from './without-repeats.ts';
import { type Sheet, textAt, type Workbook } from './workbook.ts';

/** What was recognised in a sheet, for print. */
export interface SheetReport {
  sheet: string;
  title: string;
  account?: string;
  subject?: string;
  tables: TableName[];
  times: string[];
  places: number;
  figures: number;
  remarks: string[];
  leftOut: string[];
}

export interface ReleaseRead {
  figures: Figure[];
  rows: Candidate[];
  sheets: SheetReport[];
  faults: Fault[];
  questions: Question[];
}

export interface Wanted extends Pick<Book, 'placeOf' | 'look' | 'spell'> {
  forces: Forces;
  sheets: string[];
  table: string | undefined;
  /** What the command line tells of rows in our own shape. */
  told: Record<string, string>;
  progress: (words: string) => void;
}

/** All figures of a file: sheets of a release, and tables in our own shape. */
export function readFileOfRelease(workbook: Workbook, wanted: Wanted): ReleaseRead {
  const { file } = workbook;
  const read: ReleaseRead = { figures: [], rows: [], sheets: [], faults: [], questions: [] };
  for (const name of wanted.sheets.filter((name) => !workbook.sheets.some((sheet) => sheet.name === name))) {
    read.faults.push({
      file: '--sheet',
      got: name,
      expected: `a sheet of the file: ${workbook.sheets.map((sheet) => sheet.name).join(', ')}`,
      mend: 'spell it the same way',
    });
  }
  const sheets = workbook.sheets.filter(
    (sheet) => wanted.sheets.length === 0 || wanted.sheets.includes(sheet.name),
  );
  const book = describeBook(workbook, wanted);
  const all = noFindings();
  for (const [index, sheet] of sheets.entries()) {
    if (sheets.length > 3) wanted.progress(`Sheet ${index + 1} of ${sheets.length}: ${sheet.name}`);
    const own = findOwnShape(sheet);
    if (own) readOwn(sheet, own, file, wanted, read);
    else readFigures(sheet, book, wanted, read);
  }
  read.figures = withoutRepeats(read.figures, file, all);
  read.faults.push(...all.faults);
  if (
    read.figures.length === 0 &&
    read.rows.length === 0 &&
    read.questions.length === 0 &&
    read.faults.length === 0
  )
    read.faults.push(notUnderstood(workbook, read.sheets));
  return read;
}

function readFigures(sheet: Sheet, book: Book, { forces }: Wanted, read: ReleaseRead): void {
  const { title, subject, account, figures, findings } = readSheet(sheet, book);
  read.faults.push(...once(findings.faults));
  // A sheet with a slipped cell adds up to nothing: the slip is told, not what follows from it.
  if (findings.faults.length === 0) read.faults.push(...checkSums(figures, forces, book.file));
  for (const question of findings.questions.values())
    if (!read.questions.some(({ what, met }) => what === question.what && met === question.met))
      read.questions.push(question);
  const kept = figures.filter(
    ({ table, place, time }) => holdsPlace(table, place.is) && holdsTime(table, time),
  );
  for (const { table, place, time } of figures) {
    if (!holdsTime(table, time)) findings.leftOut.add(`${time}: the table holds 31 March of each year`);
    else if (!holdsPlace(table, place.is))
      findings.leftOut.add(place.is === 'region' ? 'regions' : place.is === 'force' ? 'forces' : country);
  }
  const known = kept.filter(({ table, value }) => value !== null || mayBeUnknown(table));
  if (known.length < kept.length)
    findings.leftOut.add(`figures that are not known: ${kept.length - known.length}`);
  read.figures.push(...known);
  read.sheets.push({
    sheet: sheet.name,
    title,
    ...(account !== undefined && { account }),
    ...(subject !== undefined && { subject }),
    tables: [...new Set(known.map(({ table }) => table))],
    times: [...new Set(known.map(({ time }) => time))].toSorted(),
    places: new Set(known.map(({ place }) => `${place.is} ${place.name}`)).size,
    figures: known.length,
    remarks: [...findings.remarks],
    leftOut: [...findings.leftOut],
  });
}

/** A row that has slipped is met in each of its cells, and told once. */
const once = (faults: Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [printFault(fault), fault])).values(),
];

function mayBeUnknown(table: TableName): boolean {
  const { value }: TableDefinition['columns'] = tableDefinitions[table].columns;
  return value !== undefined && checkCell(value, '') !== undefined;
}

function readOwn(
  sheet: Sheet,
  own: OwnShape,
  file: string,
  { table: wanted, told, placeOf }: Wanted,
  read: ReleaseRead,
): void {
  const table = chooseTable(sheet, own, file, wanted);
  if (table === undefined) {
    read.faults.push({
      file: '--table',
      got: wanted ?? '',
      expected: `one of ${own.tables.join(', ')}, which have the columns of ${sheet.name === '' ? file : `the sheet ${sheet.name}`}`,
      mend: 'say with --table which of them is meant',
    });
    return;
  }
  const findings = noFindings();
  const rows = readOwnTable(sheet, table, own, { file, cells: told, placeOf }, findings);
  read.rows.push(...rows);
  read.faults.push(...findings.faults);
  read.sheets.push({
    sheet: sheet.name,
    title: `a table in the shape of ${table}.csv`,
    tables: [table],
    times: [],
    places: 0,
    figures: rows.length,
    remarks: [...findings.remarks],
    leftOut: [...findings.leftOut],
  });
}

/** The table that is named, or whose name the sheet or file has, or whose measures these are. */
function chooseTable(
  sheet: Sheet,
  { tables, columns, header }: OwnShape,
  file: string,
  wanted: string | undefined,
): TableName | undefined {
  if (wanted !== undefined) return tables.find((name) => name === wanted);
  if (tables.length === 1) return tables[0];
  const named = tables.find((name) => sheet.name === name || file.startsWith(name));
  if (named) return named;
  const column = columns.get('measure') ?? -1;
  const measures = new Set(
    sheet.rows
      .slice(header + 1)
      .map((_, row) => textAt(sheet, header + 1 + row, column))
      .filter((text) => text !== ''),
  );
  const fits = tables.filter((name) => {
    const { measure }: TableDefinition['columns'] = tableDefinitions[name].columns;
    return measure !== undefined && [...measures].every((text) => checkCell(measure, text) !== undefined);
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** Nothing in the whole file was understood. Why, is told for each sheet by its account. */
function notUnderstood({ file, sheets }: Workbook, reports: SheetReport[]): Fault {
  const [only] = reports;
  const where = sheets.length > 1 ? `${sheets.length} sheets` : sheets[0]?.name;
  return {
    file,
    ...(where !== undefined && where !== '' && { column: where }),
    got:
      reports.length === 1 && only
        ? `“${only.title.slice(0, 80)}”: ${only.account ?? 'no figure that a table holds'}`
        : `${reports.length} sheets, of which none was understood; the reasons stand above`,
    expected: `tables about ${subjectNames.join(', ')}, or the columns of one of our tables`,
    mend: 'look at the titles and headings of the sheets; or copy the figures into a table with our columns, which data/README.md lists',
  };
}
