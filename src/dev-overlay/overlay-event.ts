/** The errors of one file, each printed as `npm run data` prints it. */
export interface FileErrors {
  file: string;
  lines: string[];
}

/**
 * Between the server and its pages: a page asks when it opens, saying when that was (`performance.timeOrigin`), and is
 * sent the errors of the last data run.
 */
export const messages = { ask: 'dev-overlay:ask', errors: 'dev-overlay:errors' } as const;
