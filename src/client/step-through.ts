import type { SentDrawing, SentPoint } from '../charts/kit/exploration.ts';

/** Where the reader is in a drawing: the series and the step within it. */
export interface Position {
  series: number;
  step: number;
}

export const pointAt = ({ series }: SentDrawing, position: Position): SentPoint =>
  series[position.series]?.[position.step] as SentPoint;

/** From 0 to a greatest value. */
export const clamp = (value: number, max: number): number => Math.max(0, Math.min(value, max));

/** The position with the least value, in all series or in one. */
function leastBy({ series }: SentDrawing, valueOf: (point: SentPoint) => number, only?: number): Position {
  const positions = series.flatMap((points, index) =>
    only === undefined || only === index
      ? points.map((point, step) => ({ series: index, step, value: valueOf(point) }))
      : [],
  );
  const { series: index, step } = positions.reduce((a, b) => (b.value < a.value ? b : a));
  return { series: index, step };
}

/** The point nearest to x and y, in pixels of the drawing. */
export const nearest = (drawing: SentDrawing, x: number, y: number): Position =>
  leastBy(drawing, ([px, py]) => (px - x) ** 2 + (py - y) ** 2);

/** The point of a row of the table; undefined where nothing is drawn for it. */
export function positionOfRow(drawing: SentDrawing, row: number): Position | undefined {
  const position = leastBy(drawing, ([, , own]) => (own === row ? 0 : 1));
  return pointAt(drawing, position)[2] === row ? position : undefined;
}

/**
 * Where a key leads: left and right within a series, Home and End to its ends, up and down to the series above or below,
 * at the point nearest across. In a picture of one series all four arrows step through it. Undefined for other keys.
 */
export function step(drawing: SentDrawing, { series, step }: Position, key: string): Position | undefined {
  const last = (drawing.series[series]?.length ?? 1) - 1;
  const goTo = (step: number) => ({ series, step: clamp(step, last) });
  const goAcross = (by: number) => {
    if (drawing.series.length === 1) return goTo(step + by);
    const other = clamp(series + by, drawing.series.length - 1);
    const [x] = pointAt(drawing, { series, step });
    return other === series ? { series, step } : leastBy(drawing, ([px]) => Math.abs(px - x), other);
  };
  switch (key) {
    case 'ArrowLeft':
      return goTo(step - 1);
    case 'ArrowRight':
      return goTo(step + 1);
    case 'ArrowUp':
      return goAcross(-1);
    case 'ArrowDown':
      return goAcross(1);
    case 'Home':
      return goTo(0);
    case 'End':
      return goTo(last);
    default:
      return undefined;
  }
}
