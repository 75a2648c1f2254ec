import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import { deriveFacts } from '../../../src/forces/facts.ts';
import { forceSections } from '../../../src/forces/index.ts';
import { summary } from '../../../src/forces/summary.ts';
import type { DataError } from '../data-error.ts';
import { wordsFault } from './check-charts.ts';

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

/** What the page of every force says: a claim that does not hold for one of them is a fault, with its words and figures. */
export function checkForceWords(tables: Tables): DataError[] {
  const facts = deriveFacts(tables);
  return tables['police-forces'].flatMap((force) =>
    Object.entries({ summary, ...forceSections }).flatMap(([name, make]): DataError[] => {
      try {
        make(facts, force);
        return [];
      } catch (error) {
        return [
          wordsFault('page', { file: `src/forces/${name === 'summary' ? name : `${name}-section`}.ts`, column: force.force_name }, drawn, error),
        ];
      }
    }),
  );
}
