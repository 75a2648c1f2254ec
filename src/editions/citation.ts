import { formatDate } from '../data/format.ts';

export interface Cited {
  /** The part of the site in kebab-case, such as arming-view; the article has none. */
  id?: string | undefined;
  title: string;
  site: string;
  /** Day of the newest edition; undefined before the first. */
  edition: string | undefined;
  /** Whether the figures have moved on since that edition. */
  isUnreleased?: boolean;
  /** The whole address; undefined where it is not known where the site stands. */
  address?: string | undefined;
}

const tellEdition = ({ edition, isUnreleased = false }: Cited): string =>
  edition
    ? `Edition of ${formatDate(edition)}${isUnreleased ? ', with figures changed since' : ''}`
    : 'Not yet released';

/** For a footnote: Routinely Unarmed. “Title”. Edition of 23 November 2026. https://example.org/ */
export function citeAsText(cited: Cited): string {
  return [`${cited.site}.`, `“${cited.title}”.`, `${tellEdition(cited)}.`, cited.address]
    .filter(Boolean)
    .join(' ');
}

const latexSigns: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Escaped braces would still be counted by BibTeX, and one without its partner would end the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escapeLatex = (text: string): string =>
  text.replaceAll(/[\\{}~^]/g, (sign) => latexSigns[sign] ?? '').replaceAll(/[%&$#_]/g, '\\$&');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** For reference managers. A double brace keeps names whole and capitals as they are. */
export function citeAsBibtex(cited: Cited): string {
  const { id, title, site, edition, address } = cited;
  const [year, month, day] = edition?.split('-') ?? [];
  const key = [site.toLowerCase().replaceAll(' ', '-'), id, edition].filter(Boolean).join(':');
  const fields = [
    `author = {{${escapeLatex(site)}}}`,
    `title = {{${escapeLatex(title)}}}`,
    year && `year = {${year}}`,
    month && `month = ${months[Number(month) - 1]}`,
    day && `day = {${Number(day)}}`,
    `note = {${tellEdition(cited)}}`,
    address && `url = {${address}}`,
  ];
  return `@misc{${key},\n${fields
    .filter(Boolean)
    .map((field) => `  ${field}`)
    .join(',\n')}\n}`;
}

/** CITATION.cff (citation-file-format 1.2.0): how to cite the whole, at its newest edition. A JSON string is a YAML string. */
export function citationFile({
  title,
  project,
  version,
  edition,
}: {
  title: string;
  project: string;
  version: string;
  edition: string;
}): string {
  return [
    '# Written by npm run release.',
    'cff-version: 1.2.0',
    'message: "If you use a figure, please cite the source that published it, and this work as the place where you found it."',
    'type: dataset',
    `title: ${JSON.stringify(title)}`,
    'authors:',
    `  - name: ${JSON.stringify(project)}`,
    `version: ${version}`,
    `date-released: ${edition}`,
    'abstract: "The code is under the MIT licence. The figures are not ours: each is as its source says."',
    '',
  ].join('\n');
}
