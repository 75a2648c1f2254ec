import { charts } from '../../src/charts/index.ts';
import { tableNames } from '../../src/data/tables/index.ts';
import { type Examined, examine, type ReadFile } from '../data/load.ts';
import { type DataError, DataErrors, formatError } from '../data/data-error.ts';
import { readTextTables } from './compare-rows.ts';
import { type ChartChange, compareCharts } from './compare-charts.ts';
import { compareNotices, type Notice } from './compare-pinned.ts';
import { compareTables, type TableChange } from './compare-tables.ts';
import { compareForces, compareNumbers, type NumberChange } from './compare-words.ts';

/** What the site shows otherwise. */
export interface ShownChange {
  charts: ChartChange[];
  numbers: NumberChange[];
  /** Numbers that are printed as before, with other publications listed under them. */
  retold: string[];
  /** Names of the forces whose page says something else. */
  forces: string[];
  notices: Notice[];
}

export interface DataDiff {
  /** All that is wrong with the data as they are now. */
  errors: DataError[];
  tables: TableChange[];
  /** A sentence on why it is not known, where one of the two states cannot be read. */
  shown: ShownChange | string;
}

interface Options {
  /** Tables alone are read with it. */
  readEarlier: ReadFile;
  readPresent: ReadFile;
  progress: (words: string) => void;
}

/**
 * What changed from the earlier data to the present ones, and what follows for charts and words. Both are read with the
 * code and the prose as they are now: a change of these is for the reviewer to read, and only data are compared here.
 */
export function compareData(root: string, { readEarlier, readPresent, progress }: Options): DataDiff {
  progress('Reading the present figures');
  const present = examineSide(root, readPresent);
  const errors = present.examined ? findErrors(present.examined) : present.errors;
  progress('Reading the earlier figures');
  const earlier = areSame(readEarlier, readPresent)
    ? present
    : examineSide(root, (path) => (path.startsWith('data/') ? readEarlier(path) : readPresent(path)));
  const spoilt = present.errors.filter(({ row }) => row === undefined || row === 1).map(({ file }) => file);
  const tables = compareTables(
    readTextTables(orEmpty(readEarlier)),
    readTextTables(orEmpty(readPresent)),
  ).filter(({ table }) => !spoilt.includes(`data/${table}.csv`));
  return { errors, tables, shown: compareShown(earlier, present, progress) };
}

interface Side {
  /** Undefined where the tables cannot be read; then the faults say why. */
  examined?: Examined;
  errors: DataError[];
}

function examineSide(root: string, readFile: ReadFile): Side {
  try {
    return { examined: examine(root, readFile), errors: [] };
  } catch (error) {
    if (!(error instanceof DataErrors)) throw error;
    return { errors: error.errors };
  }
}

/** As the data run tells them: what words say of figures that are wrong is no news. */
const findErrors = ({ figureErrors, findTextErrors }: Examined): DataError[] =>
  figureErrors.length > 0 ? figureErrors : findTextErrors();

function compareShown(earlier: Side, present: Side, progress: (words: string) => void): ShownChange | string {
  const [before, after] = [earlier.examined, present.examined];
  if (!after) return 'What follows for charts, numbers and embeds can be said when these faults are mended.';
  if (!before) {
    const [first] = earlier.errors;
    return `The earlier figures do not fit the present tables, so their rows are compared, and not charts, numbers and embeds.${first ? ` The first misfit: ${formatError(first)}.` : ''}`;
  }
  if (before === after) return { charts: [], numbers: [], retold: [], forces: [], notices: [] };
  const { changed, retold } = compareNumbers(before.prose, after.prose);
  const areRight = before.figureErrors.length + after.figureErrors.length === 0;
  return {
    charts: compareCharts(charts, before, after, (chart) => {
      progress(`Drawing ${chart.id} as it was and as it is`);
    }),
    numbers: changed,
    retold,
    forces: areRight ? compareForces(before.tables, after.tables) : [],
    notices: compareNotices(charts, before, after),
  };
}

const areSame = (readEarlier: ReadFile, readPresent: ReadFile): boolean =>
  tableNames
    .map((name) => `data/${name}.csv`)
    .every((path) => Buffer.from(orEmpty(readEarlier)(path)).equals(orEmpty(readPresent)(path)));

/** A table that one side does not have is empty there; that it is missing is a fault of its own. */
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
