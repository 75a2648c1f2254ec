/** A row of a chart: flat, so that it can be a line of a CSV. Null is what is not known. */
export type ChartRow = Record<string, string | number | null>;
