import { ascending, group, max } from 'd3';
import { formatCount } from '../../data/format.ts';
import { isWide, type Size, type Write } from '../kit/define-chart.ts';
import type { Box, Label } from '../kit/labels.ts';
import { interactive } from '../kit/points.ts';
import { compact, where } from '../kit/rows-and-phrases.ts';
import {
  baseLine,
  drawBoxes,
  drawLines,
  filled,
  ink,
  type Line,
  notPublished,
  picture,
} from '../kit/shapes.ts';
import type { Row } from './rows.ts';

/** In pixels: from tile to tile, between two, and the height of a row of the list and of what stands in it. */
const [pitch, gap, rowPitch, cell] = [68, 3, 24, { width: 38, height: 19 }];

/** Where a Welsh tile touches an English one, in tiles. The coast, where a tile has no neighbour, is left open. */
export function walesBorder(tiles: Pick<Row, 'nation' | 'tile_column' | 'tile_row'>[]): Line[] {
  const isEnglish = (tile_column: number, tile_row: number) =>
    where(tiles, { tile_column, tile_row, nation: 'England' }).length > 0;
  return where(tiles, { nation: 'Wales' }).flatMap(({ tile_column: x, tile_row: y }): Line[] => [
    ...(isEnglish(x - 1, y) ? [[x, y, x, y + 1] satisfies Line] : []),
    ...(isEnglish(x + 1, y) ? [[x + 1, y, x + 1, y + 1] satisfies Line] : []),
    ...(isEnglish(x, y - 1) ? [[x, y, x + 1, y] satisfies Line] : []),
    ...(isEnglish(x, y + 1) ? [[x, y + 1, x + 1, y + 1] satisfies Line] : []),
  ]);
}

/**
 * The police forces of England and Wales, a tile of the same size for each where there is room for a map; on a phone a list
 * of two columns by name. Where nobody can point at a tile, `bare`, it gives no figure.
 */
export function tileMap(tiles: Row[], { width, bare }: Size, write: Write) {
  const wide = isWide(width);
  const perColumn = Math.ceil(tiles.length / 2);
  const box = (tile: Row): Box => {
    const index = tiles.indexOf(tile);
    const [x1, y1, side] = wide
      ? [tile.tile_column * pitch, tile.tile_row * pitch, { width: pitch - gap, height: pitch - gap }]
      : [Math.floor(index / perColumn) * (width / 2 + 4), (index % perColumn) * rowPitch + 1, cell];
    return { x1, x2: x1 + side.width, y1, y2: y1 + side.height };
  };
  const unknown = where(tiles, { per_1000: null });
  const known = tiles.filter((tile) => !unknown.includes(tile));
  const labels = tiles.flatMap((tile): Label[] => {
    const { x1, x2, y1, y2 } = box(tile);
    const isKnown = known.includes(tile);
    const fill = `var(--on-taser-${tile.class})`;
    const name = { text: tile.tile_name, kind: 'axis' } as const;
    const value = { text: formatCount(tile.per_1000 ?? 0), fill };
    const notGiven = { kind: 'remark', halo: true } as const;
    if (wide)
      return compact<Label>([
        { ...name, fill: isKnown ? fill : 'var(--ink)', halo: !isKnown, x: x1 + 4, y: y1 + 14 },
        isKnown && !bare && { ...value, kind: 'value', x: x1 + 4, y: y2 - 20 },
        !isKnown && { ...notGiven, text: write('not given').replace(' ', '\n'), x: x1 + 4, y: y2 - 20 },
      ]);
    const y = (y1 + y2) / 2;
    return compact<Label>([
      { ...name, fill: 'var(--ink)', x: x2 + 6, y },
      isKnown && !bare && { ...value, kind: 'axis', x: (x1 + x2) / 2, y, anchor: 'middle' },
      !isKnown && { ...notGiven, text: write('not given'), x: x2 + 6, y: y + 12 },
    ]);
  });
  const [wales] = where(tiles, { nation: 'Wales' }).toSorted(
    (a, b) => ascending(a.tile_row, b.tile_row) || ascending(a.tile_column, b.tile_column),
  );
  const nation: Label[] =
    wide && wales ? [{ text: wales.nation, kind: 'axis', x: box(wales).x1, y: box(wales).y1 - 10 }] : [];
  const border = walesBorder(tiles).map((edge) => edge.map((count) => count * pitch - gap / 2) as Line);
  const met = where(tiles, { geography: 'Metropolitan' });
  const marks = [
    ...[...group(known, (tile) => tile.class)].map(([class_, alike]) =>
      interactive(drawBoxes(alike, box, filled(`taser-${class_}`))),
    ),
    unknown.length > 0 && interactive(drawBoxes(unknown, box, { ...notPublished, inset: 0.4 })),
    wide && drawLines(border, baseLine),
    drawBoxes(met, box, { fill: 'none', ...ink, strokeWidth: 2 }),
  ];
  const boxes = tiles.map(box);
  const [right = width, bottom = 0] = [max(boxes, ({ x2 }) => x2), max(boxes, ({ y2 }) => y2)];
  return picture(wide ? right : width, bottom + 1, compact(marks), [...labels, ...nation]);
}
