import { citationFile } from '../src/figures/citation.ts';
import { siteName, siteTitle } from '../src/site.ts';

/** CITATION.cff for an edition. Corrections after it are cited with the next. */
export function printCitationFile(edition: string, version: string): string {
  return citationFile({ title: siteTitle, project: `${siteName} project`, version, edition });
}
