import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { breakLines, estimateWidth } from './svg-text.ts';
import { foldSvg } from './svg.ts';

/** What no picture under snapshots/ shows. */

test('bars of one colour become one path, but for one that says more than its place', () => {
  const bar = (x: number, more = '') => `<rect x="${x}" y="2" width="3" height="4"${more}></rect>`;
  const isFolded = (inside: string) => {
    const svg = parseHTML(`<body><svg><g>${inside}</g></svg>`).document.querySelector('svg') as Element;
    foldSvg(svg);
    return svg.querySelector('path') !== null;
  };
  expect(isFolded(bar(1) + bar(10))).toBe(true);
  expect([bar(1, ' fill="red"') + bar(5), bar(1, ' rx="1"') + bar(5, ' rx="1"')].filter(isFolded)).toEqual(
    [],
  );
});

test('a word that is longer than a line is broken, losing no character, and one of an unknown script taken to be wide', () => {
  expect(breakLines('', { size: 14, width: 200 })).toEqual([]);
  const lines = breakLines(`a ${'w'.repeat(100)} b`, { size: 14, width: 200 });
  expect(lines.join('').replaceAll(/\s/g, '')).toBe(`a${'w'.repeat(100)}b`);
  expect(Math.max(...lines.map((line) => estimateWidth(line, 14)))).toBeLessThanOrEqual(200);
  expect(estimateWidth('ש', 10)).toBeGreaterThan(estimateWidth('W', 10));
});
