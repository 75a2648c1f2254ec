import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { addCaption, type Caption } from './add-caption.ts';
import type { KeyEntry } from '../charts/kit/define-chart.ts';

const svg = (width: number) =>
  `<svg role="img" fill="currentColor" font-size="10" text-anchor="middle" width="${width}" height="100" viewBox="0 0 ${width} 100"><rect id="mark" width="10" height="10" /></svg>`;

const key: KeyEntry[] = [
  { symbol: 'hatch', label: 'not published' },
  { symbol: 'taser-1', label: 'under 150', count: 10 },
];
const caption: Caption = {
  title: 'A finding',
  subtitle: 'What was measured',
  key,
  from: ['Source: Home Office', 'Licence', 'Site · https://example.org/'],
};

const inspect = (picture: string) => {
  const { document } = parseHTML(picture);
  const elements = [...document.querySelectorAll('text')];
  const positionOf = (texts: string) => {
    const line = [...document.querySelectorAll('tspan')].find((line) => line.textContent === texts);
    return { x: Number(line?.getAttribute('x')), y: Number(line?.getAttribute('y')) };
  };
  const size = (name: string) => Number(document.querySelector('svg')?.getAttribute(name));
  return {
    document,
    texts: elements.map((text) => text.textContent),
    positionOf,
    width: size('width'),
    height: size('height'),
  };
};

describe('a picture with a caption', () => {
  test('holds what the page says around it, in order', () => {
    expect(inspect(addCaption(svg(760), caption)).texts).toEqual([
      'A finding',
      'What was measured',
      'not published',
      'under 150 (10)',
      'Source: Home OfficeLicenceSite · https://example.org/',
    ]);
  });

  test('has its text above and below the drawing, and all of them inside', () => {
    const { document, positionOf, width, height } = inspect(addCaption(svg(760), caption));
    const top = Number(
      /translate\(24,(\d+)\)/.exec(
        document.querySelector('#mark')?.parentElement?.getAttribute('transform') ?? '',
      )?.[1],
    );
    expect(positionOf('What was measured').y).toBeLessThan(top);
    expect(positionOf('not published').y).toBeGreaterThan(top + 100);
    expect(positionOf('Source: Home Office').y).toBeGreaterThan(positionOf('not published').y);
    expect(positionOf('Site · https://example.org/').y).toBeLessThan(height);
    expect(width).toBe(808);
  });

  test('has its key next to a narrow drawing, one entry under the other', () => {
    const { positionOf, width } = inspect(addCaption(svg(434), caption));
    const [first, second] = [positionOf('not published'), positionOf('under 150 (10)')];
    expect(first.x).toBeGreaterThan(24 + 434);
    expect(second.y).toBeGreaterThan(first.y);
    expect(width).toBeGreaterThan(434 + 150);
  });

  test('keeps the drawing’s own defaults to the drawing, and lets nothing be black on a dark background', () => {
    const { document } = inspect(addCaption(svg(760), caption));
    const drawing = document.querySelector('#mark')?.parentElement;
    expect(drawing?.getAttribute('text-anchor')).toBe('middle');
    expect(drawing?.getAttribute('fill')).toBe('var(--ink)');
    expect(document.querySelector('svg')?.hasAttribute('text-anchor')).toBe(false);
  });

  test('shows markup in its title as text', () => {
    const { document, texts } = inspect(
      addCaption(svg(760), { ...caption, title: '<script>alert(1)</script>' }),
    );
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(texts[0]).toBe('<script>alert(1)</script>');
  });
});
