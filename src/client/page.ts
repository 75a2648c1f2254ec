/** Shared by the scripts that start with a page. Scripts that load later import none of it: it would become one more file to fetch. */

/** Speaks through the one status region of the page, which is in its HTML: a region that is added with its text is not spoken. */
export function speak(words: string): void {
  const region = document.getElementById('spoken');
  if (region) region.textContent = words;
}

/** Acts on a click of a link instead of following it, unless the reader asks for another tab or window. */
export function onPlainClick(selector: string, act: (link: HTMLAnchorElement) => void): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(selector);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(link);
  });
}

/** Calls back when an element is complete: a script can run before all of its page has arrived. */
export function whenParsed(element: Node, callback: () => void): void {
  let last: Node | null = element;
  while (last && !last.nextSibling) last = last.parentNode;
  if (last || document.readyState !== 'loading') callback();
  else document.addEventListener('DOMContentLoaded', callback, { once: true });
}

const originals = new WeakMap<HTMLTableElement, HTMLTableRowElement[]>();

/** The rows of a table’s body as they were built, however they are sorted now. */
export function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  const rows = originals.get(table) ?? [...(table.tBodies[0]?.rows ?? [])];
  originals.set(table, rows);
  return rows;
}
