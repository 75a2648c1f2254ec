import type { TableName } from '../../src/figures/tables/index.ts';
import type { Place } from './places.ts';

/** One figure of a workbook, understood: what, where, when and how many. */
export interface Figure {
  table: TableName;
  place: Place & { is: 'force' | 'region' | 'country' };
  /** As the table writes it: a day or a period. */
  time: string;
  /** What the table says beside place, time and value: its measure, or dimension and group. */
  cells: Record<string, string>;
  /** Null where a sign says that it is not known. */
  value: number | null;
  revised: boolean;
  /** Where it stands: Table_2!B12. */
  at: string;
}

/** What is one figure, whatever its value. */
export const nameFigure = ({ table, place, time, cells }: Figure): string =>
  [table, place.is, place.name, time, ...Object.values(cells)].join(' · ');
