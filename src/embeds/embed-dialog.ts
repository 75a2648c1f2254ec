import type { fetchFragment } from '../client/fetch-fragment.ts';
import style from '../styles/embed-form.css?inline';

// A page that has no form of its own gets its style with the first dialog.
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets.push(sheet);

/** Opens the choices of the page that a link leads to as a dialog over this one. Rejects where they could not be had. */
export async function openEmbedDialog(
  link: HTMLAnchorElement,
  fetchPage: typeof fetchFragment,
): Promise<void> {
  const page = await fetchPage(link.href);
  // A second press while it was on its way opens no second one.
  if (document.querySelector('.embed-dialog')) return;
  const dialog = Object.assign(document.createElement('dialog'), { className: 'embed-dialog' });
  dialog.dataset['address'] = link.href;
  dialog.setAttribute('aria-labelledby', 'embed-title');
  const textContent = page.querySelector('h1')?.textContent ?? '';
  const title = Object.assign(document.createElement('h2'), { id: 'embed-title', textContent });
  const close = Object.assign(document.createElement('button'), { textContent: 'Close' });
  close.addEventListener('click', () => {
    dialog.close();
  });
  // Screen readers pass over the page behind a dialog, and its status region with it.
  const spoken = document.getElementById('spoken') as HTMLElement;
  dialog.append(title, document.importNode(page.querySelector('embed-form') as Element, true), close, spoken);
  dialog.addEventListener('close', () => {
    document.body.append(spoken);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
