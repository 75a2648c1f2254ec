import { charts } from '../../src/charts/index.ts';
import { type DataError, DataErrors, formatError, mergeRepeated } from '../data/data-error.ts';
import { checkData, type Checked, examine, type LoadOptions, type ReadFile, readFrom } from '../data/load.ts';
import { type ChartChange, compareCharts } from './compare-charts.ts';
import { compareNotices, type PinnedNotice } from './compare-pinned.ts';
import { compareForces, compareNumbers, type NumberChange } from './compare-prose.ts';
import { readTextTables } from './compare-rows.ts';
import { compareTables, type TableChange } from './compare-tables.ts';

/** What the site shows differently. */
export interface ShownChange {
  charts: ChartChange[];
  numbers: NumberChange[];
  /** Numbers that are printed as before, with other publications listed under them. */
  relisted: string[];
  /** Names of the forces whose page reads differently. */
  forces: string[];
  notices: PinnedNotice[];
}

export interface DataDiff {
  /** Everything that is wrong with the present data. */
  errors: DataError[];
  tables: TableChange[];
  /** Or a sentence that says why it is unknown, where one of the two states cannot be read. */
  shown: ShownChange | string;
}

/**
 * What changed from the earlier data and sentences of charts to the present ones, and what follows for charts and prose. Both
 * are read with the present code and article: a reviewer reads changes of these.
 */
export function compareData(
  root: string,
  readEarlier: ReadFile,
  { readFile: readPresent = readFrom(root), today }: LoadOptions = {},
): DataDiff {
  const present = checkData(root, { readFile: readPresent, today });
  const earlier = tryToExamine(root, (path) => {
    if (path.startsWith('data/')) return readEarlier(path);
    return (path.endsWith('text.md') ? orEmpty(readEarlier) : readPresent)(path);
  });
  const unreadable = present.errors.filter(({ row = 1 }) => row === 1).map(({ file }) => file);
  const tables = compareTables(
    readTextTables(orEmpty(readEarlier)),
    readTextTables(orEmpty(readPresent)),
  ).filter(({ table }) => !unreadable.includes(`data/${table}.csv`));
  return {
    errors: mergeRepeated(present.errors),
    tables,
    shown: compareShown(earlier, present),
  };
}

function tryToExamine(root: string, readFile: ReadFile): Checked {
  try {
    return { examined: examine(root, { readFile }), errors: [] };
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    return { errors: error.errors };
  }
}

function compareShown(earlier: Checked, present: Checked): ShownChange | string {
  const [before, after] = [earlier.examined, present.examined];
  if (!after)
    return 'What follows for charts, numbers and embeds can be described once these errors are fixed.';
  if (!before) {
    const first = earlier.errors.slice(0, 1).map((error) => ` The first error: ${formatError(error)}.`);
    return `The earlier figures do not fit the present tables, so only their rows are compared, not charts, numbers and embeds.${first.join('')}`;
  }
  const areRight = before.figureErrors.length + after.figureErrors.length === 0;
  return {
    ...compareNumbers(before.prose, after.prose),
    charts: compareCharts(charts, before, after),
    forces: areRight ? compareForces(before.tables, after.tables) : [],
    notices: compareNotices(charts, before, after),
  };
}

/** A table that one side does not have is empty there; that it is missing is an error of its own. */
const orEmpty =
  (readFile: ReadFile): ReadFile =>
  (path) => {
    try {
      return readFile(path);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array();
      throw error;
    }
  };
