import type { SentDrawing, SentPoint } from '../charts/kit/exploration.ts';

/** Where the reader is in a drawing: the series and the step within it. */
export interface Place {
  series: number;
  step: number;
}

export const pointAt = ({ series }: SentDrawing, place: Place): SentPoint =>
  series[place.series]?.[place.step] as SentPoint;

/** The place for which `measure` is least. */
function least({ series }: SentDrawing, measure: (point: SentPoint) => number, only?: number): Place {
  let best: Place = { series: only ?? 0, step: 0 };
  let lowest = Infinity;
  series.forEach((points, index) => {
    if (only !== undefined && only !== index) return;
    points.forEach((point, step) => {
      const measured = measure(point);
      if (measured < lowest) [best, lowest] = [{ series: index, step }, measured];
    });
  });
  return best;
}

/** The point nearest to a place in the drawing, in pixels of the drawing. */
export const nearest = (drawing: SentDrawing, x: number, y: number): Place =>
  least(drawing, ([px, py]) => (px - x) ** 2 + (py - y) ** 2);

/** The point of a row of the table; undefined where nothing is drawn for it. */
export function placeOfRow(drawing: SentDrawing, row: number): Place | undefined {
  const place = least(drawing, ([, , at]) => (at === row ? 0 : 1));
  return pointAt(drawing, place)[2] === row ? place : undefined;
}

/**
 * Where a key leads: left and right within a series, Home and End to its ends, up and down to the series above or below,
 * at the point nearest across. In a picture of one series all four arrows step through it. Undefined for other keys.
 */
export function step(drawing: SentDrawing, { series, step }: Place, key: string): Place | undefined {
  const last = (drawing.series[series]?.length ?? 1) - 1;
  const within = (to: number) => ({ series, step: Math.min(Math.max(to, 0), last) });
  const across = (to: number) => {
    if (drawing.series.length === 1) return within(step + to);
    const other = Math.min(Math.max(series + to, 0), drawing.series.length - 1);
    const [x] = pointAt(drawing, { series, step });
    return other === series ? { series, step } : least(drawing, ([px]) => Math.abs(px - x), other);
  };
  switch (key) {
    case 'ArrowLeft':
      return within(step - 1);
    case 'ArrowRight':
      return within(step + 1);
    case 'ArrowUp':
      return across(-1);
    case 'ArrowDown':
      return across(1);
    case 'Home':
      return within(0);
    case 'End':
      return within(last);
    default:
      return undefined;
  }
}

/** The left or top end of a box of some length that stands before or after a mark, inside a picture of `within`. */
export const inside = (at: number, length: number, within: number): number =>
  Math.max(0, Math.min(at, within - length));
