/** A thousand upright strokes, one for each officer in a thousand: only numbers, so that a page can move them, too. */

export const strokeCount = 1000;

/** From this width a hundred strokes stand beside each other, else fifty. */
const wideFrom = 720;

/** Hundreds stand in blocks, and are filled by column, so that the armed are a block as well as a count. In pixels. */
export function layOutStrokes(width: number) {
  const wide = width >= wideFrom;
  const [columns, gap, down] = wide ? [100, 0.62, 2.13] : [50, 0.7, 1.5];
  const pitch = width / (columns - 1 + (columns / 10 - 1) * gap + 0.5);
  const inColumn = strokeCount / columns;
  const rowPitch = Math.round(pitch * down * 10) / 10;
  const length = Math.round(rowPitch * 7) / 10;
  const thick = pitch * 0.5;
  return {
    inColumn,
    rowPitch,
    length,
    thick,
    thin: Math.max(1.2, pitch * 0.18),
    height: (inColumn - 1) * rowPitch + length,
    /** The middle of the column in which a stroke stands. */
    x: (index: number) => {
      const column = Math.floor(index / inColumn);
      return thick / 2 + pitch * (column + Math.floor(column / 10) * gap);
    },
  };
}

/** Of thick strokes, thin ones, or what is cut out of thick ones so that they are hollow. */
const looks = {
  armed: { colour: 'armed', isThin: false, inset: 0 },
  'armed-2': { colour: 'armed-2', isThin: false, inset: 0 },
  unarmed: { colour: 'unarmed', isThin: true, inset: 0 },
  hole: { colour: 'paper', isThin: false, inset: 1 },
};

/** The strokes from one to before another as one path: each column is a dashed line, which is a few bytes. */
export function strokes(
  layout: ReturnType<typeof layOutStrokes>,
  [from, to]: [number, number],
  top: number,
  look: keyof typeof looks,
) {
  const { inColumn, rowPitch, length, thick, thin, x } = layout;
  const { colour, isThin, inset } = looks[look];
  const y = (index: number) => top + (index % inColumn) * rowPitch;
  const columns: string[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / inColumn) + 1) * inColumn);
    const [first, last] = [y(start) + inset, y(end - 1) + length - inset];
    columns.push(`M${x(start).toFixed(1)} ${first.toFixed(1)}V${last.toFixed(1)}`);
    start = end;
  }
  const dash = length - 2 * inset;
  return {
    d: columns.join(''),
    stroke: `var(--${colour})`,
    'stroke-width': ((isThin ? thin : thick) - 2 * inset).toFixed(1),
    'stroke-dasharray': [dash, rowPitch - dash].map((part) => part.toFixed(1)).join(' '),
  };
}
