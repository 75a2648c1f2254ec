import { realTables } from '../../testing/real-tables.ts';
import { printFault } from '../../fault.ts';
import { lookIn, type Mapping } from '../mappings.ts';
import { placeReader } from '../places.ts';
import { readFileOfRelease } from '../read-release.ts';
import { readWorkbook } from '../read-workbook.ts';
import { groupSpeller } from '../spell-groups.ts';
import { type MadeSheet, makeWorkbook } from './make-workbook.ts';

const tables = realTables();

export interface Reading {
  mappings?: Mapping[];
  sheets?: string[];
  table?: string;
  told?: Record<string, string>;
}

/** A file as `npm run data:add` reads it, before it is compared with what is there. */
export function readBytes(
  file: string,
  bytes: Uint8Array,
  { mappings = [], sheets = [], table, told = {} }: Reading = {},
) {
  const workbook = readWorkbook(file, bytes);
  const read = readFileOfRelease(workbook, {
    placeOf: placeReader(tables['police-forces']),
    look: lookIn(mappings),
    spell: groupSpeller(tables['firearms-reports']),
    forces: tables['police-forces'],
    sheets,
    table,
    told,
    progress: () => undefined,
  });
  return { workbook, ...read };
}

export const readSheets = (sheets: MadeSheet[], reading: Reading = {}, kind: 'xlsx' | 'ods' = 'xlsx') =>
  readBytes(`release.${kind}`, makeWorkbook(sheets, kind), reading);

/** What a reading came to, line by line: figures, then questions, then faults. */
export function tell({
  figures,
  rows,
  questions,
  faults,
  sheets,
  workbook,
}: ReturnType<typeof readBytes>): string[] {
  return [
    ...figures.map(
      ({ table, place, time, cells, value, revised, at }) =>
        `${at} ${[table, place.is, place.name, time, ...Object.values(cells)].join(' · ')} = ${value ?? 'not known'}${revised ? ' (revised)' : ''}`,
    ),
    ...rows.map(({ table, cells, at }) => `${at} ${table}: ${Object.values(cells).join(',')}`),
    ...[...workbook.remarks, ...sheets.flatMap(({ remarks }) => remarks)].map(
      (remark) => `accepted: ${remark}`,
    ),
    ...sheets.flatMap(({ leftOut }) => leftOut).map((words) => `left out: ${words}`),
    ...questions.map(({ at, what, met, expected }) => `${at} ? ${what} “${met}”: ${expected}`),
    ...faults.map(printFault),
  ];
}

/** The same of a made workbook, as a block for a snapshot. */
export const told = (...parameters: Parameters<typeof readSheets>) =>
  `\n${tell(readSheets(...parameters)).join('\n')}\n`;
