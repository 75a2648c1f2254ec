import { type DataError, DataErrors } from '../data/data-error.ts';
import type { LoadedRow, Loader } from './loader.ts';
import { loadOwnTable } from './own-table.ts';
import { policeWorkforceOpenData } from './police-workforce-open-data.ts';
import { taserUse2016 } from './taser-use-2016.ts';
import { useOfForce2018 } from './use-of-force-2018.ts';
import { Workbook } from './workbook.ts';

const loaders = [policeWorkforceOpenData, useOfForce2018, taserUse2016];

export interface LoadedFile {
  rows: LoadedRow[];
  /** Undefined where the file is a table of ours, whose rows name their publication themselves. */
  loader?: Loader;
  released?: string;
}

/** Reads a file with the loader that knows it. Throws all that is not as that loader expects, or what no loader knows. */
export function loadFile(file: string, bytes: Uint8Array): LoadedFile {
  const isWorkbook = String.fromCharCode(...bytes.slice(0, 2)) === 'PK';
  const workbook = isWorkbook ? new Workbook(file, bytes) : undefined;
  const loader = workbook && loaders.find((one) => isFileOf(one, workbook));
  if (!loader) {
    const csv = workbook ? workbook.toCsv() : new TextDecoder().decode(bytes);
    const rows = loadOwnTable(file, workbook ? new TextEncoder().encode(csv) : bytes);
    if (rows) return { rows };
    throw new DataErrors([unknownFile(file, csv, workbook)]);
  }
  const released = loader.released?.(workbook);
  const rows = loader.load(workbook);
  if (workbook.errors.length > 0)
    throw new DataErrors(
      workbook.errors.map((error) => ({ ...error, fix: `${error.fix} (scripts/sources/${loader.id}.ts)` })),
    );
  return { rows, loader, ...(released && { released }) };
}

const isFileOf = ({ sheets, title }: Loader, workbook: Workbook): boolean =>
  sheets.join() === workbook.sheetNames.join() && workbook.text(title.cell) === title.text;

function unknownFile(file: string, csv: string, workbook?: Workbook): DataError {
  const sheets = workbook ? `sheets ${workbook.sheetNames.join(', ')}; ` : '';
  const files = loaders.map(({ about, title }) => `${about} (${title.cell} “${title.text}”)`);
  return {
    file,
    received: `${sheets}first row ${csv.split(/\r?\n/).find((line) => /[^,]/.test(line)) ?? 'empty'}`,
    expected: `one of the files that the loaders know: ${files.join('; ')}; or a table of data/, as CSV UTF-8 with commas`,
    fix: 'add a loader in scripts/sources/ (see data/README.md)',
  };
}
