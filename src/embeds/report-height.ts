/**
 * Tells the page around an embed how high it is, in every dialect that hosts are known to listen to. It sends on load, on
 * resize and on a few timers (a hidden frame gets no rendering callbacks, and WordPress hides one until it has told its
 * height), and only when the height has changed or somebody asks.
 */

/** When to look again, in milliseconds: often at first, then as long as a slow page may keep a frame hidden. */
const looks = [50, 150, 400, 1000, 2500, 5000, 10_000];

/** The secret that WordPress gives a frame in its address. */
const secretIn = (hash: string) => /[#?&]secret=([\w-]+)/.exec(hash)?.[1];

/** The messages for a height, in pixels. `childId` is pym’s name for the frame, if its address has one. */
export function messagesOf(
  height: number,
  { chart, href, hash }: { chart: string; href: string; hash: string },
): unknown[] {
  const childId = new URL(href).searchParams.get('childId');
  const secret = secretIn(hash);
  return [
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src: href, context: 'iframe.resize', height }),
    { 'datawrapper-height': { [chart]: height } },
    { kind: 'interactive:height', height },
    ...(childId ? [`pymxPYMx${childId}xPYMxheightxPYMx${height}`] : []),
    ...(secret ? [{ message: 'height', value: height, secret }] : []),
  ];
}

/** Whether a message only asks for the height again. Nothing else that a host says is heeded. */
export const asksForHeight = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  (('type' in data && data.type === 'frames-init') || ('message' in data && data.message === 'ready'));

export function reportHeight(): void {
  if (parent === window) return;
  const content = document.querySelector('main') as HTMLElement;
  let told = 0;
  const post = (message: unknown) => {
    parent.postMessage(message, '*');
  };
  const tooltip = (isAsked = false) => {
    // The content and not the document: a document is as high as its frame, and would grow for ever.
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === 0 || (height === told && !isAsked)) return;
    told = height;
    const { href, hash } = location;
    messagesOf(height, { chart: content.dataset['chart'] ?? '', href, hash }).forEach(post);
  };
  new ResizeObserver(() => {
    tooltip();
  }).observe(content);
  addEventListener('load', () => {
    tooltip();
  });
  addEventListener('message', ({ data, source }) => {
    if (source === parent && asksForHeight(data)) tooltip(true);
  });
  for (const look of looks) setTimeout(tooltip, look);
  tooltip();

  // WordPress keeps a frame from opening pages: it follows a link of the same host that it is told of.
  const secret = secretIn(location.hash);
  if (!secret) return;
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || link.host !== location.host) return;
    event.preventDefault();
    post({ message: 'link', value: link.href, secret });
  });
}
