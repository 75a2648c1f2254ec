import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { articleChart, articleTitle, layOutCard } from './cards.ts';
import { charts } from '../charts/index.ts';
import { font } from './render-png.ts';

/** Vitest leaves style sheets empty. */
const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const cards = [
  ...charts.map((chart) => ({ id: chart.id, svg: layOutCard(chart, tokens) })),
  { id: 'article', svg: layOutCard(articleChart, tokens, articleTitle) },
];

type Box = { x: number; y: number; width: number; height: number };

/** Where some elements of a card are drawn, as the program that draws them measures it. */
function boxOf(svg: string, isIncluded: (element: Element) => boolean): Box {
  const { document } = parseHTML(svg);
  const root = document.querySelector('svg');
  for (const element of [...(root?.children ?? [])]) if (!isIncluded(element)) element.remove();
  const box = new Resvg(root?.outerHTML ?? '', { font }).getBBox();
  if (!box) throw new Error('nothing is drawn');
  return box;
}

const isPicture = (element: Element) => element.localName === 'svg' || element.localName === 'defs';
const isText = (element: Element) => element.localName === 'text';
const isTitle = (element: Element) => isText(element) && Number(element.getAttribute('font-size')) > 32;

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('every card has its text inside its margins, and a title that can be read small and does not touch the picture', () => {
  for (const { id, svg } of cards) {
    const { x, y, width, height } = boxOf(svg, isText);
    expect(x, id).toBeGreaterThanOrEqual(55);
    expect(x + width, id).toBeLessThanOrEqual(1146);
    expect(y, id).toBeGreaterThan(44);
    expect(y + height, id).toBeLessThan(624);
    const sizes = [...parseHTML(svg).document.querySelectorAll('text')].map((text) =>
      Number(text.getAttribute('font-size')),
    );
    expect(Math.max(...sizes), id).toBeGreaterThanOrEqual(38);
    expect(overlap(boxOf(svg, isTitle), boxOf(svg, isPicture)), id).toBe(false);
  }
});

test('the cards of charts by force name forces and show no figure of any', () => {
  for (const { svg } of cards.filter(({ id }) => ['firearms-by-force', 'taser-by-force'].includes(id))) {
    const { document } = parseHTML(svg);
    const texts = [...document.querySelectorAll('svg svg text, svg svg tspan')].map(
      (text) => text.textContent,
    );
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter((text) => /\d/.test(text))).toEqual([]);
  }
});
