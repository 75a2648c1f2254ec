import { fetchFragment, reportFailure } from './fetch-fragment.ts';
import { prepareTables } from './open-table.ts';
import { onPlainClick, speak } from './page.ts';

/**
 * Choosing a state swaps in its fragment: title, subtitle, picture, notes, table and downloads. On a chart’s own page
 * the address follows, back and forward; in an article the choice is kept in the address without an entry in the
 * history. Without this script each choice is a link to its page.
 */

const linksOf = (figure: Element) => [...figure.querySelectorAll<HTMLAnchorElement>('.choose a')];
const figureOf = (link: Element) => link.closest('.chart') as HTMLElement;
/** The address of a state ends in its id. */
const stateOf = (link: HTMLAnchorElement) => link.pathname.split('/').at(-2) ?? '';
const fragmentOf = (link: HTMLAnchorElement) => `${figureOf(link).dataset['parts']}${stateOf(link)}/`;
const isOwnPage = (figure: Element) => figure.querySelector('h1') !== null;

/** Replaces each section of the figure, or its text, by the one of the same name. What a reader opened stays open. */
function insert(figure: HTMLElement, fragment: Document): void {
  for (const section of fragment.querySelectorAll<HTMLElement>('[data-part]')) {
    const selector = `[data-part=${section.dataset['part']}]`;
    const existing = figure.querySelector(selector) ?? document.querySelector(`main > ${selector}`);
    if (!existing) continue;
    if (!section.firstElementChild) {
      existing.textContent = section.textContent;
      continue;
    }
    const fresh = document.importNode(section, true);
    const folds = existing.querySelectorAll('details');
    fresh.querySelectorAll('details').forEach((details, index) => {
      details.open = folds[index]?.open ?? details.open;
    });
    if (!existing.querySelector('.rows')) fresh.querySelector('.rows')?.remove();
    existing.replaceWith(fresh);
  }
  prepareTables(figure);
}

/** Shows the state of a link; true if it is now shown. A failure is announced, and leaves the picture as it was. */
async function showState(link: HTMLAnchorElement): Promise<boolean> {
  const figure = figureOf(link);
  const asked = (figure.dataset['asked'] = fragmentOf(link));
  figure.querySelector('.failed')?.remove();
  try {
    const fragment = await fetchFragment(asked);
    // A later choice may have come first.
    if (figure.dataset['asked'] !== asked) return false;
    insert(figure, fragment);
  } catch {
    const words = `${link.textContent} could not be loaded. The picture is as it was.`;
    if (figure.dataset['asked'] === asked) reportFailure(figure.querySelector('.choose'), words);
    return false;
  }
  for (const other of linksOf(figure)) other.ariaCurrent = other === link ? 'true' : null;
  const title = figure.querySelector('.title')?.textContent ?? '';
  // A folded chart is opened, and its handle says what it now shows.
  const fold = figure.closest<HTMLDetailsElement>('.more');
  const finding = fold?.querySelector('.finding');
  if (fold && finding) {
    fold.open = true;
    finding.textContent = title;
  }
  if (isOwnPage(figure)) document.title = document.title.replace(/^.*(?= · )/s, title);
  speak(`${link.textContent}. ${title}`);
  return true;
}

async function choose(link: HTMLAnchorElement): Promise<void> {
  if (!(await showState(link))) return;
  const figure = figureOf(link);
  if (isOwnPage(figure)) {
    history.pushState(null, '', link.href);
  } else {
    const address = new URL(location.href);
    address.searchParams.set(figure.id, stateOf(link));
    history.replaceState(history.state, '', address);
  }
}

/** Shows the state that the address asks for, and on a chart’s own page follows the address back and forward. */
function followAddress(figure: HTMLElement): void {
  const links = linksOf(figure);
  if (isOwnPage(figure)) {
    addEventListener('popstate', () => {
      // The chart’s own address shows its first state, also where the page was loaded in another.
      const link = links.find(({ pathname }) => pathname === location.pathname) ?? links[0];
      // An entry of the history may also be a place on the page.
      if (link && !link.ariaCurrent) void showState(link);
    });
    return;
  }
  const asked = new URLSearchParams(location.search).get(figure.id);
  const link = links.find((link) => stateOf(link) === asked);
  if (link) void showState(link);
}

const choices = '.chart[data-parts] .choose a';

function prefetch({ target }: Event): void {
  const link = (target as Element).closest<HTMLAnchorElement>(choices);
  // A failure is announced when the state is asked for.
  if (link) void fetchFragment(fragmentOf(link));
}

export function listenForStates(): void {
  onPlainClick(choices, (link) => void choose(link));
  document.addEventListener('pointerover', prefetch);
  document.addEventListener('focusin', prefetch);
  for (const figure of document.querySelectorAll<HTMLElement>('.chart[data-parts]')) followAddress(figure);
}
