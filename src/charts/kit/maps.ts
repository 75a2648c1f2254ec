import * as Plot from '@observablehq/plot';
import type { KeyEntry } from './define-chart.ts';
import { axisLabel, hatchFill, hatchPattern, isWide, remark } from './marks.ts';
import { interactive } from './points.ts';
import { firstOfEach, isFirm } from './rows-and-phrases.ts';
import { asOf } from '../../data/as-of.ts';
import type { ChartRow } from '../../data/chart-row.ts';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatDate, formatFinancialYear, formatList } from '../../data/format.ts';
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
  series: (row: ForceYear) => String(row.tile_row),
  referenceDate: ({ period }: { period: string }) => formatDate(period.split('/')[1] ?? ''),
};

/** What is said of the forces whose tiles are hatched; nothing where all have a figure. */
export const describeHatched = (unknown: ForceYear[]) =>
  unknown.length > 0 ? `Forces without a figure, hatched: ${formatCount(unknown.length)}. ` : '';

export const hatchedKey = (unknown: ForceYear[]): KeyEntry[] =>
  unknown.length > 0 ? [{ symbol: 'hatch', label: 'not given', count: unknown.length }] : [];

export const tileNote = text`Each force has a tile of the same size, whatever its own. The Met is outlined.`;

export const noteNotGiven = (unknown: ForceYear[]) =>
  unknown.length > 0 && text`Not given: ${formatList(unknown.map(({ force }) => force))}.`;

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
  /** A column, through the chart’s colour scale, or one ink for all. */
  fill: string;
  /** The ink of the words on a tile. */
  onFill: (row: Row) => string;
  /** Names without figures. */
  bare?: boolean | undefined;
}

const columns = 7;
const rows = 9;

/** Names too wide for a tile of the phone’s drawing in DejaVu Sans, the widest face that a reader is likely to have. */
export const narrowNames: Record<string, string> = {
  'N’umbria': 'N’umb',
  'W Mercia': 'W Merc',
  'Avon & S': 'Avon',
  Cheshire: 'Chesh',
  Cumbria: 'Cumb',
  'Dev & C': 'Devon',
};

/** In pixels: `pitch` from tile to tile, `left` from a tile’s edge to its words, `name` and `value` from its top to their middle. */
const wideSizes = { pitch: 62, gap: 3, left: 4, name: 14, value: 44, nameSize: 11.5, valueSize: 17 };
const narrowSizes = { pitch: 47, gap: 2, left: 2, name: 11, value: 33, nameSize: 10.5, valueSize: 14.5 };

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

/** The tile under the nation’s name: of its topmost, the one furthest left. */
const firstTile = <Row extends Tile>(tiles: Row[]) =>
  tiles.toSorted((a, b) => a.tile_row - b.tile_row || a.tile_column - b.tile_column).slice(0, 1);

/**
 * The police forces of England and Wales, a tile of the same size for each: the options of a plot, to which a chart adds
 * its colour scale. The scales count in tiles and have a fixed range in pixels, so that a tile is square at any width.
 */
export function tileMap<Row extends Tile>(
  width: number,
  tiles: Row[],
  { value, format, fill, onFill, bare = false }: Options<Row>,
) {
  const sizes = isWide(width) ? wideSizes : narrowSizes;
  const { pitch, gap, left } = sizes;
  // The first tile begins at 0: the half gap before it falls outside.
  const range = (count: number) => [-gap / 2, count * pitch - gap / 2];
  const square = {
    x1: 'tile_column',
    x2: (tile: Row) => tile.tile_column + 1,
    y1: 'tile_row',
    y2: (tile: Row) => tile.tile_row + 1,
    r: 1,
  };
  const at = (down: number) =>
    ({
      x: 'tile_column',
      y: 'tile_row',
      textAnchor: 'start',
      dx: gap / 2 + left,
      dy: gap / 2 + down,
    }) as const;
  const onTile = (data: Row[], options: Plot.TextOptions) => Plot.text(data, { fill: onFill, ...options });
  const name = isWide(width) ? 'tile_name' : (tile: Row) => narrowNames[tile.tile_name] ?? tile.tile_name;
  const known = tiles.filter((tile) => tile[value] !== null);
  const unknown = tiles.filter((tile) => tile[value] === null);
  const figures = [
    onTile(known, {
      ...at(sizes.value),
      text: (tile: Row) => format(Number(tile[value])),
      fontSize: sizes.valueSize,
      fontWeight: 500,
    }),
    remark(unknown, {
      ...at(sizes.value - 2),
      text: () => 'not\ngiven',
      lineHeight: 1,
      fill: 'var(--ink-2)',
    }),
  ];
  return {
    width: isWide(width) ? columns * pitch : width,
    height: rows * pitch - gap,
    margin: 0,
    x: { type: 'linear', domain: [0, columns], range: range(columns), axis: null },
    y: { type: 'linear', domain: [0, rows], range: range(rows), axis: null },
    marks: [
      hatchPattern,
      interactive(Plot.rect(known, { ...square, fill, inset: gap / 2 })),
      // The outline is drawn inside the tile, or the edge of the picture would cut it.
      interactive(
        Plot.rect(unknown, {
          ...square,
          fill: hatchFill,
          stroke: 'var(--hatch)',
          strokeWidth: 0.75,
          inset: gap / 2 + 0.4,
        }),
      ),
      Plot.link(walesBorder(tiles), {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
        strokeLinecap: 'round',
      }),
      axisLabel(firstTile(tiles.filter((tile) => tile.nation === 'Wales')), {
        ...at(-9),
        dx: gap / 2,
        text: 'nation',
      }),
      Plot.rect(
        tiles.filter((tile) => tile.geography === 'Metropolitan'),
        { ...square, fill: 'none', stroke: 'var(--ink)', strokeWidth: 2, inset: gap / 2 },
      ),
      onTile(known, { ...at(sizes.name), text: name, fontSize: sizes.nameSize }),
      ...(bare ? [] : figures),
      remark(unknown, {
        ...at(sizes.name),
        text: name,
        fontSize: sizes.nameSize,
        lineHeight: 1,
        fill: 'var(--ink)',
      }),
    ],
  } satisfies Plot.PlotOptions;
}
