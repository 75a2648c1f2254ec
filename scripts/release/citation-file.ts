import { citationFile } from '../../src/editions/citation.ts';
import { siteName, siteTitle } from '../../src/site.ts';

/** CITATION.cff for an edition. Corrections after it are cited with the next. */
export function formatCitationFile(edition: string, version: string): string {
  return citationFile({ title: siteTitle, project: `${siteName} project`, version, edition });
}
