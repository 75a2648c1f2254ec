import { siteName } from '../site.ts';

/** What a journalist pastes: a plain frame that needs no script, a link below it, and the script that sizes it. */

interface Frame {
  /** The full address of the embed. */
  src: string;
  /** The name of the chart, and not its finding, which a correction may change after the code was pasted. */
  name: string;
  /** In pixels: the greatest that it needs from 320 to 1,000 wide. */
  height: number;
  /** The page of what is embedded. */
  page: string;
}

interface Snippet extends Frame {
  /** Its height at each width, where a browser and the host’s policy allow it. */
  heightInCss: string;
  /** The full address of the host script. */
  script: string;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Without the last permission a page that is opened from the frame could not download. */
export const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Where the box around the frame is as wide as its content, that is as wide as a frame usually is. */
const box = 'container-type:inline-size;contain-intrinsic-width:300px';

export const makeSnippet = ({ src, name, height, heightInCss, page, script }: Snippet): string =>
  `<div style="${box}"><iframe src="${escape(src)}" title="${escape(name)}: chart" loading="lazy" width="100%" height="${height}" style="border:0;display:block;color-scheme:light dark;height:${heightInCss}" sandbox="${sandbox}"></iframe></div>
<p><a href="${escape(page)}">${escape(name)} · ${siteName}</a></p>
<script async src="${escape(script)}"></script>`;

/** What WordPress takes from a provider that it does not know: exactly a quoted link and a frame, whose border is off by an attribute. */
export const makeOembedHtml = ({ src, name, height, page }: Frame): string =>
  `<blockquote><a href="${escape(page)}">${escape(name)} · ${siteName}</a></blockquote><iframe src="${escape(src)}" width="100%" height="${height}" frameborder="0" title="${escape(name)}: chart"></iframe>`;
