import { expect, test } from 'vitest';
import { where } from '../kit/rows-and-phrases.ts';
import { countDashes, inEachState, takeApart } from '../testing/drawn.ts';

const states = inEachState('share-armed');

test('draws a thousand strokes a place, thick as its share rounds to, hollow those not fit to be deployed', () => {
  const onPhones = states.map(({ chart, state }) => takeApart(chart, { state, width: 288 }));
  for (const { svg, points, label } of [...states, ...onPhones]) {
    const strokes = [...svg.querySelectorAll('path[stroke-dasharray]')];
    const drawn = points.map(({ row }) => row);
    const whole = drawn.filter(({ measure }) => drawn.length === 1 || measure !== 'operationally_deployable');
    const expected = whole.flatMap((row) => {
      const [fit] =
        row.measure === 'total_authorised' ? where(drawn, { measure: 'operationally_deployable' }) : [];
      const [armed, deployable] = [row, fit].map((counted) =>
        Math.round((Number(counted?.armed) / Number(counted?.officers)) * 1000),
      ) as [number, number];
      const hollow = fit ? [['var(--paper)', armed - deployable]] : [];
      return [['var(--unarmed)', 1000 - armed], ['var(--armed)', armed], ...hollow];
    });
    const counts = strokes.map((path) => [path.getAttribute('stroke'), countDashes(path)]);
    expect(counts, label).toEqual(expected);
  }
});

test('sets London beside England and Wales only where the same is counted, and says that London’s is reported', () => {
  for (const { points, headed, label } of states) {
    const measures = points.map(({ row }) => `${String(row.place)}: ${String(row.measure)}`);
    if (measures.some((measure) => measure.startsWith('London'))) {
      expect(headed.join(' '), label).toMatch(/reported.*through the press/s);
      if (measures.length > 1) expect(measures, label).toContain('England and Wales: total_authorised');
    } else expect(headed.join(' '), label).toContain('England and Wales includes London');
  }
});
