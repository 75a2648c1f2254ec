import { ascending, group, max } from 'd3';
import { isWide, type KeyEntry } from './define-chart.ts';
import type { Box, Label } from './labels.ts';
import { interactive } from './points.ts';
import { compact, firstOfEach, isFirm } from './rows-and-phrases.ts';
import { drawBoxes, drawLines, type Line, notPublished, picture } from './shapes.ts';
import { asOf } from '../../data/as-of.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatDate, formatFinancialYear } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';

/** The series that are held by force, as they now stand. */

/** Officers’ reports of aiming or firing a gun: a force’s total stands with each of its divisions, by ethnicity in every year. */
export const readReportsByForce = (tables: Tables) =>
  asOf(
    tables['firearms-reports'].filter((row) => row.dimension === 'ethnicity' && row.group === 'all'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );

/** Every publication of a force’s operations that more than a copy bears out, of the official series and of ministers’ statements. */
export const readOperationsByForce = (tables: Tables) =>
  tables.operations.filter((row) => row.geography_type === 'force' && isFirm(tables, row));

/** Every publication of a force’s armed officers that more than a copy bears out. Those who also carry a Taser are a part of them. */
export const readArmedByForce = (tables: Tables) =>
  tables['armed-officers'].filter(
    (row) =>
      row.geography_type === 'force' && row.measure !== 'armed_officers_with_taser' && isFirm(tables, row),
  );

/** Headcount of all officers on 31 March. */
export const readHeadcounts = (tables: Tables) =>
  asOf(
    tables['police-officers'].filter(
      (row) => row.geography_type === 'force' && row.measure === 'police_officers_headcount',
    ),
    null,
    (row) => `${row.geography} · ${row.date}`,
  );

/** People shot dead by police, by force and year to March: those of an incident of two forces stand under both. */
export const readDeathsByForce = (tables: Tables) =>
  asOf(
    tables['fatal-shootings'].filter((row) => row.measure === 'fatal_police_shootings_fatalities_by_force'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );

/** What the maps by force share: a state for each year, and in it a tile for each force. */

interface ForceYear extends Tile {
  period: string;
  year: string;
  force: string;
}

/** The newest year first, the forces by name. `cellsOf` gives what a map shows of a force in a year. */
export function deriveForceYears<Cells extends object>(
  tables: Tables,
  periods: string[],
  cellsOf: (geography: string, period: string) => Cells,
) {
  const forces = tables['police-forces'].toSorted((a, b) =>
    a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  return periods
    .toSorted()
    .toReversed()
    .flatMap((period) =>
      forces.map(({ force_name, geography, tile_name, tile_column, tile_row, nation }) => ({
        period,
        year: formatFinancialYear(period),
        force: force_name,
        geography,
        tile_name,
        tile_column,
        tile_row,
        nation,
        ...cellsOf(geography, period),
      })),
    );
}

const stateOf = ({ year }: { year: string }) => year.replace('/', '-');

/** The rows of a state, of the newest year unless another is asked for; `unknown` are those without a figure in a column. */
export function viewYear<Row extends ForceYear>(rows: Row[], column: keyof Row, state?: string) {
  const shown = rows.filter((row) => (state ? stateOf(row) === state : row.year === rows[0]?.year));
  const [first] = shown;
  if (!first) throw new Error(`no year ${state}`);
  const { period, year } = first;
  return { shown, period, year, unknown: shown.filter((row) => row[column] === null) };
}

/** The members that all maps share. */
export const forceYearMembers = {
  spatialCoverage: () => 'England and Wales',
  states: (rows: ForceYear[]) =>
    firstOfEach(rows, 'year').map((row) => ({ id: stateOf(row), label: row.year })),
  referenceDate: ({ period }: { period: string }) => formatDate(period.split('/')[1] ?? ''),
};

export const hatchedKey = (unknown: ForceYear[]): KeyEntry[] =>
  unknown.length > 0 ? [{ symbol: 'hatch', label: 'not given', count: unknown.length }] : [];

/** What a chart’s row must hold to be a tile. Columns and rows count from 0, as in police-forces.csv. */
export interface Tile extends ChartRow {
  geography: string;
  nation: string;
  tile_name: string;
  tile_column: number;
  tile_row: number;
}

interface Options<Row> {
  /** The column whose figure every tile prints; where it is null the tile says “not given”. */
  value: keyof Row & string;
  format: (value: number) => string;
  /** The colour of a tile, and that of the words on it. */
  fill: (row: Row) => string;
  onFill: (row: Row) => string;
  /** Names without figures. */
  bare?: boolean | undefined;
}

/** Names too wide for a tile of the phone’s drawing in DejaVu Sans, the widest face that a reader is likely to have. */
export const narrowNames: Record<string, string> = {
  'N’umbria': 'N’umb',
  'W Mercia': 'W Merc',
  'Avon & S': 'Avon',
  Cheshire: 'Chesh',
  Cumbria: 'Cumb',
  'Dev & C': 'Devon',
};

/** In pixels: from tile to tile, between two, and the height of a row of the list and of what stands in it. */
const [pitch, gap, rowPitch, cell] = [68, 3, 24, { width: 38, height: 19 }];

interface Edge {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** Where a Welsh tile touches an English one. The coast, where a tile has no neighbour, is left open. */
export function walesBorder(tiles: Pick<Tile, 'nation' | 'tile_column' | 'tile_row'>[]): Edge[] {
  const isEnglish = (column: number, row: number) =>
    tiles.some((tile) => tile.tile_column === column && tile.tile_row === row && tile.nation === 'England');
  return tiles
    .filter((tile) => tile.nation === 'Wales')
    .flatMap(({ tile_column: x, tile_row: y }) => [
      ...(isEnglish(x - 1, y) ? [{ x1: x, x2: x, y1: y, y2: y + 1 }] : []),
      ...(isEnglish(x + 1, y) ? [{ x1: x + 1, x2: x + 1, y1: y, y2: y + 1 }] : []),
      ...(isEnglish(x, y - 1) ? [{ x1: x, x2: x + 1, y1: y, y2: y }] : []),
      ...(isEnglish(x, y + 1) ? [{ x1: x, x2: x + 1, y1: y + 1, y2: y + 1 }] : []),
    ]);
}

/**
 * The police forces of England and Wales, a tile of the same size for each where there is room for a map; on a phone a list
 * of two columns by name.
 */
export function tileMap<Row extends Tile>(width: number, tiles: Row[], options: Options<Row>) {
  const { value, format, fill, onFill, bare = false } = options;
  const wide = isWide(width);
  const perColumn = Math.ceil(tiles.length / 2);
  const listed = (tile: Row): Box => {
    const index = tiles.indexOf(tile);
    const [x1, y1] = [Math.floor(index / perColumn) * (width / 2 + 4), (index % perColumn) * rowPitch + 1];
    return { x1, x2: x1 + cell.width, y1, y2: y1 + cell.height };
  };
  const mapped = ({ tile_column, tile_row }: Row): Box => {
    const [x1, y1] = [tile_column * pitch, tile_row * pitch];
    return { x1, x2: x1 + pitch - gap, y1, y2: y1 + pitch - gap };
  };
  const box = wide ? mapped : listed;
  const nameAt = (tile: Row) => {
    const { x1, x2, y1, y2 } = box(tile);
    return wide ? { x: x1 + 4, y: y1 + 14 } : { x: x2 + 6, y: (y1 + y2) / 2 };
  };
  const valueAt = (tile: Row) => {
    const { x1, x2, y1, y2 } = box(tile);
    return wide ? { x: x1 + 4, y: y2 - 20 } : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  };
  const known = tiles.filter((tile) => tile[value] !== null);
  const unknown = tiles.filter((tile) => tile[value] === null);
  const isOnTile = (tile: Row) => wide && known.includes(tile);
  const labels = tiles.flatMap((tile): Label[] => [
    {
      text: tile.tile_name,
      kind: 'axis',
      fill: isOnTile(tile) ? onFill(tile) : 'var(--ink)',
      ...nameAt(tile),
      ...(wide && { halo: !isOnTile(tile) }),
    },
    ...(bare || !known.includes(tile)
      ? []
      : [
          {
            text: format(Number(tile[value])),
            kind: wide ? ('value' as const) : ('axis' as const),
            fill: onFill(tile),
            ...valueAt(tile),
            ...(!wide && { anchor: 'middle' as const }),
          },
        ]),
  ]);
  const notGiven = unknown.map((tile): Label => {
    const place = wide ? valueAt(tile) : { x: nameAt(tile).x, y: nameAt(tile).y + 12 };
    return { text: wide ? 'not\ngiven' : 'not given', kind: 'remark', halo: true, ...place };
  });
  const [wales] = tiles
    .filter(({ nation }) => wide && nation === 'Wales')
    .toSorted((a, b) => ascending(a.tile_row, b.tile_row) || ascending(a.tile_column, b.tile_column));
  const nation = wales
    ? [{ text: wales.nation, kind: 'axis' as const, x: box(wales).x1, y: box(wales).y1 - 10 }]
    : [];
  const border = walesBorder(tiles).map(({ x1, x2, y1, y2 }): Line => {
    const edge = (count: number) => count * pitch - gap / 2;
    return [edge(x1), edge(y1), edge(x2), edge(y2)];
  });
  const met = tiles.filter(({ geography }) => geography === 'Metropolitan');
  const colours = group(known, fill);
  const marks = [
    ...[...colours].map(([fill, some]) => interactive(drawBoxes(some, box, { fill }))),
    unknown.length > 0 && interactive(drawBoxes(unknown, box, { ...notPublished, inset: 0.4 })),
    wide && drawLines(border, { stroke: 'var(--ink)', strokeWidth: 1.5 }),
    drawBoxes(met, box, { fill: 'none', stroke: 'var(--ink)', strokeWidth: 2 }),
  ];
  const boxes = tiles.map(box);
  const [right = width, bottom = 0] = [max(boxes, ({ x2 }) => x2), max(boxes, ({ y2 }) => y2)];
  return picture(wide ? right : width, bottom + 1, compact(marks), [...labels, ...notGiven, ...nation]);
}
