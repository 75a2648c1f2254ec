import content from './overlay.html?raw';

/**
 * Under `npm run dev` alone: what the last data run found wrong, over the page, until it is corrected. It stands in a shadow
 * tree, so that it looks the same over every page.
 */
const host = document.createElement('dev-overlay');
const shadow = host.attachShadow({ mode: 'open' });

/** The errors are as `npm run data` prints them. Cells are written as text. */
function show(errors: string[]): void {
  host.remove();
  if (errors.length === 0) return;
  shadow.innerHTML = content;
  const [dialog, count, list] = [...shadow.querySelectorAll('dialog, h2, ul')];
  if (count) count.textContent = errors.length === 1 ? 'One error' : `${errors.length} errors`;
  for (const error of errors) {
    const item = document.createElement('li');
    item.textContent = error;
    list?.append(item);
  }
  document.body.append(host);
  (dialog as HTMLDialogElement).showModal();
}

import.meta.hot?.on('dev-overlay:errors', show);
// A page says when it was opened, and is sent the errors of the last data run.
import.meta.hot?.send('dev-overlay:ask', performance.timeOrigin);
