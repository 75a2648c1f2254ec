import { parseHTML } from 'linkedom';
import { archivePolicy } from '../src/policy.ts';

/**
 * The article as one HTML file that asks for nothing: style, face and pictures stand inside, and what a reader would
 * follow to believe it follows the article – the tables of all its charts, every number with its rows, all sources, how it
 * was made. What needs a script is left out.
 */

/** What a file of the built site holds, by its path: /charts/timeline/ or /card.png. Throws where there is none. */
export type ReadSite = (path: string) => Uint8Array;

const appended = ['/numbers/', '/sources/', '/method/'];

const types: Record<string, string> = { svg: 'image/svg+xml' };

export function archiveArticle(
  read: ReadSite,
  { base = '/', siteUrl }: { base?: string; siteUrl?: string | undefined } = {},
): string {
  const pathOf = (address: string) => address.replace(base, '/');
  const text = (path: string) => new TextDecoder().decode(read(path));
  const pageAt = (path: string): Document => parseHTML(text(path)).document;
  const asData = (path: string) =>
    `data:${types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'};base64,${Buffer.from(read(path)).toString('base64')}`;

  const document = pageAt('/');
  const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)];

  // A chart beside the argument leaves its table to a page of its own.
  for (const figure of all('figure.chart').filter((figure) => !figure.querySelector('table'))) {
    const whole = pageAt(`/charts/${figure.id}/`).querySelector('[data-part=after]');
    figure.querySelector('[data-part=after]')?.replaceWith(document.importNode(whole as Element, true));
  }
  const main = document.querySelector('main');
  for (const path of appended) {
    const page = document.createElement('article');
    page.id = idOf(path);
    page.innerHTML = pageAt(path).querySelector('main')?.innerHTML ?? '';
    // The article has the one first heading.
    for (const heading of page.querySelectorAll('h1')) rename(heading, 'h2');
    main?.append(page);
  }

  const style = all('style')
    .map((element) => styleWithoutScripts(element.textContent ?? ''))
    .join('\n');
  for (const part of all(
    'script:not([type="application/ld+json"]), link, style, guess-first, .made, .choose',
  ))
    part.remove();
  for (const picture of all('[srcset]'))
    picture.setAttribute('srcset', asData(pathOf(picture.getAttribute('srcset') ?? '')));
  for (const picture of all('img')) {
    picture.setAttribute('src', asData(pathOf(picture.getAttribute('src') ?? '')));
    picture.removeAttribute('loading');
  }
  for (const chart of all('[data-points], [data-parts]'))
    for (const name of ['data-points', 'data-parts']) chart.removeAttribute(name);

  for (const link of all('a[href]')) {
    const address = link.getAttribute('href') ?? '';
    if (!address.startsWith(base)) continue;
    const [path = '', fragment] = pathOf(address).split('#');
    const inside = [...appended, '/'].includes(path) ? `#${fragment ?? idOf(path)}` : undefined;
    const outside = siteUrl
      ? new URL(`${path.slice(1)}${fragment ? `#${fragment}` : ''}`, siteUrl).href
      : undefined;
    const target = inside ?? outside;
    if (target) link.setAttribute('href', target);
    else link.removeAttribute('href');
    link.removeAttribute('download');
  }
  // Without the site’s address its files have none either.
  if (!siteUrl) for (const nav of all('.quiet nav, .masthead nav')) nav.remove();

  document
    .querySelector('meta[http-equiv=content-security-policy]')
    ?.setAttribute('content', archivePolicy(style));
  const element = document.createElement('style');
  element.textContent = style;
  document.head.append(element);
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`;
}

/** No script is in the file, whatever the reader’s browser would run: what a style sheet asks of it is always or never so. */
const styleWithoutScripts = (css: string) =>
  css.replace(/\(scripting:\s*(none|enabled)\)/g, (_, scripting: string) =>
    scripting === 'none' ? '(min-width:0)' : '(max-width:0)',
  );

const idOf = (path: string) => (path === '/' ? 'main' : path.replaceAll('/', ''));

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name);
  renamed.id = element.id;
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}
