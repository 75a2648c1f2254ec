import { DOMParser } from 'linkedom';

const namespace = 'http://www.w3.org/2000/svg';

/** Reads a picture as SVG: read as HTML, a clipPath would become a clippath, which clips nothing in a file. Throws on other markup. */
export function readSvg(svg: string): { document: Document; root: Element } {
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
