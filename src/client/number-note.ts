import type { NumberNote } from '../data/generated.ts';

/**
 * The note of a number, next to it: fetched with all others when the first is asked for. It takes the focus and gives it
 * back, or leads on to the note of the next number. Escape, a second click, a click elsewhere, and a reader who moves on
 * close it.
 */

let notes: Promise<Record<string, NumberNote>> | undefined;
let opened: { number: HTMLAnchorElement; note: HTMLElement } | undefined;

/** Opens the note of a number, or closes it if it is open. Throws where it cannot be had. */
export async function toggleNote(number: HTMLAnchorElement): Promise<void> {
  const address = number.closest<HTMLElement>('[data-notes]')?.dataset['notes'] ?? '';
  notes ??= fetch(address).then((response) => response.json() as Promise<Record<string, NumberNote>>);
  const content = (await notes)[number.hash.slice(1)];
  if (!content) throw new Error(number.hash);
  const isOpen = opened?.number === number;
  close();
  if (isOpen) return;
  const note = makeNote(number, content);
  (number.closest('p, li') ?? number.parentElement)?.append(note);
  number.ariaExpanded = 'true';
  opened = { number, note };
  place(note, number);
  note.focus({ preventScroll: true });
}

const make = <K extends keyof HTMLElementTagNameMap>(name: K, members: Partial<HTMLElementTagNameMap[K]>) =>
  Object.assign(document.createElement(name), members);

const makeButton = (textContent: string, name: string, onclick: () => void, className = '') =>
  make('button', { textContent, className, onclick, ariaLabel: name, title: name });

/** Opens the note of another number, which is brought into sight. */
async function moveTo(number: HTMLAnchorElement): Promise<void> {
  number.scrollIntoView({ block: 'nearest' });
  number.focus({ preventScroll: true });
  await toggleNote(number);
}

function makeNote(number: HTMLAnchorElement, { what, origin, links }: NumberNote): HTMLElement {
  const value = number.textContent.trim();
  const where = ': where this number comes from';
  const note = make('div', {
    className: 'number-note',
    role: 'dialog',
    tabIndex: -1,
    ariaLabel: value + where,
  });
  // Some screen readers read the text of a dialog and not its name.
  const name = make('div', { className: 'value', textContent: value });
  name.append(make('span', { className: 'spoken', textContent: `${where}.` }));
  const list = make('div', { className: 'links' });
  for (const { text, href } of [...links, { text: 'Row and all numbers', href: number.href }])
    list.append(make('a', { textContent: text, href }), ' ');
  const numbers = [...document.querySelectorAll<HTMLAnchorElement>('[data-notes] .figure-link')];
  const here = numbers.indexOf(number);
  const [before, after] = [numbers[here - 1], numbers[here + 1]];
  if (before) list.append(makeButton('←', 'Previous number', () => void moveTo(before)));
  if (after) list.append(makeButton('→', 'Next number', () => void moveTo(after)));
  note.append(
    makeButton('×', 'Close this note', close, 'close'),
    name,
    make('div', { className: 'what', textContent: what }),
    make('div', { className: 'origin', textContent: origin }),
    list,
  );
  note.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && relatedTarget !== number && !note.contains(relatedTarget)) remove();
  });
  return note;
}

/**
 * Level with its number, on the screen as a whole, and below one that reaches under it; where it is a sheet, at the end of
 * the screen that has more room, and no higher than that.
 */
function place(note: HTMLElement, number: HTMLElement): void {
  const { top, bottom, right } = number.getBoundingClientRect();
  const [above, below] = [top, innerHeight - bottom];
  note.classList.toggle('above', above > below);
  note.style.setProperty('--room', `${Math.max(above, below) - 8}px`);
  const level = Math.max(8, Math.min(top - 10, innerHeight - note.offsetHeight - 8));
  const highest = right > note.getBoundingClientRect().left ? bottom + 14 : level;
  const start = note.offsetParent?.getBoundingClientRect().top ?? 0;
  note.style.setProperty('--top', `${highest - start}px`);
}

/** Takes the note away; the focus stays where it is. */
function remove(): void {
  const last = opened;
  opened = undefined;
  last?.number.removeAttribute('aria-expanded');
  last?.note.remove();
}

/** Takes the note away and gives the focus back to its number. */
function close(): void {
  const number = opened?.number;
  remove();
  number?.focus({ preventScroll: true });
}

document.addEventListener('click', ({ target }) => {
  if (!(target as Element).closest('.number-note, .figure-link')) close();
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') close();
});
