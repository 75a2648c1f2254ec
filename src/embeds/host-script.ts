import { sandbox } from './snippet.ts';

/**
 * For pages that embed a chart: sizes every frame of this site on the page, and defines `<routinely-unarmed src="…">`
 * for those who like an element. It accepts a height only from a frame that it sizes, and does nothing else with a message.
 */

const maxHeight = 10_000;

const site = new URL('.', (document.currentScript as HTMLScriptElement).src);
const embeds = new URL('embed/', site).href;

const ownFrames = () =>
  [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(embeds));

/** The address of an embed of this site. Nothing else is framed: neither another origin nor `javascript:`. */
function embedAddress(src: string): string | undefined {
  if (!URL.canParse(src, site)) return undefined;
  const { href } = new URL(src, site);
  return href.startsWith(embeds) ? href : undefined;
}

function heightIn(data: unknown): number | undefined {
  const { sentinel, type, height } = (data ?? {}) as Record<string, unknown>;
  const isHeight = sentinel === 'amp' && type === 'embed-size' && typeof height === 'number';
  return isHeight && height > 0 && height <= maxHeight ? height : undefined;
}

class RoutinelyUnarmed extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('iframe')) return;
    const src = this.getAttribute('src') ?? '';
    const address = embedAddress(src);
    if (address === undefined) {
      console.error(
        `routinely-unarmed: received src="${src}", expected an address below ${embeds}; copy the code from the chart’s page`,
      );
      return;
    }
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.title = this.title;
    frame.loading = 'lazy';
    frame.setAttribute('sandbox', sandbox);
    Object.assign(frame.style, { width: '100%', border: '0', colorScheme: 'light dark' });
    this.append(frame);
  }
}

if (!customElements.get('routinely-unarmed')) {
  customElements.define('routinely-unarmed', RoutinelyUnarmed);
  addEventListener('message', ({ data, source }) => {
    const height = heightIn(data);
    if (height === undefined) return;
    for (const frame of ownFrames()) if (frame.contentWindow === source) frame.style.height = `${height}px`;
  });
  // A frame that loaded before this script has sent its height to nobody: it is asked again.
  for (const frame of ownFrames())
    frame.contentWindow?.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');
}
