import type { Drawing } from '../../../src/charts/kit/render-chart.ts';
import { parseSvg } from '../../../src/charts/kit/svg.ts';

/** In pixels: what is rounded, or lies with half its stroke beyond the frame, is not outside. */
const tolerance = 2;

/** The corners of a mark, in its own coordinates. */
type Corners = [x: number, y: number][];

/** What is wrong with the places of marks and labels in a picture, each described. Texts are judged by a low estimate of their width. */
export function findMisplaced({ svg, ...frame }: Omit<Drawing, 'points'>) {
  const { root } = parseSvg(svg);
  const nowhere = svg.match(/ [\w-]+="[^"]*NaN[^"]*"/g) ?? [];
  return {
    outside: [...nowhere.map((place) => `a shape at${place}`), ...findOutside(root, frame)],
    collisions: findCollisions(root),
  };
}

/** Pairs of labels that lie over each other. */
function findCollisions(root: Element): string[] {
  const lines = [...root.querySelectorAll('text')].flatMap((text) =>
    estimateLines(text, translationOf(text)).filter(({ text }) => text.trim() !== ''),
  );
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(line.y - other.y) < Math.min(line.size, other.size) * 0.7 &&
          Math.min(line.right, other.right) - Math.max(line.left, other.left) > tolerance,
      )
      .map((other) => `the label “${line.text}” over “${other.text}”`),
  );
}

/** How far an element is moved, by itself and by the groups around it. */
function translationOf(element: Element): [right: number, down: number] {
  const [, x = '0', y = '0'] =
    /translate\((-?[\d.]+)(?:,\s*(-?[\d.]+))?\)/.exec(element.getAttribute('transform') ?? '') ?? [];
  const parent = element.parentElement;
  const [right, down] = parent ? translationOf(parent) : [0, 0];
  return [right + Number(x), down + Number(y)];
}

/** The marks and labels that lie outside the frame. */
function findOutside(root: Element, { width, height }: Pick<Drawing, 'width' | 'height'>): string[] {
  const isOutside = (x: number, y: number) =>
    !(x >= -tolerance && x <= width + tolerance && y >= -tolerance && y <= height + tolerance);
  return [...root.querySelectorAll('text, path, circle, line, rect')]
    .filter((element) => !element.closest('defs, clipPath, pattern, mask'))
    .flatMap((element) => {
      const [right, down] = translationOf(element);
      if (element.localName === 'text')
        return estimateLines(element, [right, down])
          .filter(({ left, right, y }) => isOutside(left, y) || isOutside(right, y))
          .map(({ text, left, right, y }) => {
            const [from, to, down] = [left, right, y].map(Math.round);
            return `the label “${text}” from ${from} to ${to}, ${down} down`;
          });
      const corners = cornersOf(element).map(([x, y]) => [right + x, down + y] as const);
      const corner = corners.find(([x, y]) => isOutside(x, y));
      return corner ? [`a ${element.localName} that reaches ${corner.map(Math.round).join(', ')}`] : [];
    });
}

/** Less, in em, than any font needs for a character of running text: what is outside by this estimate is outside for all. */
const leastEm = 0.45;

/** Where the lines of a text lie. */
function estimateLines(text: Element, [right, down]: [number, number]) {
  const spans = [...text.querySelectorAll('tspan')];
  const size = Number(inherited(text, 'font-size') ?? 10);
  const anchor = inherited(text, 'text-anchor') ?? 'start';
  const x = right + Number(text.getAttribute('x') ?? 0);
  const y = down + (Number.parseFloat(text.getAttribute('y') ?? '') || 0);
  let lineY = y;
  return (spans.length > 0 ? spans : [text]).map((line) => {
    // Plot says the lines of a text in em: where the first stands, and how far the next is below it.
    const shift = (name: string) =>
      spans.length > 0 ? Number.parseFloat(line.getAttribute(name) ?? '') || 0 : 0;
    lineY += (shift('y') + shift('dy')) * size;
    const written = line.textContent ?? '';
    const width = written.length * size * leastEm;
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return { text: written, left, right: left + width, y: lineY, size };
  });
}

const inherited = (element: Element, name: string) => element.closest(`[${name}]`)?.getAttribute(name);

function cornersOf(mark: Element): Corners {
  const numberOf = (name: string) => Number(mark.getAttribute(name) ?? 0);
  if (mark.localName === 'path') return endsOf(mark.getAttribute('d') ?? '');
  if (mark.localName === 'circle') return [[numberOf('cx'), numberOf('cy')]];
  if (mark.localName === 'line')
    return [
      [numberOf('x1'), numberOf('y1')],
      [numberOf('x2'), numberOf('y2')],
    ];
  const [x, y] = [numberOf('x'), numberOf('y')];
  return [
    [x, y],
    [x + numberOf('width'), y + numberOf('height')],
  ];
}

/** How many numbers a command of a path takes. The last two are where it ends. */
const lengths: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7 };

/** Where each step of a path ends. */
function endsOf(path: string): Corners {
  const ends: Corners = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const kind = command.toLowerCase();
    const [fromX, fromY] = command === kind ? [() => x, () => y] : [() => 0, () => 0];
    for (let at = 0; at < numbers.length; at += lengths[kind] ?? 2) {
      const step = numbers.slice(at, at + (lengths[kind] ?? 2));
      const last = step.at(-1) ?? 0;
      if (kind === 'h') x = fromX() + last;
      else if (kind === 'v') y = fromY() + last;
      else [x, y] = [fromX() + (step.at(-2) ?? 0), fromY() + last];
      ends.push([x, y]);
    }
  }
  return ends;
}
