import { type FileErrors, messages } from './overlay-event.ts';
import style from './overlay.css?inline';

/**
 * Under `npm run dev` alone: what the last data run found wrong, over the page, until it is corrected. Cells are written as
 * text. It stands in a shadow tree, so that it looks the same over every page.
 */

const host = document.createElement('dev-overlay');
const shadow = host.attachShadow({ mode: 'open' });

function element(
  name: string,
  { text, children = [] }: { text?: string; children?: Element[] } = {},
): HTMLElement {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function show(errors: FileErrors[]): void {
  host.remove();
  const count = errors.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return;
  const close = element('button', { text: 'Hide until the next save' });
  close.addEventListener('click', () => {
    host.remove();
  });
  const panel = element('section', {
    children: [
      element('div', {
        children: [element('h2', { text: count === 1 ? 'One error' : `${count} errors` }), close],
      }),
      element('p', {
        text: 'The page below is made from the figures as they were before. Correct the file and save it: this goes by itself.',
      }),
      ...errors.flatMap(({ file, lines }) => [
        element('h3', { text: file }),
        element('ul', { children: lines.map((line) => element('li', { text: line })) }),
      ]),
    ],
  });
  panel.setAttribute('role', 'alert');
  panel.tabIndex = 0;
  shadow.replaceChildren(element('style', { text: style }), panel);
  document.body.append(host);
}

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') host.remove();
});
import.meta.hot?.on(messages.errors, show);
import.meta.hot?.send(messages.ask, performance.timeOrigin);
