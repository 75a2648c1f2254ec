import { siteName } from '../site.ts';

/** What a journalist pastes, as one of several kinds of code. It runs at build, and in the page where the code is chosen. */

interface Size {
  /** In pixels: the greatest that it needs from 320 to 1,000 wide. */
  height: number;
  /** Its height at each width, where a browser and the host’s policy allow it. */
  heightInCss: string;
}

interface Frame {
  /** The full address of the embed. */
  src: string;
  /** The name of the chart, and not its finding, which a correction may change after the code was pasted. */
  name: string;
  /** The page of what is embedded. */
  page: string;
}

/** An embed with all that its code may need, at full addresses. */
export interface Embeddable extends Frame {
  picture: { light: string; dark: string };
  /** The script of hosts. */
  script: string;
  /** With room around its text; bare on the host’s own background. */
  sizes: { padded: Size; bare: Size };
}

/** What a host asks for: nothing leaves the theme to the reader, the background as paper, and no force marked. */
export interface Look {
  theme: '' | 'light' | 'dark';
  ground: '' | 'white' | 'transparent';
  /** The id of a force. */
  mark?: string;
}

export const kinds = ['script', 'element', 'frame', 'amp', 'picture'] as const;
export type Kind = (typeof kinds)[number];

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Without the last permission a page that is opened from the frame could not download. */
export const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Where the box around the frame is as wide as its content, that is as wide as a frame usually is. */
const box = 'container-type:inline-size;contain-intrinsic-width:300px';

/** The address of an embed that looks as its host asks. */
export function addLook(src: string, look: Look): string {
  const asked = Object.entries(look).filter(([, value]) => value);
  return asked.length > 0 ? `${src}?${new URLSearchParams(asked)}` : src;
}

export function writeCode(
  kind: Kind,
  { src, name, page, picture, script, sizes }: Embeddable,
  look: Look,
): string {
  const { height, heightInCss } = sizes[look.ground === 'transparent' ? 'bare' : 'padded'];
  const { theme } = look;
  const address = escape(addLook(src, look));
  const title = `title="${escape(name)}: chart"`;
  const writeFrame = (style: string) =>
    `<iframe src="${address}" ${title} loading="lazy" width="100%" height="${height}" style="border:0;color-scheme:${theme || 'light dark'}${style}" sandbox="${sandbox}"></iframe>`;
  const link = `<p><a href="${escape(page)}">${escape(name)} · ${siteName}</a></p>`;
  const load = `<script async src="${escape(script)}"></script>`;
  const image = `<img src="${escape(picture[theme || 'light'])}" alt="${escape(name)}: chart" width="672" style="max-width:100%;height:auto">`;
  const dark = `<source media="(prefers-color-scheme:dark)" srcset="${escape(picture.dark)}">`;
  const linked = `<a href="${escape(page)}">${theme ? image : `<picture>${dark}${image}</picture>`}</a>`;
  const codes: Record<Kind, string[]> = {
    script: [`<div style="${box}">${writeFrame(`;display:block;height:${heightInCss}`)}</div>`, link, load],
    element: [
      `<routinely-unarmed src="${address}" ${title} height="${height}"></routinely-unarmed>`,
      `<noscript>${linked}</noscript>`,
      link,
      load,
    ],
    frame: [writeFrame(''), link],
    // AMP demands a placeholder near the top of a page, and a handle where a frame may grow.
    amp: [
      `<amp-iframe src="${address}" ${title} layout="fixed-height" height="${height}" resizable frameborder="0" sandbox="${sandbox}">`,
      `<amp-img placeholder layout="fill" object-fit="contain" src="${escape(picture[theme || 'light'])}" alt="${escape(name)}: chart"></amp-img>`,
      `<div overflow tabindex="0" role="button" aria-label="Show all of the chart">Show all of the chart</div>`,
      `</amp-iframe>`,
      link,
    ],
    picture: [`<p>${linked}</p>`, link],
  };
  return codes[kind].join('\n');
}

/** What WordPress takes from a provider that it does not know: exactly a quoted link and a frame, whose border is off by an attribute. */
export const makeOembedHtml = ({ src, name, height, page }: Frame & Pick<Size, 'height'>): string =>
  `<blockquote><a href="${escape(page)}">${escape(name)} · ${siteName}</a></blockquote><iframe src="${escape(src)}" width="100%" height="${height}" frameborder="0" title="${escape(name)}: chart"></iframe>`;
