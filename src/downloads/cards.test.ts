import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { articleChart, articleTitle, layOutCard } from './cards.ts';
import { charts } from '../charts/index.ts';
import { standAlone } from './stand-alone.ts';
import { font } from './render-png.ts';

const tokens = readFileSync(`${import.meta.dirname}/styles/tokens.css`, 'utf8');
const laidOut = [
  ...charts.map((chart) => ({ id: chart.id, card: layOutCard(chart) })),
  { id: 'article', card: layOutCard(articleChart, articleTitle) },
];
const cards = laidOut.map(({ id, card }) => ({
  id,
  svg: standAlone(card, { title: id, description: id, tokens }),
}));

type Box = { x: number; y: number; width: number; height: number };

/** Where a part of a card is painted, as the painter measures it. */
function boxOf(svg: string, isPart: (element: Element) => boolean): Box {
  const { document } = parseHTML(svg);
  const root = document.querySelector('svg');
  for (const element of [...(root?.children ?? [])]) if (!isPart(element)) element.remove();
  const box = new Resvg(root?.outerHTML ?? '', { font }).getBBox();
  if (!box) throw new Error('nothing is painted');
  return box;
}

const isPicture = (element: Element) => element.localName === 'svg' || element.localName === 'defs';
const isWords = (element: Element) => element.localName === 'text';
const isTitle = (element: Element) => isWords(element) && Number(element.getAttribute('font-size')) > 32;

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.for(cards)('the card of $id', ({ svg }) => {
  test('has words that stay inside its margins', () => {
    const { x, y, width, height } = boxOf(svg, isWords);
    expect(x).toBeGreaterThanOrEqual(55);
    expect(x + width).toBeLessThanOrEqual(1146);
    expect(y).toBeGreaterThan(44);
    expect(y + height).toBeLessThan(624);
  });

  test('has a title that can be read small and does not touch the picture', () => {
    const sizes = [...parseHTML(svg).document.querySelectorAll('text')].map((text) =>
      Number(text.getAttribute('font-size')),
    );
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(38);
    expect(overlap(boxOf(svg, isTitle), boxOf(svg, isPicture))).toBe(false);
  });
});

test.for(cards.filter(({ id }) => ['firearms-by-force', 'taser-by-force'].includes(id)))(
  'the card of $id shows no figure of a force',
  ({ svg }) => {
    const { document } = parseHTML(svg);
    const words = [...document.querySelectorAll('svg svg text, svg svg tspan')].map(
      (text) => text.textContent,
    );
    expect(words.length).toBeGreaterThan(40);
    expect(words.filter((text) => /\d/.test(text))).toEqual([]);
  },
);
