/**
 * Sends the height of an embed to the page around it, in every dialect that hosts are known to listen to: on load, on
 * resize and on a few timers (a hidden frame gets no rendering callbacks, and WordPress hides one until it has sent its
 * height), and only when the height has changed or somebody asks.
 */

/** When to measure again, in milliseconds: often at first, then as long as a slow page may keep a frame hidden. */
const delays = [50, 150, 400, 1000, 2500, 5000, 10_000];

/** The secret that WordPress gives a frame in its address. */
const secretIn = (hash: string) => /[#?&]secret=([\w-]+)/.exec(hash)?.[1];

/** The name that iframe-resizer gives a frame, in the message by which it asks for the height. */
export const resizerIdIn = (data: unknown): string | undefined =>
  /^\[iFrameSizer\]([^:]+):/.exec(String(data))?.[1];

interface Frame {
  chart: string;
  href: string;
  hash: string;
  width: number;
  isAsked?: boolean;
  resizerId?: string | undefined;
}

/** The messages for a height, in pixels. `childId` is pym’s name for the frame, if its address has one. */
export function messagesOf(
  height: number,
  { chart, href, hash, width, isAsked, resizerId }: Frame,
): unknown[] {
  const childId = new URL(href).searchParams.get('childId');
  const secret = secretIn(hash);
  return [
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src: href, context: 'iframe.resize', height }),
    { 'datawrapper-height': { [chart]: height } },
    { kind: 'interactive:height', height },
    ...(childId ? [`pymxPYMx${childId}xPYMxheightxPYMx${height}`] : []),
    ...(resizerId ? [`[iFrameSizer]${resizerId}:${height}:${width}:${isAsked ? 'init' : 'size'}:`] : []),
    ...(secret ? [{ message: 'height', value: height, secret }] : []),
  ];
}

/** Whether a message asks for the height again. Every other message of a host is ignored. */
export function asksForHeight(data: unknown): boolean {
  const { type, message } = Object(data) as { type?: unknown; message?: unknown };
  return type === 'frames-init' || message === 'ready' || resizerIdIn(data) !== undefined;
}

/** Hosts hide a frame by giving it no width, or a pixel: what is measured there is of no use when it is shown. */
const leastWidth = 100;

/** The height of the content without a scrollbar, which takes room only while the frame is too low. */
function measure(content: HTMLElement): number {
  const { style } = document.documentElement;
  style.overflow = 'hidden';
  // The content and not the document: a document is as high as its frame, and would grow for ever.
  const { height } = content.getBoundingClientRect();
  style.overflow = '';
  return Math.ceil(height);
}

export function reportHeight(): void {
  if (parent === window) return;
  const content = document.querySelector('main') as HTMLElement;
  const { href, hash } = location;
  const post = (message: unknown) => {
    parent.postMessage(message, '*');
  };
  let sent = 0;
  let resizerId: string | undefined;
  const send = (isAsked: boolean) => {
    const width = innerWidth;
    if (width < leastWidth) return;
    const height = measure(content);
    if (height === 0 || (height === sent && !isAsked)) return;
    sent = height;
    messagesOf(height, {
      chart: content.dataset['chart'] ?? '',
      href,
      hash,
      width,
      isAsked,
      resizerId,
    }).forEach(post);
  };
  const sendChanged = () => {
    send(false);
  };
  new ResizeObserver(sendChanged).observe(content);
  addEventListener('load', sendChanged);
  // A frame that has become high enough keeps its scrollbar until the content is laid out without one.
  addEventListener('resize', sendChanged);
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || !asksForHeight(data)) return;
    resizerId ??= resizerIdIn(data);
    send(true);
  });
  for (const delay of delays) setTimeout(sendChanged, delay);
  sendChanged();

  // WordPress keeps a frame from opening pages: it follows a link of the same host that is sent to it.
  const secret = secretIn(hash);
  if (!secret) return;
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    // Who asks for a new tab does not want to leave this page.
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!isPlain || link?.host !== location.host) return;
    event.preventDefault();
    post({ message: 'link', value: link.href, secret });
  });
}
