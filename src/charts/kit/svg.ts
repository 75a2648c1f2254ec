import { DOMParser, parseHTML } from 'linkedom';

const namespace = 'http://www.w3.org/2000/svg';

/** A document without a window: one for the whole build, since Plot only makes elements with it. */
export const { document: buildDocument } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * Nothing listens to events of a picture, but a third of the time to draw one goes into its lists of listeners. So linkedom’s
 * nodes are made without the constructor of event targets. Under `npm run dev` this runs again in the same process.
 */
let nodeClass: object = buildDocument.createElement('p').constructor;
const parentOf = (child: object) => Object.getPrototypeOf(child) as { name: string };
while (!['DOMEventTarget', 'Object'].includes(parentOf(nodeClass).name)) nodeClass = parentOf(nodeClass);
Object.setPrototypeOf(nodeClass, Object);

/** Reads a picture as SVG: read as HTML, a clipPath would become a clippath, which clips nothing in a file. Throws on other markup. */
export function parseSvg(svg: string): { document: Document; root: Element } {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml') as unknown as Document;
  const root = document.querySelector('svg');
  if (!root) throw new Error('not a picture');
  return { document, root };
}

/** An element of a picture. A string among its children stays text, whatever it holds. */
export function make(
  document: Document,
  name: string,
  attributes: Record<string, string | number>,
  ...children: (Element | string)[]
): Element {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const places = ['x', 'y', 'width', 'height'];

/**
 * Writes the same picture in fewer bytes: rectangles of a group that differ in nothing but place become one path, and a
 * single line of text has its place as x and y. A page of twenty pictures is a fifth lighter, compressed.
 */
export function foldSvg(svg: Element): void {
  for (const group of svg.querySelectorAll('g')) {
    const shapes = [...group.children];
    const isPlain = ({ localName, attributes }: Element) =>
      localName === 'rect' && attributes.length === places.length;
    if (shapes.length > 1 && shapes.every(isPlain))
      group.replaceChildren(make(group.ownerDocument, 'path', { d: shapes.map(rectPath).join('') }));
  }
  for (const text of svg.querySelectorAll('text')) placeText(text);
}

function rectPath(rect: Element): string {
  const [x, y, width, height] = places.map((place) => rect.getAttribute(place) ?? '');
  return `M${x},${y}h${width}v${height}h-${width}z`;
}

function placeText(text: Element): void {
  const at = /^translate\(([-\d.]+),([-\d.]+)\)$/.exec(text.getAttribute('transform') ?? '');
  const down = text.getAttribute('y');
  if (!at || text.children.length > 0 || text.hasAttribute('x')) return;
  text.removeAttribute('transform');
  text.setAttribute('x', at[1] ?? '0');
  text.setAttribute('y', at[2] ?? '0');
  if (down) text.setAttribute('dy', down);
}

/** Linkedom takes long to list attributes as objects. */
const attributesOf = (element: Element): [name: string, value: string][] =>
  element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? '']);

/** Attributes that Plot writes and a strict policy, a validator or a screen reader refuses. */
const refused = /^(style|class|aria-(label|description|hidden)|font-variant)$/;

const geometry = /^(d|points|transform|c?[xy]|[xy][12]|r|width|height)$/;

/** Marks to a tenth of a pixel, words to a whole one: nobody sees more, and the page is two fifths smaller. What is all but nothing is 3e-14. */
const roundDecimals = (value: string, perPixel: number) =>
  value.replaceAll(/-?\d+(?:(?:\.\d+)?e-\d+|\.\d+)/g, (number) =>
    String(Math.round(Number(number) * perPixel) / perPixel),
  );

/**
 * Makes Plot’s picture fit a page: no inline style, no labels on groups, ids that are unique in the page, rounded
 * geometry. Text is left as it is. Changes the tree in place.
 */
export function tidySvg(svg: Element, { idPrefix, label }: { idPrefix: string; label: string }): void {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const pattern of svg.querySelectorAll('pattern'))
    if (!svg.querySelector(`[fill="url(#${pattern.id})"]`)) pattern.parentElement?.remove();
  // Plot numbers its ids from the start of the process, so that they would depend on what was drawn before.
  const ids = [...svg.querySelectorAll('[id]')].map(({ id }) => id);
  const renameId = (id: string) => (ids.includes(id) ? `${idPrefix}-${ids.indexOf(id) + 1}` : id);
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    const perPixel = element.localName === 'text' ? 1 : 10;
    for (const [name, value] of attributesOf(element)) {
      if (refused.test(name)) element.removeAttribute(name);
      else if (name === 'id') element.id = renameId(value);
      else if (value.includes('#'))
        element.setAttribute(name, value.replace(/(?<=^(?:url\()?#)[^)]+/, renameId));
      else if (geometry.test(name) && !value.endsWith('em'))
        element.setAttribute(name, roundDecimals(value, perPixel));
    }
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
}
