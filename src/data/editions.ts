import type { ChartRow } from './chart-row.ts';

/** Our own clock: what this site has said, and when. */
export interface Editions {
  /** Oldest first. */
  editions: Edition[];
  /** Ids of the charts whose rows differ from the newest edition. */
  unreleased: string[];
}

interface Edition {
  date: string;
  version: string;
  /** Ids of the charts whose rows differ from the edition before; in the first edition all. */
  changed: string[];
  /** The rows of those charts as they were frozen, by id. */
  rows: Record<string, ChartRow[]>;
}

/** When each edition was released, as which version, and which charts it changed, without their rows. */
export type EditionDates = Omit<Editions, 'editions'> & { editions: Omit<Edition, 'rows'>[] };
