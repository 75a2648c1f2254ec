import { charts } from '../../src/charts/index.ts';
import { type DataError, formatError } from '../data/data-error.ts';
import { checkData, type Checked, examine, type LoadOptions, type ReadFile, readFrom } from '../data/load.ts';
import { compareCharts, compareForces, compareNotices, compareNumbers } from './compare-shown.ts';
import { readTextTables } from './compare-rows.ts';
import { compareTables, describeTableChange } from './compare-tables.ts';
import type { Section } from './format-diff.ts';

/** All that is wrong with the present data, the tables that differ, and what the site shows differently. */
type DataDiff = ReturnType<typeof compareData>;

/**
 * What changed from the earlier data and sentences of charts to the present ones, and what follows for charts and prose. Both
 * are read with the present code and article: a reviewer reads changes of these.
 */
export function compareData(
  root: string,
  readEarlier: ReadFile,
  { readFile: readPresent = readFrom(root), today }: LoadOptions = {},
) {
  const present = checkData(root, { readFile: readPresent, today });
  const earlier = examine(root, {
    readFile: (path) => (/^data\/|\.md$/.test(path) ? readEarlier : readPresent)(path),
  });
  const errors = present.examined ? [] : present.errors;
  const unreadable = errors.filter(({ row = 1 }) => row === 1).map(({ file }) => file);
  const tables = compareTables(readTextTables(readEarlier), readTextTables(readPresent)).filter(
    ({ table }) => !unreadable.includes(`data/${table}.csv`),
  );
  return { errors: present.errors, tables, shown: compareShown(earlier, present) };
}

/** What the site shows differently; or a sentence that says why it is unknown, where one of the two states cannot be read. */
function compareShown(earlier: Checked, present: Checked): Section[] | string {
  const [before, after] = [earlier.examined, present.examined];
  if (!after)
    return 'What follows for charts, numbers and embeds can be described once these errors are fixed.';
  if (!before) {
    const first = earlier.errors.slice(0, 1).map((error) => ` The first error: ${formatError(error)}.`);
    return `The earlier figures do not fit the present tables, so only their rows are compared, not charts, numbers and embeds.${first.join('')}`;
  }
  const areRight = before.figureErrors.length + after.figureErrors.length === 0;
  return [
    compareCharts(charts, before, after),
    ...compareNumbers(before.prose, after.prose),
    ...(areRight ? [compareForces(before, after)] : []),
    compareNotices(charts, before, after),
  ];
}

/** A diff in the order in which an editor needs it. Sections without items are left out when it is printed. */
export function describeDiff({ errors, tables, shown }: DataDiff): Section[] {
  const claims = errors.filter(({ expected }) => expected.includes('that the figures bear out'));
  const others = errors.filter((error) => !claims.includes(error));
  const asItems = (list: DataError[]) => list.map((error) => ({ name: formatError(error) }));
  return [
    { title: `Claims that the figures no longer bear out: ${claims.length}`, items: asItems(claims) },
    { title: `Errors to fix: ${others.length}`, items: asItems(others) },
    ...tables.flatMap(describeTableChange),
    ...(typeof shown === 'string' ? [] : shown),
  ];
}
