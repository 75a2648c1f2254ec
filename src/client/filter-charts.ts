import { matches } from './matches.ts';
import { speak } from './speak.ts';

/** Long enough that a count is not read out between two letters, in milliseconds. */
const pause = 500;

/** A field that leaves of a list what holds the words typed, and says how many those are. Without script the list is whole. */
const field = document.querySelector('#filter') as HTMLInputElement;
const count = document.querySelector('#filter-count') as HTMLElement;
const items = [...document.querySelectorAll<HTMLElement>('[data-words]')];
const all = count.textContent;

function filter(): void {
  const found = items.filter((item) => !(item.hidden = !matches(field.value, item.dataset['words'] ?? '')));
  count.textContent = found.length < items.length ? `${found.length || 'None'} of ${all}` : all;
}

function answer(): void {
  filter();
  speak(count.textContent, pause);
}

field.addEventListener('input', answer);
// What was typed before this had come, or what a browser gives back when a reader returns.
if (field.value) answer();
addEventListener('pageshow', filter);
