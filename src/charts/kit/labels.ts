import * as Plot from '@observablehq/plot';
import { group, max } from 'd3';
import { isWide } from './define-chart.ts';
import { breakLines, estimateWidth } from './svg-text.ts';

/** What stands as text in a drawing, in pixels of the drawing, and where there is room for it. */

const bold = { fontWeight: 600 };
const muted = { fill: 'var(--muted)' };
const serif = { fontFamily: 'var(--serif)' };

/**
 * The sizes of type. A drawing is never shown smaller than it is drawn, so none is under 12. The serif is for questions
 * and annotations, the sans for names, values and axes.
 */
const kinds = {
  name: { wide: 14, narrow: 12.5, look: {} },
  heading: { wide: 14, narrow: 12.5, look: bold },
  value: { wide: 15, narrow: 13.5, look: bold },
  axis: { wide: 12.5, narrow: 12, look: muted },
  remark: { wide: 12.5, narrow: 12, look: muted },
  annotation: { wide: 17, narrow: 14.5, look: serif },
  question: { wide: 19, narrow: 16.5, look: serif },
} as const;

export type LabelKind = keyof typeof kinds;

export const sizeOf = (kind: LabelKind, width: number): number =>
  kinds[kind][isWide(width) ? 'wide' : 'narrow'];

/** The most that any of these texts takes on a line. */
export const widest = (texts: string[], kind: LabelKind, width: number): number =>
  max(texts, (text) => estimateWidth(text, sizeOf(kind, width))) ?? 0;

type Anchor = 'start' | 'middle' | 'end';

/** A straight line from one point to another. */
export type Line = [x1: number, y1: number, x2: number, y2: number];

export interface Label {
  /** Lines are parted by line breaks. */
  text: string;
  kind: LabelKind;
  /** Where it begins, has its middle or ends, by its anchor, and the middle of its lines. */
  x: number;
  y: number;
  anchor?: Anchor;
  fill?: string;
  /** Keeps a text readable that stands over lines or a bar. */
  halo?: boolean;
  /** The lines that tie it to what it is about: a bracket, a thread. */
  tie?: (box: Box) => Line[];
}

/** From line to line, as a share of the size. */
const leading = 1.2;

/** Groups items by their look, so that each group can be drawn as one mark. */
export const groupByLook = <T, Look>(items: T[], lookOf: (item: T) => Look): [Look, T[]][] =>
  [...group(items, (item) => JSON.stringify(lookOf(item))).values()].map((alike) => [
    lookOf(alike[0] as T),
    alike,
  ]);

export function drawLabels(width: number, labels: Label[]): Plot.Markish[] {
  const lookOf = ({ kind, anchor = 'start', fill, halo }: Label) => ({ kind, anchor, fill, halo });
  return groupByLook(labels, lookOf).map(([{ kind, anchor, fill, halo }, alike]) =>
    Plot.text(alike, {
      x: 'x',
      y: 'y',
      text: 'text',
      fontSize: sizeOf(kind, width),
      lineHeight: leading,
      textAnchor: anchor,
      fill: 'var(--ink)',
      ...kinds[kind].look,
      ...(fill !== undefined && { fill }),
      ...(halo && { stroke: 'var(--paper)', strokeWidth: 4, strokeLinejoin: 'round' }),
    }),
  );
}

/** A rectangle of the drawing. */
export interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** Where a label lies, by a width that no font in use exceeds. */
export function boxOf({ text, kind, x, y, anchor = 'start' }: Label, width: number): Box {
  const size = sizeOf(kind, width);
  const lines = text.split('\n');
  const long = widest(lines, kind, width);
  const tall = lines.length * size * leading;
  const x1 = x - long * { start: 0, middle: 0.5, end: 1 }[anchor];
  return { x1, x2: x1 + long, y1: y - tall / 2, y2: y + tall / 2 };
}

/** A text in lines of at most `room` pixels, and how tall they are together. */
export function wrapLabel(width: number, kind: LabelKind, text: string, room: number) {
  const size = sizeOf(kind, width);
  const lines = breakLines(text, { size, width: room });
  return { kind, text: lines.join('\n'), tall: lines.length * size * leading };
}

/** A text that begins at `y` and is wrapped into lines of `room` pixels; `bottom` is where the next may begin. */
export function paragraph(
  width: number,
  kind: LabelKind,
  text: string,
  { x = 0, y, room = width - x }: { x?: number; y: number; room?: number },
): { label: Label; bottom: number } {
  const { tall, ...label } = wrapLabel(width, kind, text, room);
  return { label: { ...label, x, y: y + tall / 2 }, bottom: y + tall };
}

