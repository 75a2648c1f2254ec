import { speak } from './speak.ts';

/**
 * Choosing a state swaps in the parts of its fragment: title, subtitle, picture, notes, table and downloads. On a chart’s
 * own page the address goes with it, back and forth; in an article the choice is kept in the address without an entry in
 * the history. Without this script each choice is a link to its page.
 */

/** The one door through which fetched text becomes part of the page, where the browser guards them. */
const door = (
  window as {
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createHTML: (html: string) => string },
      ) => { createHTML: (html: string) => string };
    };
  }
).trustedTypes?.createPolicy('fragments', { createHTML: (html) => html });

const fragments = new Map<string, Promise<Document>>();

/** Fetches the fragment of a state once. Throws where it is not there. */
function fetchFragment(address: string): Promise<Document> {
  const known = fragments.get(address);
  if (known) return known;
  const asked = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    const html = await answer.text();
    return new DOMParser().parseFromString(door?.createHTML(html) ?? html, 'text/html');
  });
  fragments.set(address, asked);
  asked.catch(() => fragments.delete(address));
  return asked;
}

const linksOf = (figure: Element) => [...figure.querySelectorAll<HTMLAnchorElement>('.choose a')];
/** The address of a state ends in its id. */
const stateOf = (link: HTMLAnchorElement) => link.pathname.split('/').at(-2) ?? '';
const fragmentOf = (figure: HTMLElement, state: string) => `${figure.dataset['parts']}${state}/`;
const isOwn = (figure: Element) => figure.querySelector('h1') !== null;

/** Puts each part of the fragment in the place of the part of its name. What a reader opened stays open. */
function putIn(figure: HTMLElement, fragment: Document): void {
  for (const part of fragment.querySelectorAll<HTMLElement>('[data-part]')) {
    const scope = figure.closest('main') ?? figure;
    const place =
      figure.querySelector<HTMLElement>(`[data-part=${part.dataset['part']}]`) ??
      scope.querySelector<HTMLElement>(`main > [data-part=${part.dataset['part']}]`);
    if (!place) continue;
    if (part.dataset['part'] === 'title') {
      place.textContent = part.textContent;
      continue;
    }
    const wasOpen = [...place.querySelectorAll('details')].map(({ open }) => open);
    const fresh = document.importNode(part, true);
    [...fresh.querySelectorAll('details')].forEach(
      (details, index) => (details.open = wasOpen[index] ?? details.open),
    );
    place.replaceWith(fresh);
  }
}

/** Shows a state; true if it is now shown. A failure is said, and leaves the picture as it was. */
async function showState(figure: HTMLElement, state: string): Promise<boolean> {
  const failed = figure.querySelector('.failed');
  try {
    const fragment = await fetchFragment(fragmentOf(figure, state));
    failed?.remove();
    putIn(figure, fragment);
  } catch {
    const link = linksOf(figure).find((link) => stateOf(link) === state);
    const words = `${link?.textContent} could not be loaded. The picture is as it was.`;
    const said = failed ?? document.createElement('p');
    said.className = 'failed';
    said.textContent = words;
    figure.querySelector('.choose')?.append(said);
    speak(words);
    return false;
  }
  for (const link of linksOf(figure)) link.ariaCurrent = stateOf(link) === state ? 'true' : null;
  const chosen = figure.querySelector('.chosen');
  if (chosen) chosen.textContent = linksOf(figure).find((link) => stateOf(link) === state)?.textContent ?? '';
  speak(figure.querySelector('.title')?.textContent ?? '');
  return true;
}

async function choose(figure: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const state = stateOf(link);
  if (!(await showState(figure, state))) return;
  if (isOwn(figure)) {
    history.pushState({ state }, '', link.href);
    nameAfter(figure);
  } else {
    const address = new URL(location.href);
    address.searchParams.set(figure.id, state);
    history.replaceState(history.state, '', address);
  }
}

/** The page of a chart is called by its title. */
function nameAfter(figure: HTMLElement): void {
  document.title = document.title.replace(/^.*(?= · )/s, figure.querySelector('.title')?.textContent ?? '');
}

const linkAt = (event: Event) =>
  (event.target as Element).closest<HTMLAnchorElement>('.chart[data-parts] .choose a');

export function listenForStates(): void {
  document.addEventListener('click', (event) => {
    const link = linkAt(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    void choose(link.closest('.chart') as HTMLElement, link);
  });
  for (const intent of ['pointerover', 'focusin']) {
    document.addEventListener(intent, (event) => {
      const link = linkAt(event);
      // Whether it came is said when it is asked for.
      if (link)
        fetchFragment(fragmentOf(link.closest('.chart') as HTMLElement, stateOf(link))).catch(
          () => undefined,
        );
    });
  }
  const asked = new URLSearchParams(location.search);
  for (const figure of document.querySelectorAll<HTMLElement>('.chart[data-parts]')) {
    const state = asked.get(figure.id);
    const first = linksOf(figure).find((link) => link.ariaCurrent);
    if (isOwn(figure)) {
      const shown = first && stateOf(first);
      addEventListener('popstate', ({ state }) => {
        const to = (state as { state?: string } | null)?.state ?? shown;
        if (to)
          void showState(figure, to).then(() => {
            nameAfter(figure);
          });
      });
    } else if (state && linksOf(figure).some((link) => stateOf(link) === state))
      void showState(figure, state);
  }
}
