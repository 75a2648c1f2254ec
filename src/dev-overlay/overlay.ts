import { type FileFaults, messages } from './overlay-event.ts';
import style from './overlay.css?inline';
import { showFreshPage } from './reload.ts';

/**
 * At the desk alone: what the last data run found wrong, over the page, until it is mended. Cells are written as text. It
 * stands in a shadow tree, so that it looks the same over every page.
 */

const host = document.createElement('desk-faults');
const shadow = host.attachShadow({ mode: 'open' });

function element(
  name: string,
  { text, within = [] }: { text?: string; within?: Element[] } = {},
): HTMLElement {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  made.append(...within);
  return made;
}

function show(errors: FileFaults[]): void {
  host.remove();
  const count = errors.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return;
  const close = element('button', { text: 'Hide until the next save' });
  close.addEventListener('click', () => {
    host.remove();
  });
  const panel = element('section', {
    within: [
      element('div', {
        within: [element('h2', { text: count === 1 ? 'One fault' : `${count} faults` }), close],
      }),
      element('p', {
        text: 'The page below is made from the figures as they were before. Mend the file and save it: this goes by itself.',
      }),
      ...errors.flatMap(({ file, lines }) => [
        element('h3', { text: file }),
        element('ul', { within: lines.map((line) => element('li', { text: line })) }),
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
import.meta.hot?.on(messages.news, () => void showFreshPage());
import.meta.hot?.send(messages.ask, performance.timeOrigin);
