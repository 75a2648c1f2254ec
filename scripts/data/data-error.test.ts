import { expect, test } from 'vitest';
import { DataErrors, formatError } from './data-error.ts';

const error = {
  file: 'data/answers.csv',
  row: 7,
  column: 'percent',
  received: '43,6',
  expected: 'a percentage',
  fix: 'write a point',
};

test('a fault says where, what stands there, what should, and what to do', () => {
  expect(formatError(error)).toMatchInlineSnapshot(
    `"data/answers.csv:7:percent — received "43,6", expected a percentage; write a point"`,
  );
});

test('a fault of a whole file or a whole row names no more than that', () => {
  const { file, row, received, expected, fix } = error;
  expect(formatError({ file, received, expected, fix })).toMatchInlineSnapshot(
    `"data/answers.csv — received "43,6", expected a percentage; write a point"`,
  );
  expect(formatError({ file, row, received, expected, fix })).toMatchInlineSnapshot(
    `"data/answers.csv:7 — received "43,6", expected a percentage; write a point"`,
  );
});

test('a very long cell is cut, so that the rest can be read', () => {
  expect(formatError({ ...error, received: 'x'.repeat(500) })).toMatchInlineSnapshot(
    `"data/answers.csv:7:percent — received "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", expected a percentage; write a point"`,
  );
});

test('all faults come in one message, a line each', () => {
  expect(new DataErrors([error, { ...error, row: 9 }]).message.split('\n')).toHaveLength(2);
});
