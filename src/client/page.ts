/** What the scripts that begin with a page share. Those that are loaded later import none of it, since a shared module would be one more file. */

/** Speaks through the one status region of the page, which is in its HTML: a region that is added with its text is not spoken. */
export function speak(words: string): void {
  const region = document.getElementById('spoken');
  if (region) region.textContent = words;
}

/** On a click of a link does something instead of following it, unless the reader asks for another tab or window. */
export function onPlainClick(selector: string, act: (link: HTMLAnchorElement) => void): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(selector);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(link);
  });
}

/** The script of a page runs before the page has come whole. Calls back when all that stands in an element is there. */
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
