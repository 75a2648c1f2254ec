import type { Place } from './places.ts';
import { type Grid } from './find-grid.ts';
import { cellAt, type Sheet, textAt } from './workbook.ts';

export type PlaceOf = (text: string) => Place | undefined;

/** A force or a region. One is enough to make a list of places: its figures must never be taken for those of the country. */
const isLocal = (place: Place | undefined) =>
  place?.is === 'force' || place?.is === 'region' || place?.is === 'either';

/** Columns of labels that name forces or regions; the one with the most different places is the last. */
export function placeColumns(sheet: Sheet, { labels, body }: Grid, placeOf: PlaceOf): number[] {
  const placesIn = (column: number) => body.flatMap((row) => placeOf(textAt(sheet, row, column)) ?? []);
  const different = (column: number) => new Set(placesIn(column).map(({ name }) => name)).size;
  return labels
    .filter((column) => placesIn(column).some(isLocal))
    .toSorted((a, b) => different(a) - different(b) || a - b);
}

/** Forces or regions stand side by side as headings: the sheet has to be turned. */
export function hasPlacesAcross({ columns }: Grid, placeOf: PlaceOf): boolean {
  return columns.some(({ heading }) => heading.some((cell) => isLocal(placeOf(cell.text))));
}

/**
 * The place of each row. “West Midlands” is a force and a region: the region where it adds others up, which a total, a
 * column of regions beside it or the larger figures tell. What stays in doubt is `either`.
 */
export function placesOfRows(
  sheet: Sheet,
  grid: Grid,
  columns: number[],
  placeOf: PlaceOf,
): Map<number, Place> {
  const main = columns.at(-1) ?? 0;
  const places = new Map<number, Place>();
  for (const row of grid.body) {
    const named = columns.map((column) => placeOf(textAt(sheet, row, column)));
    const place = named.find((place) => place?.is === 'force') ?? named.at(-1);
    if (place) places.set(row, place);
  }
  settleTotals(sheet, main, places);
  const doubtful = [...places].filter(([, place]) => place.is === 'either');
  if (doubtful.length === 0) return places;
  const name = doubtful[0]?.[1].name ?? '';
  const among = [...places.values()];
  const regions = new Set(among.filter((place) => place.is === 'region').map((place) => place.name));
  const settle = (row: number, is: 'force' | 'region') => places.set(row, { is, name });
  if (doubtful.length === 1) {
    const [row] = doubtful[0] as [number, Place];
    if (regions.has(name)) settle(row, 'force');
    else if (among.some((place) => place.is === 'force' && place.name === name)) settle(row, 'region');
    else if (regions.size === 0) settle(row, 'force');
    else if (!among.some((place) => place.is === 'force')) settle(row, 'region');
    return places;
  }
  const valueOf = (row: number) =>
    grid.columns
      .map(({ column }) => cellAt(sheet, row, column)?.value)
      .find((value) => value !== undefined) ?? 0;
  const [larger, smaller, ...more] = doubtful.map(([row]) => row).toSorted((a, b) => valueOf(b) - valueOf(a));
  if (
    larger === undefined ||
    smaller === undefined ||
    more.length > 0 ||
    valueOf(larger) === valueOf(smaller)
  )
    return places;
  settle(larger, 'region');
  settle(smaller, 'force');
  return places;
}

/** Of several totals the one that names the 43 forces or England and Wales is theirs; a bare “Total” below others than the 43 forces counts these too. */
function settleTotals(sheet: Sheet, main: number, places: Map<number, Place>): void {
  const totals = [...places].filter(([, place]) => place.is === 'country').map(([row]) => row);
  const named = totals.filter((row) => /43|england/i.test(textAt(sheet, row, main)));
  const countsOthers = [...places.values()].some(
    (place) => place.is === 'other' && !/^england/i.test(place.name),
  );
  for (const row of totals) {
    if (!named.includes(row) && (named.length > 0 || countsOthers))
      places.set(row, { is: 'other', name: `${textAt(sheet, row, main)} (not of the 43 forces alone)` });
  }
}
