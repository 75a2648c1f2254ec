import { expect, test } from 'vitest';
import { changeRow, print, realTables } from '../testing/real-tables.ts';
import { checkTextFigures } from './text-figures.ts';

const course = { course_or_group: 'MPS initial ARV officer course', measure: 'length' };
const deployed = { measure: 'uplift officers deployed' };

test('figures stand beside words in the same column', () => {
  expect(print(checkTextFigures(realTables()))).toEqual([]);
});

test('words where the unit wants a number are a fault, not a bar without a length', () => {
  const tables = realTables();
  const { row } = changeRow(tables['firearms-training'], course, { value: '9 weeks' });
  expect(print(checkTextFigures(tables))).toEqual([
    `data/firearms-training.csv:${row}:value — received "9 weeks", expected a number, since its unit is weeks; write digits alone, without commas, spaces or signs, or give words the unit text`,
  ]);
});

test('so is a target with a comma; a range may be two numbers', () => {
  const tables = realTables();
  const { row } = changeRow(tables['met-uplift'], deployed, { value: '1,117' });
  expect(print(checkTextFigures(tables))).toEqual([
    `data/met-uplift.csv:${row}:value — received "1,117", expected a number; write digits alone, without commas, spaces or signs, or give two of them the qualifier range`,
  ]);
  changeRow(tables['met-uplift'], deployed, { value: '100 to 117', qualifier: 'range' });
  expect(checkTextFigures(tables)).toEqual([]);
});
