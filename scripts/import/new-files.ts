import Papa from 'papaparse';
import { type TableName, tableDefinitions } from '../../src/figures/tables/index.ts';
import type { Candidate } from './candidate.ts';
import { type Mapping, printMappings } from './mappings.ts';

type ReadText = (path: string) => string;

/** Files of data/ with rows added below those that are there; what is there stays byte for byte. */
export function addRows(candidates: Candidate[], readText: ReadText): Map<string, string> {
  const files = new Map<string, string>();
  for (const table of new Set(candidates.map((candidate) => candidate.table))) {
    const rows = candidates.filter((candidate) => candidate.table === table).map(({ cells }) => cells);
    files.set(`data/${table}.csv`, append(readText(`data/${table}.csv`), table, rows));
  }
  return files;
}

function append(text: string, table: TableName, rows: Record<string, string>[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const [header = []] = Papa.parse<string[]>(text, { preview: 1 }).data;
  const columns = header.length > 0 ? header : Object.keys(tableDefinitions[table].columns);
  const added = Papa.unparse(
    rows.map((cells) => columns.map((column) => cells[column] ?? '')),
    { newline },
  );
  return `${text.replace(/\r?\n$/, '')}${newline}${added}${newline}`;
}

/** data/mappings.csv with answers added. */
export const addMappings = (answers: Mapping[], text: string): string =>
  `${text.replace(/\r?\n$/, '')}\n${printMappings(answers)}\n`;
