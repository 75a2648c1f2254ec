import { least, max } from 'd3';
import { drawBars } from '../kit/bar-rows.ts';
import { isWide, type Size, type Write } from '../kit/define-chart.ts';
import { type Box, labelAt, type Line, middleAt, startAt } from '../kit/labels.ts';
import { compact, formatKnown, where } from '../kit/rows-and-phrases.ts';
import { baseLine, drawBoxes, drawLines, filled, ink } from '../kit/shapes.ts';
import { middleOf, notPublished, picture } from '../kit/shapes.ts';
import type { Row } from './rows.ts';

/** In pixels: from tile to tile, and between two. */
const pitch = 68;
const gap = 3;

/** On a phone, in pixels: from row to row of the list, and the coloured cell of a force. */
const rowPitch = 24;
const cell = { width: 38, height: 19 };

/** Where a Welsh tile touches an English one, in tiles. The coast, where a tile has no neighbour, is left open. */
export function walesBorder(tiles: Pick<Row, 'nation' | 'tile_column' | 'tile_row'>[]): Line[] {
  const isEnglish = (tile_column: number, tile_row: number) =>
    where(tiles, { tile_column, tile_row, nation: 'England' }).length > 0;
  return where(tiles, { nation: 'Wales' }).flatMap(({ tile_column: x, tile_row: y }) =>
    compact<Line>([
      isEnglish(x - 1, y) && [x, y, x, y + 1],
      isEnglish(x + 1, y) && [x + 1, y, x + 1, y + 1],
      isEnglish(x, y - 1) && [x, y, x + 1, y],
      isEnglish(x, y + 1) && [x, y + 1, x + 1, y + 1],
    ]),
  );
}

/**
 * The police forces of England and Wales, a tile of the same size for each where there is room for a map; on a phone a list
 * of two columns by name. Where nobody can point at a tile, `bare`, it gives no figure.
 */
export function tileMap(tiles: Row[], { width, bare }: Size, write: Write) {
  const wide = isWide(width);
  const perColumn = Math.ceil(tiles.length / 2);
  const boxes = tiles.map(({ tile_column, tile_row }, index): Box => {
    const [x1, y1, side] = wide
      ? [tile_column * pitch, tile_row * pitch, { width: pitch - gap, height: pitch - gap }]
      : [Math.floor(index / perColumn) * (width / 2 + 4), (index % perColumn) * rowPitch + 1, cell];
    return { x1, x2: x1 + side.width, y1, y2: y1 + side.height };
  });
  const box = (tile: Row) => boxes[tiles.indexOf(tile)] as Box;
  const look = ({ per_1000, class: ofRate }: Row) =>
    per_1000 === null ? { ...notPublished, inset: 0.4 } : filled(`taser-${ofRate}`);
  const labels = tiles.flatMap((tile) => {
    const { x1, x2, y1, y2 } = box(tile);
    const isKnown = tile.per_1000 !== null;
    const y = middleOf(box(tile));
    const fill = `var(--on-taser-${tile.class})`;
    const notGiven = write('not given').replace(' ', wide ? '\n' : ' ');
    const [nameAt, valueAt, notGivenAt] = wide
      ? [startAt(x1 + 4, y1 + 14), startAt(x1 + 4, y2 - 20), startAt(x1 + 4, y2 - 20)]
      : [startAt(x2 + 6, y), middleAt((x1 + x2) / 2, y), startAt(x2 + 6, y + 12)];
    const nameLook = { fill: wide && isKnown ? fill : 'var(--ink)', halo: wide && !isKnown };
    const value = formatKnown(tile.per_1000) ?? '';
    return compact([
      labelAt('axis', tile.tile_name, nameAt, nameLook),
      isKnown && !bare && labelAt(wide ? 'value' : 'axis', value, valueAt, { fill }),
      !isKnown && labelAt('remark', notGiven, notGivenAt, { halo: true }),
    ]);
  });
  const northmost = least(
    where(tiles, { nation: 'Wales' }),
    (tile) => tile.tile_row * 100 + tile.tile_column,
  );
  if (wide && northmost) {
    const { x1, y1 } = box(northmost);
    labels.push(labelAt('axis', northmost.nation, startAt(x1, y1 - 10)));
  }
  const border = walesBorder(tiles).map((edge) => edge.map((count) => count * pitch - gap / 2) as Line);
  const marks = compact([
    ...drawBars(tiles, box, look),
    wide && drawLines(border, baseLine),
    drawBoxes(where(tiles, { geography: 'Metropolitan' }), box, { fill: 'none', ...ink, strokeWidth: 2 }),
  ]);
  const right = wide ? (max(boxes, ({ x2 }) => x2) ?? width) : width;
  return picture(right, (max(boxes, ({ y2 }) => y2) ?? 0) + 1, [{ marks, labels }]);
}
