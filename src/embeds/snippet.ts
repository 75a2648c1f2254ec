/** What a journalist pastes: a plain frame that needs no script, a link below it, and the script that sizes it. */

interface Frame {
  /** The full address of the embed. */
  src: string;
  /** What the chart shows: the frame’s name for those who cannot see it. */
  title: string;
  /** In pixels: the greatest that it needs from 320 to 1,000 wide. */
  height: number;
  /** The chart’s own page. */
  page: string;
}

interface Snippet extends Frame {
  siteName: string;
  /** The full address of the host script. */
  script: string;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Without the last permission a page that is opened from the frame could not download. */
export const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

export const makeSnippet = ({ src, title, height, page, siteName, script }: Snippet): string =>
  `<iframe src="${escape(src)}" title="${escape(title)}" loading="lazy" width="100%" height="${height}" style="border:0;color-scheme:light dark" sandbox="${sandbox}"></iframe>
<p><a href="${escape(page)}">${escape(title)} · ${escape(siteName)}</a></p>
<script async src="${escape(script)}"></script>`;

/** What WordPress takes from a provider that it does not know: exactly a quoted link and a frame. */
export const makeOembedHtml = ({ src, title, height, page }: Frame): string =>
  `<blockquote><a href="${escape(page)}">${escape(title)}</a></blockquote><iframe src="${escape(src)}" width="100%" height="${height}" title="${escape(title)}"></iframe>`;
