import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printFault } from '../fault.ts';
import { compareRows } from './compare.ts';
import { readHeld } from './held.ts';

const held = readHeld((path) => readFileSync(path));
const newest = {
  geography: 'England and Wales',
  geography_type: 'england_wales',
  date: '2024-03-31',
  measure: 'operationally_deployable',
  value: '5861',
  release: 'HO Jul 2024 (YE Mar 2024)',
  released: '2024-07-11',
  source_id: 'HO2024',
  as_described: '',
  note: '',
};

function compare(changes: Partial<typeof newest>, namedRelease = false) {
  const { compared, faults } = compareRows(
    [{ table: 'armed-officers', cells: { ...newest, ...changes }, at: 'T!B2' }],
    { held, file: 'release.ods', namedRelease },
  );
  return compared[0]
    ? `${compared[0].is}${'before' in compared[0] ? ` (${compared[0].before.cells.value})` : ''}`
    : faults.map(printFault).join('\n');
}

describe('against what is there, a figure', () => {
  test('from the same release with the same value is held, by source or by name', () => {
    expect(compare({})).toBe('held (5861)');
    expect(compare({ value: '5861.0', note: 'another note', release: 'HO 11 Jul 2024' })).toBe('held (5861)');
  });

  test('of another day, place or measure is new', () => {
    expect(compare({ date: '2099-03-31' })).toBe('new');
    expect(compare({ geography: 'Kent', geography_type: 'force' })).toBe('new');
  });

  test('from a later release is revised, or repeated', () => {
    const later = { release: 'HO Jul 2099', released: '2099-07-10', source_id: 'HO2099' };
    expect(compare({ ...later, value: '5870' })).toBe('revised (5861)');
    expect(compare(later)).toBe('repeated (5861)');
  });

  test('from an older release than those held is earlier, and no revision', () => {
    expect(compare({ release: 'HO first look', released: '2024-07-01', source_id: 'X', value: '5800' })).toBe(
      'earlier (5861)',
    );
  });

  test('that the same release gives otherwise is a fault: nothing is overwritten', () => {
    const { row } =
      held['armed-officers'].find(
        ({ cells }) =>
          cells.source_id === 'HO2024' && cells.date === newest.date && cells.measure === newest.measure,
      ) ?? {};
    expect(compare({ value: '5862' })).toBe(
      `release.ods:T!B2 — got "5862", expected 5861, as data/armed-officers.csv:${row} says from the same release (England and Wales · 2024-03-31 · operationally_deployable); look which of the two is right; if the release was corrected, give this edition a name with --release and a day with --released`,
    );
  });

  test('of a corrected edition of the release, named by the editor, is revised', () => {
    expect(compare({ value: '5862', release: 'HO Jul 2024, 2nd ed.', released: '2024-09-01' }, true)).toBe(
      'revised (5861)',
    );
  });
});
