import { tableDefinitions } from '../../src/figures/tables/index.ts';
import type { Candidate } from './candidate.ts';
import type { Figure } from './figure.ts';
import { keyOf } from './labels.ts';
import type { Held } from './held.ts';
import { placeType, timeColumn, valueColumn } from './what-tables-hold.ts';

export interface Edition {
  source_id: string;
  released: string;
  /** How the release is named, if an editor named it. */
  release?: string | undefined;
  publisher: string;
}

/** Figures as rows of their tables. */
export function rowsOfFigures(figures: Figure[], edition: Edition, held: Held): Candidate[] {
  return figures.map((figure) => {
    const { table, place, time, cells, value, revised, at } = figure;
    const said: Record<string, string> = {
      ...cells,
      geography: place.is === 'region' ? spellRegion(place.name, table, held) : place.name,
      geography_type: placeType(place.is),
      [timeColumn(table)]: time,
      [valueColumn(table)]: value === null ? '' : String(value),
      release: edition.release ?? nameRelease(table, time, edition, held),
      released: edition.released,
      source_id: edition.source_id,
      note: revised ? 'revised (R)' : '',
    };
    const columns = Object.keys(tableDefinitions[table].columns);
    return { table, at, cells: Object.fromEntries(columns.map((column) => [column, said[column] ?? ''])) };
  });
}

/** Regions are spelt as the table has them, else as the operations do: “West Midlands region”, since a force has the name, too. */
function spellRegion(name: string, table: Figure['table'], held: Held): string {
  const plain = (text: string) => keyOf(text).replace(/ region$/, '');
  const rows = [...held[table], ...held.operations].filter(({ cells }) => cells.geography_type === 'region');
  return rows.find(({ cells }) => plain(cells.geography ?? '') === plain(name))?.cells.geography ?? name;
}

/** As rows of the same source name it, if they agree; else publisher and day. */
function nameRelease(
  table: Figure['table'],
  time: string,
  { source_id, released, publisher }: Edition,
  held: Held,
): string {
  const ofSource = held[table].filter(({ cells }) => cells.source_id?.split(';').includes(source_id));
  const ofTime = ofSource.filter(({ cells }) => cells[timeColumn(table)] === time);
  for (const rows of [ofTime, ofSource]) {
    const [name, ...others] = new Set(rows.map(({ cells }) => cells.release ?? ''));
    if (name !== undefined && name !== '' && others.length === 0) return name;
  }
  return `${publisher === 'Home Office' ? 'HO' : publisher} ${printDay(released)}`;
}

function printDay(day: string): string {
  const [year, month, date] = day.split('-');
  if (!month) return day;
  const name = new Date(`${year}-${month}-01T00:00:00Z`).toLocaleString('en-GB', {
    month: 'short',
    timeZone: 'UTC',
  });
  return [date && Number(date), name, year].filter(Boolean).join(' ');
}
