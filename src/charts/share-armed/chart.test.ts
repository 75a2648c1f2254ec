import { expect, test } from 'vitest';
import { findChart } from '../index.ts';
import { inEachState } from '../testing/drawn.ts';

const states = inEachState(findChart('share-armed'));

/** How many strokes the dashed lines of a path stand for. */
function countStrokes(path: Element): number {
  const [length = NaN, gap = NaN] = (path.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
  const runs = [...(path.getAttribute('d') ?? '').matchAll(/M[-\d.]+ ([-\d.]+)V([-\d.]+)/g)];
  const counts = runs.map(([, from, to]) => Math.round((Number(to) - Number(from) + gap) / (length + gap)));
  return counts.reduce((sum, count) => sum + count, 0);
}

test('draws a thousand strokes, of which as many are armed as the share rounds to', () => {
  for (const { svg, shown } of states) {
    const strokes = [...svg.querySelectorAll('path[stroke-dasharray]')];
    const armed = Math.round((Number(shown[0]?.armed) / Number(shown[0]?.officers)) * 1000);
    expect(strokes.map((path) => [path.getAttribute('stroke'), countStrokes(path)])).toEqual([
      ['var(--unarmed)', 1000 - armed],
      ['var(--armed)', armed],
    ]);
  }
});

test('says that the Met is inside, and never gives the Met’s own forecast of 92% as a share', () => {
  const silent = states.filter(({ said }) => !/England and Wales includes the Met\b/.test(said.join(' ')));
  expect(silent.map(({ label }) => label)).toEqual([]);
  const shares = states.flatMap(({ said }) => said.filter((text) => /\b92\s?(%|percent)/.test(text)));
  expect(shares.filter((text) => !text.includes('forecast'))).toEqual([]);
});
