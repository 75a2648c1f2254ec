/** Less, in em, than any face needs for a sign of running text: what is outside by this estimate is outside for all. */
const leastEm = 0.45;

interface Estimate {
  text: string;
  left: number;
  right: number;
}

/** Where the texts of a picture lie, in its own pixels. */
export function estimateTexts(document: Document): Estimate[] {
  return [...document.querySelectorAll('text')].flatMap((text) => {
    const lines = text.querySelectorAll('tspan').length > 0 ? [...text.querySelectorAll('tspan')] : [text];
    const size = Number(inherited(text, 'font-size') ?? 10);
    const anchor = inherited(text, 'text-anchor') ?? 'start';
    const x = moved(text) + Number(text.getAttribute('x') ?? 0);
    return lines.map((line) => {
      const written = line.textContent ?? '';
      const width = written.length * size * leastEm;
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      return { text: written, left, right: left + width };
    });
  });
}

const withAncestors = (element: Element | null): Element[] =>
  element ? [element, ...withAncestors(element.parentElement)] : [];

const inherited = (element: Element, name: string) =>
  withAncestors(element)
    .find((each) => each.hasAttribute(name))
    ?.getAttribute(name);

/** How far to the right an element is moved. The charts turn no text. */
function moved(element: Element): number {
  const transforms = withAncestors(element).map((each) => each.getAttribute('transform') ?? '');
  return transforms.reduce(
    (sum, transform) => sum + Number(/translate\((-?[\d.]+)/.exec(transform)?.[1] ?? 0),
    0,
  );
}