export type WordsInBar = Pick<Label, 'kind' | 'anchor' | 'fill' | 'halo'>;

/** Words in a bar, ten pixels from its end or in its middle: the first that fit, none where none do. */
export function labelIn(
  width: number,
  { x1, x2, y1, y2 }: Box,
  texts: string[],
  { anchor = 'middle', ...look }: WordsInBar,
): Label[] {
  const size = sizeOf(look.kind, width);
  const text = texts.find((words) => estimateWidth(words, size) <= x2 - x1 - 16);
  const x = { start: x1 + 10, middle: (x1 + x2) / 2, end: x2 - 10 }[anchor];
  return text === undefined ? [] : [{ ...look, text, anchor, x, y: (y1 + y2) / 2 }];
}

/** The square around a point, so far to each side. */
export const boxAround = ({ x, y }: { x: number; y: number }, half: number): Box => ({
  x1: x - half,
  x2: x + half,
  y1: y - half,
  y2: y + half,
});

/** The lines that tie a label that has found its position to what it is about. */
export const tiesOf = (label: Label, width: number): Line[] => label.tie?.(boxOf(label, width)) ?? [];

/** The box of a line along an axis of the drawing. */
const boxAlong = ([x1, y1, x2, y2]: Line): Box => ({
  x1: Math.min(x1, x2) - 1,
  x2: Math.max(x1, x2) + 1,
  y1: Math.min(y1, y2),
  y2: Math.max(y1, y2),
});

/** Whether two boxes share more than an edge. */
const overlap = (a: Box, b: Box): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

export type Position = Pick<Label, 'x' | 'y' | 'anchor'>;

/** Where a text begins, has its middle or ends at `x`. */
export const startAt = (x: number, y: number): Position => ({ x, y, anchor: 'start' });
export const middleAt = (x: number, y: number): Position => ({ x, y, anchor: 'middle' });
export const endAt = (x: number, y: number): Position => ({ x, y, anchor: 'end' });

type Look = Omit<Label, 'kind' | 'text' | keyof Position>;

export const labelAt = (kind: LabelKind, text: string, at: Position, look?: Look): Label => ({
  kind,
  text,
  ...at,
  ...look,
});

/** A label and where else it could stand: the first position that is free is taken. */
export interface Candidate extends Omit<Label, keyof Position> {
  positions: Position[];
  /** Left out where there is no room for it; its value stands in the read-out and the table. */
  optional?: boolean;
}

export const candidateAt = (
  kind: LabelKind,
  text: string,
  positions: Position[],
  look?: Look & { optional?: boolean },
): Candidate => ({ kind, text, positions, ...look });

/**
 * Places labels one after the other, each where it covers neither a mark of `clear` nor a label that stands already, and lies
 * inside the drawing. Throws where a label that must stand has no room: a picture is refused rather than drawn over itself.
 */
export function placeLabels(
  candidates: (Candidate | Label)[],
  { width, height, clear }: { width: number; height: number; clear: Box[] },
): Label[] {
  const taken = [...clear];
  const isFree = (box: Box) =>
    Math.min(box.x1, box.y1, width - box.x2, height - box.y2) >= -1 &&
    !taken.some((other) => overlap(box, other));
  return candidates.flatMap((candidate) => {
    const { positions, optional, ...label }: Candidate =
      'positions' in candidate ? candidate : { ...candidate, positions: [candidate] };
    const placed = positions
      .map((position): Label => ({ ...label, ...position }))
      .find((at) => isFree(boxOf(at, width)));
    if (placed) taken.push(boxOf(placed, width), ...tiesOf(placed, width).map(boxAlong));
    else if (!optional) throw new Error(`no room for “${label.text}” in a drawing ${width} wide`);
    return placed ?? [];
  });
}

/** The positions round a point: above, below, right and left of it, so many pixels away. */
export const around = ({ x, y }: { x: number; y: number }, away: number): Position[] => [
  middleAt(x, y - away - 4),
  middleAt(x, y + away + 6),
  startAt(x + away, y),
  endAt(x - away, y),
  startAt(x + away * 0.7, y - away),
  endAt(x - away * 0.7, y - away),
  startAt(x + away * 0.7, y + away + 2),
  endAt(x - away * 0.7, y + away + 2),
];
