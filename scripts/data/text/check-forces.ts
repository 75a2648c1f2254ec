import type { TableName, Tables } from '../../../src/data/tables/index.ts';
import { deriveFacts } from '../../../src/forces/facts.ts';
import { forceSections } from '../../../src/forces/sections.ts';
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
  const errors: DataError[] = [];
  const attempt = <T>(file: string, column: string, derive: () => T): T | undefined => {
    try {
      return derive();
    } catch (error) {
      errors.push(textError('page', { file: `src/forces/${file}.ts`, column }, drawn, error));
      return undefined;
    }
  };
  const facts = attempt('facts', 'all forces', () => deriveFacts(tables));
  if (facts)
    for (const force of tables['police-forces'])
      for (const [name, derive] of Object.entries({ summary, ...forceSections }))
        attempt(name === 'summary' ? name : 'sections', force.force_name, () => derive(facts, force));
  return errors;
}
