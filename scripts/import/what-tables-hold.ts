import { factsOf } from '../../src/figures/column.ts';
import type { TableDefinition } from '../../src/figures/table.ts';
import { tableDefinitions, type TableName } from '../../src/figures/tables/index.ts';
import type { Place } from './places.ts';

const definitionOf = (table: TableName): TableDefinition => tableDefinitions[table];

/** Tables without a column for the kind of place. */
const placesHeld: Partial<Record<TableName, Place['is'][]>> = {
  discharges: ['country'],
  'firearms-reports': ['country', 'force'],
};

const typeOf = { force: 'force', region: 'region', country: 'england_wales' } as const;

export function holdsPlace(table: TableName, is: 'force' | 'region' | 'country'): boolean {
  const types = definitionOf(table).columns.geography_type;
  return types ? types.safeParse(typeOf[is]).success : (placesHeld[table] ?? []).includes(is);
}

export const placeType = (is: 'force' | 'region' | 'country'): string => typeOf[is];

/** Officers are held as of the end of each March alone. */
export const holdsTime = (table: TableName, time: string): boolean =>
  table !== 'police-officers' || time.endsWith('-03-31');

export const timeColumn = (table: TableName): 'date' | 'period' =>
  'period' in definitionOf(table).columns ? 'period' : 'date';

export const valueColumn = (table: TableName): string =>
  'value' in definitionOf(table).columns ? 'value' : 'reports';

export function valueFacts(table: TableName) {
  const schema = definitionOf(table).columns[valueColumn(table)];
  if (!schema) throw new Error(`no value: ${table}`);
  return { ...factsOf(schema), accepts: (value: number) => schema.safeParse(value).success };
}
