/** Attributes that Plot writes and a strict policy, a validator or a screen reader refuses. */
const refused = ['style', 'class', 'aria-label', 'aria-description', 'aria-hidden', 'font-variant'];

const geometry = [
  'd',
  'points',
  'transform',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
];

/** Marks to a tenth of a pixel, words to a whole one: nobody sees more, and the page is two fifths smaller. */
const roundDecimals = (value: string, perPixel: number) =>
  value.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * perPixel) / perPixel));

/**
 * Makes Plot’s picture fit a page: no inline style, no labels on groups, ids that are unique in the page, rounded
 * geometry. Text is left as it is. Changes the tree in place.
 */
export function tidySvg(svg: Element, { idPrefix, label }: { idPrefix: string; label: string }): void {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of refused) element.removeAttribute(name);
    for (const name of geometry) {
      const value = element.getAttribute(name);
      if (value !== null && !value.endsWith('em'))
        element.setAttribute(name, roundDecimals(value, element.localName === 'text' ? 1 : 10));
    }
  }
  renameIds(svg, idPrefix);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
}

/** Plot numbers its ids from the start of the process, so that they would depend on what was drawn before. */
function renameIds(svg: Element, prefix: string): void {
  const names = new Map<string, string>();
  for (const [index, element] of [...svg.querySelectorAll('[id]')].entries()) {
    const name = `${prefix}-${index + 1}`;
    names.set(element.id, name);
    element.setAttribute('id', name);
  }
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['fill', 'stroke', 'clip-path', 'mask', 'href']) {
      const value = element.getAttribute(name);
      const id = value
        ?.match(/^(?:url\(#(.+)\)|#(.+))$/)
        ?.slice(1)
        .find(Boolean);
      const renamed = id && names.get(id);
      if (value && renamed) element.setAttribute(name, value.replace(`#${id}`, `#${renamed}`));
    }
  }
}
