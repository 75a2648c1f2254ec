import { matches } from './match-words.ts';

/** A field that hides what it does not match among the items of its page. Without this script all are listed. */
const field = document.querySelector('#filter') as HTMLInputElement;
const count = document.querySelector('#filter-count') as HTMLElement;
const items = [...document.querySelectorAll<HTMLElement>('[data-words]')];
const fold = items[0]?.closest('details');
const all = count.textContent;

function filter(): void {
  for (const item of items) item.hidden = !matches(field.value, item.dataset['words'] ?? '');
  const found = items.filter((item) => !item.hidden).length;
  const text = found < items.length ? `${found || 'None'} of ${all}` : all;
  if (text !== count.textContent) count.textContent = text;
  if (fold && field.value) fold.open = true;
}

field.addEventListener('input', filter);
// What was typed before this script came, or what the browser gives back to a reader who returns.
addEventListener('pageshow', filter);
