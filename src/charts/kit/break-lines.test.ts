import { describe, expect, test } from 'vitest';
import { breakLines, estimateWidth } from './break-lines.ts';

describe('breakLines', () => {
  test('leaves on one line what goes into one', () => {
    expect(breakLines('Armed officers', { size: 14, width: 760 })).toEqual(['Armed officers']);
  });

  test('makes lines about as long as each other, none wider than asked for', () => {
    const size = 22;
    const width = 300;
    const lines = breakLines(
      'Nearly a thousand more armed officers from 2016 to 2019, then fewer each year',
      { size, width },
    );
    expect(lines).toEqual([
      'Nearly a thousand',
      'more armed officers',
      'from 2016 to 2019,',
      'then fewer each year',
    ]);
    for (const line of lines) expect(estimateWidth(line, size)).toBeLessThanOrEqual(width);
  });

  test('breaks a word that is longer than a line, losing no sign', () => {
    const lines = breakLines(`a ${'w'.repeat(100)} b`, { size: 14, width: 200 });
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('').replaceAll(/\s/g, '')).toBe(`a${'w'.repeat(100)}b`);
    for (const line of lines) expect(estimateWidth(line, 14)).toBeLessThanOrEqual(200);
  });

  test('makes no line of nothing', () => {
    expect(breakLines('', { size: 14, width: 200 })).toEqual([]);
  });
});

test('a sign of a script that is not known is taken to be wide', () => {
  expect(estimateWidth('ש', 10)).toBeGreaterThan(estimateWidth('W', 10));
});
