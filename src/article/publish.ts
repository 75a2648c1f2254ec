import { findSources, formatPublished } from '../data/cite.ts';
import { formatCount, formatFormula, formatList } from '../data/format.ts';
import type { Publication } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

/** What a row of any table may say of its publication. */
export interface SourcedRow {
  row: number;
  source_id: string[];
  release?: string;
  release_of?: string | null;
  released?: string | null;
  as_quoted?: boolean | null;
  worked_out?: string | null;
}

export interface PublishedValue {
  value: number;
  released: string | null;
  publication: Publication;
}

/** A value as a row publishes it. Where the row does not say, its source does. */
export function publish(
  tables: Tables,
  table: string,
  sourced: SourcedRow,
  value: number,
  text = formatCount(value),
): PublishedValue {
  const { row, source_id, as_quoted, worked_out } = sourced;
  const sources = findSources(tables, source_id);
  const published = sources[0]?.published ?? null;
  const released = sourced.released === undefined ? published : sourced.released;
  const publisher = namePublisher(sourced, sources[0]);
  const cited = [
    publisher,
    formatPublished(released ?? published)?.replace('-', '–'),
    as_quoted && 'quoting a release of the Home Office that we have not seen',
    sources.every(({ standing }) => standing === 'mirror') && 'seen in a copy only',
  ];
  const publication = {
    text,
    label: null,
    publisher,
    released,
    cited: cited.filter(Boolean).join(', '),
    source_id,
    table,
    row,
    worked_out: worked_out ? formatFormula(worked_out) : null,
  };
  return { value, released, publication };
}

/** Who published a row, in words: a copy of a release is called one, and what passes another’s figures on names it. */
function namePublisher(
  { release = '', release_of }: SourcedRow,
  source: Tables['sources'][number] | undefined,
): string {
  const { publisher = '', standing } = source ?? {};
  if (release_of && standing !== 'official') return `Home Office figures in ${publisher}`;
  return release.endsWith(` via ${publisher}`) ? release.replace(/^HO\b/, 'Home Office') : publisher;
}

/** What a figure was first published as, and how far it has moved since; null where it never moved. */
export function describeRevisions(
  published: PublishedValue[],
  format: (value: number) => string,
): string | null {
  const [newest, first] = [published[0], published.at(-1)];
  const values = new Set(published.map(({ value }) => value));
  if (!newest || !first || values.size === 1) return null;
  const between = [...values]
    .filter((value) => value !== newest.value && value !== first.value)
    .toReversed()
    .map(format);
  const change = newest.value - first.value;
  // A change in a share is one of points.
  const by = format(Math.abs(change)).replace('%', ' points');
  return [
    `First published as ${first.publication.text}`,
    between.length > 0 && `, then as ${formatList(between)}`,
    change === 0 ? '; now as at first again' : `; revised ${change > 0 ? 'up' : 'down'} by ${by}`,
  ]
    .filter(Boolean)
    .join('');
}
