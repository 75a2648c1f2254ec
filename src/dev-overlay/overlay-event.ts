/** The faults of one file, each printed as `npm run data` prints it. */
export interface FileFaults {
  file: string;
  lines: string[];
}

/**
 * Between the server and its pages: a page asks when it opens, saying when that was (`performance.timeOrigin`), and is
 * told of faults, or that the figures are new.
 */
export const messages = { ask: 'desk:ask', errors: 'desk:faults', news: 'desk:news' } as const;
