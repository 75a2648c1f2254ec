import { make, parseSvg } from '../charts/kit/svg.ts';

const fontStack = 'Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif';

/** What annotations are set in: the site’s own font where the program has it. */
const serifStack = 'Newsreader, Charter, Georgia, serif';

export type Scheme = 'light' | 'dark';

interface About {
  title: string;
  description: string;
  /** The style sheet of the colours, and which of its two sets. */
  tokens: string;
  scheme?: Scheme;
}

/**
 * A picture as a file of its own: its colours are written out (in light, as on
 * paper, unless dark is asked for), it has a background, a font and a namespace, and its title and description travel inside it.
 */
export function standAlone(svg: string, { title, description, tokens, scheme = 'light' }: About): string {
  const { document, root } = parseSvg(svg);
  root.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  root.setAttribute('font-family', fontStack);
  root.removeAttribute('aria-label');
  const background = make(document, 'rect', { width: '100%', height: '100%', fill: 'var(--paper)' });
  root.prepend(make(document, 'title', {}, title), make(document, 'desc', {}, description), background);
  return `${writeOutColours(root.outerHTML, parseTokens(tokens, scheme))}\n`;
}

/** The custom properties of a style sheet that are colours. Each is there twice: light, then dark. */
function parseTokens(css: string, scheme: Scheme): Map<string, string> {
  const tokens = [...css.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]+)/g)];
  const lastCounts = scheme === 'dark' ? tokens : tokens.toReversed();
  return new Map(lastCounts.map(([, name = '', value = '']) => [name, value]));
}

function writeOutColours(svg: string, tokens: Map<string, string>): string {
  return svg.replaceAll('var(--serif)', serifStack).replaceAll(/var\(--([\w-]+)\)/g, (_use, name: string) => {
    const value = tokens.get(name);
    if (!value) throw new Error(`unknown colour: ${name}`);
    return value;
  });
}

/** A picture for `<img>` in one of our pages: it brings the tokens along, since a style sheet does not reach into it. */
export function pageImage(svg: string, tokens: string): string {
  const root = `<svg xmlns="http://www.w3.org/2000/svg" `;
  const style = `<style>${tokens.replaceAll(/\/\*[\s\S]*?\*\/|\n\s*/g, '')}svg{font-family:${fontStack};--serif:${serifStack}}</style>`;
  return svg.replace('<svg ', root).replace(/(<svg [^>]*>)/, `$1${style}`);
}
