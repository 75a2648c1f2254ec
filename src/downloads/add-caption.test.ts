import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { addCaption, type Caption } from './add-caption.ts';

const caption: Caption = {
  title: 'A finding',
  subtitle: 'What was measured',
  key: [
    { symbol: 'hatch', label: 'not published' },
    { symbol: 'taser-1', label: 'under 150', count: 10 },
  ],
  from: ['Source: Home Office', 'Licence', 'Site · https://example.org/'],
};

/** A drawing of some width with its caption: its texts, and where each line of them stands. */
function draw(width: number, changes: Partial<Caption> = {}) {
  const svg = `<svg role="img" fill="currentColor" font-size="10" text-anchor="middle" width="${width}" height="100" viewBox="0 0 ${width} 100"><rect id="mark" width="10" height="10" /></svg>`;
  const { document } = parseHTML(addCaption(svg, { ...caption, ...changes }));
  const root = document.querySelector('svg');
  const lines = [...document.querySelectorAll('tspan')].map(
    (line) =>
      [line.textContent, { x: Number(line.getAttribute('x')), y: Number(line.getAttribute('y')) }] as const,
  );
  return {
    document,
    texts: [...document.querySelectorAll('text')].map((text) => text.textContent),
    positionOf: (text: string) => new Map(lines).get(text) ?? { x: Number.NaN, y: Number.NaN },
    width: Number(root?.getAttribute('width')),
    height: Number(root?.getAttribute('height')),
    drawing: document.querySelector('#mark')?.parentElement,
  };
}

test('a picture holds what the page says around it, in order, above and below the drawing', () => {
  const { texts, positionOf, width, height, drawing } = draw(760);
  expect(texts).toEqual([
    'A finding',
    'What was measured',
    'not published',
    'under 150 (10)',
    'Source: Home OfficeLicenceSite · https://example.org/',
  ]);
  const top = Number(/translate\(24,(\d+)\)/.exec(drawing?.getAttribute('transform') ?? '')?.[1]);
  const heights = [
    positionOf('What was measured').y,
    top,
    top + 100,
    positionOf('not published').y,
    positionOf('Source: Home Office').y,
    positionOf('Site · https://example.org/').y,
    height,
  ];
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(width).toBe(808);
});

test('a narrow drawing has its key next to it, one entry under the other', () => {
  const { positionOf, width } = draw(434);
  expect(positionOf('not published').x).toBeGreaterThan(24 + 434);
  expect(positionOf('under 150 (10)').y).toBeGreaterThan(positionOf('not published').y);
  expect(width).toBeGreaterThan(434 + 150);
});

test('the drawing keeps its own defaults to itself, and nothing is black on a dark background', () => {
  const { document, drawing } = draw(760);
  expect(drawing?.getAttribute('text-anchor')).toBe('middle');
  expect(drawing?.getAttribute('fill')).toBe('var(--ink)');
  expect(document.querySelector('svg')?.hasAttribute('text-anchor')).toBe(false);
});

test('markup in a title is shown as text', () => {
  const title = '<script>alert(1)</script>';
  const { document, texts } = draw(760, { title });
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(texts[0]).toBe(title);
});
