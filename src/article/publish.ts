import { findSources, formatPublished } from '../data/cite.ts';
import { formatFormula } from '../data/format.ts';
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

/** A figure as a row publishes it. Where the row does not say when, its source does. */
export function publish(
  tables: Tables,
  table: string,
  sourced: SourcedRow,
  text: string,
  label: string | null = null,
): Publication {
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
  return {
    text,
    label,
    publisher,
    released,
    cited: cited.filter(Boolean).join(', '),
    source_id,
    table,
    row,
    worked_out: worked_out ? formatFormula(worked_out) : null,
  };
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
