import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import { readFacts } from '../../../src/forces/facts.ts';
import { parts } from '../../../src/forces/index.ts';
import { summary } from '../../../src/forces/summary.ts';
import type { DataError } from '../data-error.ts';
import { textError } from './text-error.ts';

/** What the pages of the forces draw on. */
const drawn: TableName[] = [
  'police-forces',
  'police-officers',
  'taser-use',
  'firearms-reports',
  'operations',
  'armed-officers',
  'fatal-shootings',
];

/** What the page of every force says: a claim that does not hold for one of them is an error, with its text and figures. */
export function checkForceText(tables: Tables): DataError[] {
  const facts = readFacts(tables);
  return tables['police-forces'].flatMap((force) =>
    Object.entries({ summary, ...parts }).flatMap(([file, derive]): DataError[] => {
      try {
        derive(facts, force);
        return [];
      } catch (error) {
        return [textError('page', { file: `src/forces/${file}.ts`, column: force.force_name }, drawn, error)];
      }
    }),
  );
}
