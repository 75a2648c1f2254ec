/** The language’s own errors name no row: what was changed last is then the place to look. */
export const namesNoRow = (error: unknown) => error instanceof TypeError || error instanceof RangeError;

/** What went wrong where figures are made into words, for an editor. */
export function describeThrown(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return namesNoRow(error) ? `figures that this was not made for (${message})` : message;
}
