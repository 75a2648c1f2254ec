import { formatDate, months } from '../data/format.ts';
import { projectName, siteName, siteTitle } from '../site.ts';

interface Cited {
  /** The chart and state in kebab-case, such as arming-view; the article has none. */
  id?: string | undefined;
  title: string;
  /** Day of the newest edition; undefined before the first. */
  edition: string | undefined;
  /** Whether the figures have moved on since that edition. */
  isUnreleased?: boolean;
  /** The full address; undefined where it is not known where the site stands. */
  address?: string | undefined;
}

const describeEdition = ({ edition, isUnreleased = false }: Cited): string =>
  edition
    ? `Edition of ${formatDate(edition)}${isUnreleased ? ', with figures changed since' : ''}`
    : 'Not yet released';

/** For a footnote: Routinely Unarmed. “Title”. Edition of 23 November 2026. https://example.org/ */
export function citeAsText(cited: Cited): string {
  return [`${siteName}.`, `“${cited.title}”.`, `${describeEdition(cited)}.`, cited.address]
    .filter(Boolean)
    .join(' ');
}

const latexEscapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Escaped braces would still be counted by BibTeX, and one without its partner would end the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escapeLatex = (text: string): string =>
  text.replaceAll(/[\\{}~^]/g, (character) => latexEscapes[character] ?? '').replaceAll(/[%&$#_]/g, '\\$&');

/** For reference managers. A double brace keeps names whole and capitals as they are. */
export function citeAsBibtex(cited: Cited): string {
  const { id, title, edition, address } = cited;
  const [year, month, day] = edition?.split('-') ?? [];
  const key = [siteName.toLowerCase().replaceAll(' ', '-'), id, edition].filter(Boolean).join(':');
  const fields = [
    `author = {{${escapeLatex(siteName)}}}`,
    `title = {{${escapeLatex(title)}}}`,
    year && `year = {${year}}`,
    month && `month = ${months[Number(month) - 1]?.slice(0, 3).toLowerCase()}`,
    day && `day = {${Number(day)}}`,
    `note = {${describeEdition(cited)}}`,
    address && `url = {${address}}`,
  ];
  return `@misc{${key},\n${fields
    .filter(Boolean)
    .map((field) => `  ${field}`)
    .join(',\n')}\n}`;
}

/** CITATION.cff (citation-file-format 1.2.0): how to cite the whole, at its newest edition. A JSON string is a YAML string. */
export const citationFile = (version: string, edition: string): string =>
  `# Written by npm run release.
cff-version: 1.2.0
message: "If you use a figure, please cite the source that published it, and this work as the place where you found it."
type: dataset
title: ${JSON.stringify(siteTitle)}
authors:
  - name: ${JSON.stringify(projectName)}
version: ${version}
date-released: ${edition}
abstract: "The code is under the MIT licence. The figures are not ours: each is as its source says."
`;
