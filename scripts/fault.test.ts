import { expect, test } from 'vitest';
import { Faults, printFault } from './fault.ts';

const fault = {
  file: 'data/answers.csv',
  row: 7,
  column: 'percent',
  got: '43,6',
  expected: 'a percentage',
  mend: 'write a point',
};

test('a fault says where, what stands there, what should, and what to do', () => {
  expect(printFault(fault)).toMatchInlineSnapshot(
    `"data/answers.csv:7:percent — got "43,6", expected a percentage; write a point"`,
  );
});

test('a fault of a whole file or a whole row names no more than that', () => {
  const { file, row, got, expected, mend } = fault;
  expect(printFault({ file, got, expected, mend })).toMatchInlineSnapshot(
    `"data/answers.csv — got "43,6", expected a percentage; write a point"`,
  );
  expect(printFault({ file, row, got, expected, mend })).toMatchInlineSnapshot(
    `"data/answers.csv:7 — got "43,6", expected a percentage; write a point"`,
  );
});

test('a very long cell is cut, so that the rest can be read', () => {
  expect(printFault({ ...fault, got: 'x'.repeat(500) })).toMatchInlineSnapshot(
    `"data/answers.csv:7:percent — got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", expected a percentage; write a point"`,
  );
});

test('all faults come in one message, a line each', () => {
  expect(new Faults([fault, { ...fault, row: 9 }]).message.split('\n')).toHaveLength(2);
});
