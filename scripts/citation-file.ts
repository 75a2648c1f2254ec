import { citationFile } from '../src/figures/citation.ts';
import { dataVersion } from '../src/figures/data-version.ts';
import { siteName, siteTitle } from '../src/site.ts';

/** CITATION.cff for the newest of the editions, which stand oldest first. Corrections after it are cited with the next. */
export function printCitationFile(editions: string[]): string {
  const released = { editions: editions.map((date) => ({ date, changed: [] })), unreleased: [] };
  return citationFile({ title: siteTitle, project: `${siteName} project`, version: dataVersion(released, []), edition: editions.at(-1) ?? '' });
}
