/** The script of a page runs before the page has come whole. Calls back when all that stands in an element is there. */
export function whenParsed(element: Node, callback: () => void): void {
  let last: Node | null = element;
  while (last && !last.nextSibling) last = last.parentNode;
  if (last || document.readyState !== 'loading') callback();
  else document.addEventListener('DOMContentLoaded', callback, { once: true });
}
