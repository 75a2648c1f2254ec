import type { ChartRow } from './chart-row.ts';
import type { Tables } from './tables/index.ts';

/** Our own clock: what this site has published, and when. */
export interface Editions {
  /** Oldest first. */
  editions: Edition[];
  /** Ids of the charts whose rows differ from the newest edition. */
  unreleased: string[];
}

/** The rows that an edition froze of a chart, after a correction and those before it. */
export interface CorrectedRows {
  correction_id: string;
  rows: ChartRow[];
}

/** What is said below every chart comes from these. */
export type TablesOfWords = Pick<Tables, 'notes' | 'sources'>;

/** The content of a text.md, or of what an edition froze of it. */
export interface ChartText {
  file: string;
  source: string;
}

export interface Edition {
  date: string;
  version: string;
  /** Ids of the charts whose rows differ from the edition before; in the first edition all. */
  changed: string[];
  /** The sentences of each chart as they were frozen, by its id. */
  texts: Record<string, ChartText>;
  tables: TablesOfWords;
  /** The rows of those charts as they were frozen, by id. */
  rows: Record<string, ChartRow[]>;
  /** What corrections since made of them, by the id of the chart, in the order of the corrections. */
  corrected: Record<string, CorrectedRows[]>;
}

/** When each edition was released, as which version, and which charts it changed. */
export type EditionDates = Omit<Editions, 'editions'> & {
  editions: Pick<Edition, 'date' | 'version' | 'changed'>[];
};

/**
 * The version of the figures: that of the newest edition, such as 1.2.1. Figures that have moved on since, and
 * corrections made since, are marked by `+unreleased`.
 */
export function dataVersion(
  { editions, unreleased }: EditionDates,
  corrections: Tables['corrections'],
): string {
  const newest = editions.at(-1);
  const isAhead =
    unreleased.length > 0 || corrections.some(({ corrected }) => corrected > (newest?.date ?? ''));
  return `${newest?.version ?? '0.0.0'}${isAhead ? '+unreleased' : ''}`;
}
