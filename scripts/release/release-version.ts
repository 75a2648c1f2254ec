import type { NamedChange } from './count-changes.ts';

/**
 * The version of a new edition, by the rule of the Data Package standard: major where a table or a column is renamed or
 * gone, or a column was added; minor where a table or rows were added; patch where values alone were corrected.
 * https://datapackage.org/recipes/data-package-version/
 */
export function nextVersion(version: string, tables: NamedChange[]): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (
    tables.some(
      ({ state, newColumns, lostColumns }) => state === 'gone' || newColumns.length + lostColumns.length > 0,
    )
  )
    return `${major + 1}.0.0`;
  if (tables.some(({ state, added }) => state === 'new' || added > 0)) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}
