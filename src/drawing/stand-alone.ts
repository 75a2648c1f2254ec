import { DOMParser } from 'linkedom';

const fontStack = 'Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif';

/**
 * A picture that stands by itself, in a file or in a drawing program: its colours are written out (in light, as on
 * paper), it has a ground, a font and a namespace, and its title and description travel inside it.
 */
export function standAlone(svg: string, { title, description, tokens }: { title: string; description: string; tokens: string }): string {
  // Read as SVG: read as HTML, a clipPath would become a clippath, which clips nothing in a file.
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml') as unknown as Document;
  const root = document.querySelector('svg');
  if (!root) throw new Error('not a picture');
  root.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  root.setAttribute('font-family', fontStack);
  root.removeAttribute('aria-label');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', 'var(--paper)']] as const) ground.setAttribute(name, value);
  const named = (name: string, text: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    element.textContent = text;
    return element;
  };
  root.prepend(named('title', title), named('desc', description), ground);
  return `${writeOutColours(root.outerHTML, readTokens(tokens))}\n`;
}

/** The first value of each custom property in a style sheet: the light one. */
export function readTokens(css: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]+)/g)) if (!tokens.has(name)) tokens.set(name, value);
  return tokens;
}

function writeOutColours(svg: string, tokens: Map<string, string>): string {
  return svg.replaceAll(/var\(--([\w-]+)\)/g, (_use, name: string) => {
    const value = tokens.get(name);
    if (!value) throw new Error(`unknown colour: ${name}`);
    return value;
  });
}

/** A picture for `<img>` in one of our pages: it brings the tokens along, since a style sheet does not reach into it. */
export function pageImage(svg: string, tokens: string): string {
  const root = `<svg xmlns="http://www.w3.org/2000/svg" `;
  const style = `<style>${tokens.replaceAll(/\/\*[\s\S]*?\*\/|\n\s*/g, '')}svg{font-family:${fontStack}}</style>`;
  return svg.replace('<svg ', root).replace(/(<svg [^>]*>)/, `$1${style}`);
}
