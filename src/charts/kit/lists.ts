/** Each item once, in the order in which it first stands. */
export const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** The items that there are: one behind a condition that does not hold is left out. */
export const compact = <T>(items: (T | false | null | undefined | '')[]): T[] => items.filter(Boolean) as T[];

/** The ids of all sources of published rows, each once, as a cell of a chart’s row. */
export const joinSources = (published: ({ source_id: string[] } | null | undefined)[]): string =>
  unique(published.flatMap((row) => row?.source_id ?? [])).join(';');
