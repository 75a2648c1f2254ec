import { onPlainClick } from '../client/page.ts';

/**
 * Sends the height of an embed to the page around it, in every dialect that hosts are known to listen to: on load, on
 * resize and on a few timers (a hidden frame gets no rendering callbacks, and WordPress hides one until it has sent its
 * height), and only when the height has changed or somebody asks.
 */

/** When to measure again, in milliseconds: often at first, then as long as a slow page may keep a frame hidden. */
const delays = [50, 150, 400, 1000, 2500, 5000, 10_000];

/** The name that iframe-resizer gives a frame, in the message by which it asks for the height. */
const resizerIdIn = (data: unknown): string | undefined => /^\[iFrameSizer\]([^:]+):/.exec(String(data))?.[1];

interface Frame {
  chart: string;
  href: string;
  width: number;
  /** What WordPress gives a frame in its address. */
  secret?: string | undefined;
  isAsked?: boolean;
  resizerId?: string | undefined;
}

/** The messages for a height, in pixels. `childId` is pym’s name for the frame, if its address has one. */
export function messagesOf(
  height: number,
  { chart, href, width, secret, isAsked, resizerId }: Frame,
): unknown[] {
  const childId = new URL(href).searchParams.get('childId');
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
  const secret = /[#?&]secret=([\w-]+)/.exec(hash)?.[1];
  const post = (message: unknown) => {
    parent.postMessage(message, '*');
  };
  let sent = 0;
  let resizerId: string | undefined;
  /** Observers, events and timers pass what is not `true`: then a height that was sent is not sent again. */
  const send = (asked?: unknown) => {
    if (innerWidth < leastWidth) return;
    const height = measure(content);
    const isAsked = asked === true;
    if (height === 0 || (height === sent && !isAsked)) return;
    sent = height;
    const chart = content.dataset['chart'] ?? '';
    messagesOf(height, { chart, href, width: innerWidth, secret, isAsked, resizerId }).forEach(post);
  };
  new ResizeObserver(send).observe(content);
  addEventListener('load', send);
  // A frame that has become high enough keeps its scrollbar until the content is laid out without one.
  addEventListener('resize', send);
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || !asksForHeight(data)) return;
    resizerId ??= resizerIdIn(data);
    send(true);
  });
  for (const delay of delays) setTimeout(send, delay);
  send();

  // WordPress keeps a frame from opening pages: it follows a link of the same host that is sent to it.
  if (secret)
    onPlainClick('a[href^="/"]', ({ href }) => {
      post({ message: 'link', value: href, secret });
    });
}
