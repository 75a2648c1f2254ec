let region: HTMLElement | undefined;
let waiting = 0;

/** The one polite live region of the page. */
export function spoken(): HTMLElement {
  if (!region) {
    region = document.createElement('div');
    region.role = 'status';
    region.className = 'spoken';
    document.body.append(region);
  }
  return region;
}

/** Says words, after a rest in milliseconds: what a pointer passes over is not read out. */
export function speak(words: string, rest = 0): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => (spoken().textContent = words), rest);
}
