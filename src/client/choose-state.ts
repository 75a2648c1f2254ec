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
/** A tile of the map has the whole name of its force, and a short one. */
const labelOf = (link: Element) =>
  (link.querySelector('.full-name') ?? link).textContent.trim().replace(/,$/, '');
const titleOf = (figure: Element) => figure.querySelector('.title')?.textContent ?? '';
const isOwnPage = (figure: Element) => figure.querySelector('h1') !== null;

/** Replaces each section of the figure by the one of the same name. What a reader opened stays open. */
function insert(figure: HTMLElement, fragment: Document): void {
  for (const section of fragment.querySelectorAll<HTMLElement>('[data-part]')) {
    const selector = `[data-part=${section.dataset['part']}]`;
    const existing =
      figure.querySelector(selector) ?? figure.closest('main')?.querySelector(`:scope > ${selector}`);
    if (section.dataset['part'] === 'title' && existing) {
      existing.textContent = section.textContent;
      continue;
    }
    const fresh = document.importNode(section, true);
    const folds = existing?.querySelectorAll('details') ?? [];
    fresh.querySelectorAll('details').forEach((details, index) => {
      details.open = folds[index]?.open ?? details.open;
    });
    if (!existing?.querySelector('.rows')) fresh.querySelector('.rows')?.remove();
    existing?.replaceWith(fresh);
  }
  prepareTables(figure);
}

/** Shows the state of a link; true if it is now shown. A failure is announced, and leaves the picture as it was. */
async function showState(link: HTMLAnchorElement): Promise<boolean> {
  const figure = figureOf(link);
  const asked = (figure.dataset['asked'] = fragmentOf(link));
  const label = labelOf(link);
  figure.querySelector('.failed')?.remove();
  const fragment = await fetchFragment(asked).catch(() => undefined);
  // A later choice may have come first.
  if (figure.dataset['asked'] !== asked) return false;
  if (!fragment) {
    const words = `${label} could not be loaded. The picture is as it was.`;
    reportFailure(figure.querySelector('.choose'), words);
    return false;
  }
  insert(figure, fragment);
  for (const other of linksOf(figure)) other.ariaCurrent = other === link ? 'true' : null;
  // A folded chart is opened, and its handle says what it now shows.
  const fold = figure.closest<HTMLDetailsElement>('.more');
  const finding = fold?.querySelector('.finding');
  if (fold && finding) [fold.open, finding.textContent] = [true, titleOf(figure)];
  const chosen = figure.querySelector('.chosen');
  if (chosen) chosen.textContent = label;
  if (isOwnPage(figure)) document.title = document.title.replace(/^.*(?= · )/s, titleOf(figure));
  speak(`${label}. ${titleOf(figure)}`);
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
  if (link) fetchFragment(fragmentOf(link)).catch(() => undefined);
}

export function listenForStates(): void {
  onPlainClick(choices, (link) => void choose(link));
  document.addEventListener('pointerover', prefetch);
  document.addEventListener('focusin', prefetch);
  for (const figure of document.querySelectorAll<HTMLElement>('.chart[data-parts]')) followAddress(figure);
}
