/** On a click of a link does something instead of following it, unless the reader asks for another tab or window. */
export function onPlainClick(selector: string, act: (link: HTMLAnchorElement) => void): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(selector);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(link);
  });
}
