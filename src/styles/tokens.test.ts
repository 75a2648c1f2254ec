import { readFileSync } from 'node:fs';
import { rgb } from 'd3';
import { expect, test } from 'vitest';

const [light = '', dark = ''] = readFileSync('src/styles/tokens.css', 'utf8').split('@media screen');
const themes = [light, dark].map(
  (css) =>
    new Map([...css.matchAll(/--([\w-]+):\s*(#\w+)/g)].map(([, name = '', value = '']) => [name, value])),
);

/** As WCAG 2.2 has it. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Each colour on its background, with the least contrast that it needs. */
const needed: [names: string[], background: string, least: number][] = [
  [['ink', 'ink-2', 'muted', 'armed', 'armed-2', 'target', 'event'], 'paper', 4.5],
  [['ink', 'ink-2', 'muted', 'armed'], 'paper-2', 4.5],
  [['unarmed', 'taser', 'hatch'], 'paper', 3],
  [['ink'], 'highlight', 4.5],
  ...['armed', 'armed-2', 'unarmed'].map((bar) => [[`on-${bar}`], bar, 4.5] as [string[], string, number]),
];

test('text has a contrast of at least 4.5 and marks of at least 3, light and dark', () => {
  const faint = themes.flatMap((colours) =>
    needed.flatMap(([names, background, least]) =>
      names
        .map((name) => ({ name, ratio: contrast(colours.get(name) ?? '', colours.get(background) ?? '') }))
        .filter(({ ratio }) => !(ratio >= least))
        .map(({ name, ratio }) => `${name} on ${background}: ${ratio}`),
    ),
  );
  expect(themes.map(({ size }) => size > 20)).toEqual([true, true]);
  expect(faint).toEqual([]);
});
