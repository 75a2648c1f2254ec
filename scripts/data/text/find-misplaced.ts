import type { Drawing } from '../../../src/charts/kit/render-chart.ts';
import { parseSvg } from '../../../src/charts/kit/svg.ts';

/** In pixels: what is rounded, or lies with half its stroke beyond the frame, is not outside. */
const tolerance = 2;

/** Less, in em, than any font needs for a character of running text: what is outside by this estimate is outside for all. */
const leastEm = 0.45;

type Corners = [x: number, y: number][];

/** What is wrong with the places of marks and labels in a picture, each described. Texts are judged by a low estimate of their width. */
export function findMisplaced({ svg, width, height }: Omit<Drawing, 'points'>) {
  const isOutside = (x: number, y: number) =>
    !(x >= -tolerance && x <= width + tolerance && y >= -tolerance && y <= height + tolerance);
  const { marks, lines } = listShapes(parseSvg(svg).root);
  return {
    outside: [
      ...(svg.match(/ [\w-]+="[^"]*NaN[^"]*"/g) ?? []).map((place) => `a shape at${place}`),
      ...marks.flatMap(({ name, corners }) => {
        const corner = corners.find(([x, y]) => isOutside(x, y));
        return corner ? [`a ${name} that reaches ${corner.map(Math.round).join(', ')}`] : [];
      }),
      ...lines
        .filter(({ left, right, y }) => isOutside(left, y) || isOutside(right, y))
        .map(({ text, left, right, y }) => {
          const [from, to, down] = [left, right, y].map(Math.round);
          return `the label “${text}” from ${from} to ${to}, ${down} down`;
        }),
    ],
    collisions: findCollisions(lines.filter(({ text }) => text.trim() !== '')),
  };
}

/** Pairs of lines that lie over each other. */
const findCollisions = (lines: Line[]): string[] =>
  lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(line.y - other.y) < Math.min(line.size, other.size) * 0.7 &&
          Math.min(line.right, other.right) - Math.max(line.left, other.left) > tolerance,
      )
      .map((other) => `the label “${line.text}” over “${other.text}”`),
  );

/** What an element has from the groups around it: how far it is moved, and how its text is set. */
interface Around {
  right: number;
  down: number;
  size: number;
  anchor: string;
}

type Line = ReturnType<typeof estimateLines>[number];

/** The marks and the lines of text that a picture shows, where they lie. */
function listShapes(root: Element) {
  const marks: { name: string; corners: Corners }[] = [];
  const lines: Line[] = [];
  const visit = (element: Element, around: Around) => {
    const name = element.localName;
    if (/^(defs|clipPath|pattern|mask)$/.test(name)) return;
    const [, x = '0', y = '0'] =
      /translate\((-?[\d.]+)(?:,\s*(-?[\d.]+))?\)/.exec(element.getAttribute('transform') ?? '') ?? [];
    const here = {
      right: around.right + Number(x),
      down: around.down + Number(y),
      size: Number(element.getAttribute('font-size') ?? around.size),
      anchor: element.getAttribute('text-anchor') ?? around.anchor,
    };
    if (name === 'text') lines.push(...estimateLines(element, here));
    const corners = cornersOf(element).map(([x, y]): [number, number] => [here.right + x, here.down + y]);
    marks.push({ name, corners });
    for (const child of element.children) visit(child, here);
  };
  visit(root, { right: 0, down: 0, size: 10, anchor: 'start' });
  return { marks, lines };
}

/** Where the lines of a text lie. */
function estimateLines(text: Element, { right, down, size, anchor }: Around) {
  const spans = [...text.children];
  const x = right + Number(text.getAttribute('x') ?? 0);
  let y = down + (Number.parseFloat(text.getAttribute('y') ?? '') || 0);
  return (spans.length > 0 ? spans : [text]).map((line) => {
    // Plot says the lines of a text in em: where the first stands, and how far the next is below it.
    const shift = (name: string) =>
      spans.length > 0 ? Number.parseFloat(line.getAttribute(name) ?? '') || 0 : 0;
    y += (shift('y') + shift('dy')) * size;
    const written = line.textContent ?? '';
    const width = written.length * size * leastEm;
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return { text: written, left, right: left + width, y, size };
  });
}

/** The corners of a mark, in its own coordinates; none of what is no mark. */
function cornersOf(mark: Element): Corners {
  const numberOf = (name: string) => Number(mark.getAttribute(name) ?? 0);
  if (mark.localName === 'path') return endsOf(mark.getAttribute('d') ?? '');
  if (mark.localName === 'circle') return [[numberOf('cx'), numberOf('cy')]];
  if (mark.localName === 'line')
    return [
      [numberOf('x1'), numberOf('y1')],
      [numberOf('x2'), numberOf('y2')],
    ];
  if (mark.localName !== 'rect') return [];
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
