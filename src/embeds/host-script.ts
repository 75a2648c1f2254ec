import { sandbox } from './snippet.ts';

/**
 * For pages that embed a chart: sizes every frame of this site on the page, and defines `<routinely-unarmed src="…">`
 * for those who like an element. It accepts a height only from a frame that it sizes, and does nothing else with a message.
 * It runs as a classic script, as a module, inside a page, and as a part of another script.
 */

/** The address of this site, put in by the build; only a path where SITE_URL did not say it. */
declare const SITE: string;

const maxHeight = 10_000;

const script = document.currentScript ?? document.querySelector('script[src$="/embed.js"]');
const site = new URL(SITE, (script as HTMLScriptElement | null)?.src || location.href);
const embeds = new URL('embed/', site).href;

/** The frames in a page and in its open shadow roots. */
function* framesIn(root: Document | ShadowRoot): Generator<HTMLIFrameElement> {
  yield* root.querySelectorAll('iframe');
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) yield* framesIn(shadowRoot);
}

const ownFrames = () => [...framesIn(document)].filter((frame) => frame.src.startsWith(embeds));

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

/** Makes the inside of a frame so high, whatever border the host gives it. */
function setHeight(frame: HTMLIFrameElement, height: number): void {
  const isWithBorder = getComputedStyle(frame).boxSizing === 'border-box';
  const border = isWithBorder ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${height + border}px`;
}

class RoutinelyUnarmed extends HTMLElement {
  static observedAttributes = ['src', 'title'];
  private frame: HTMLIFrameElement | undefined;
  private isShown = false;

  connectedCallback(): void {
    this.isShown = true;
    this.show();
  }

  attributeChangedCallback(): void {
    if (this.isShown) this.show();
  }

  private show(): void {
    const src = this.getAttribute('src') ?? '';
    const address = embedAddress(src);
    if (address === undefined) {
      this.frame?.remove();
      console.error(
        `routinely-unarmed: received src="${src}", expected an address below ${embeds}; copy the code from the chart’s page`,
      );
      return;
    }
    const frame = (this.frame ??= this.makeFrame());
    frame.title = this.title;
    frame.style.colorScheme = new URL(address).searchParams.get('theme') ?? 'light dark';
    if (frame.src !== address) frame.src = address;
    if (!frame.isConnected) this.append(frame);
  }

  private makeFrame(): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.loading = 'lazy';
    frame.setAttribute('sandbox', sandbox);
    // About what a chart needs, until it says so itself.
    frame.height = this.getAttribute('height') ?? '640';
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
    return frame;
  }
}

if (!customElements.get('routinely-unarmed')) {
  customElements.define('routinely-unarmed', RoutinelyUnarmed);
  addEventListener('message', ({ data, source }) => {
    const height = heightIn(data);
    if (height === undefined) return;
    for (const frame of ownFrames()) if (frame.contentWindow === source) setHeight(frame, height);
  });
  // A frame that loaded before this script has sent its height to nobody: it is asked again.
  for (const frame of ownFrames())
    frame.contentWindow?.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');
}
