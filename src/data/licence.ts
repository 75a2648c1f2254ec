import { findSources } from './cite.ts';
import { formatList } from './format.ts';
import type { Tables } from './tables/index.ts';

/** As the licences ask to be named, by what the column of sources.csv says. */
const openLicences: [RegExp, string][] = [
  [/\bOGL v3/, 'public sector information licensed under the Open Government Licence v3.0'],
  [/^Open Parliament Licence/, 'Parliamentary information licensed under the Open Parliament Licence'],
];

/** What a copy of a picture must say: the open licences of its figures. Facts from other sources are cited, not licensed. */
export function describeLicence(tables: Tables, ids: readonly string[]): string {
  const licences = findSources(tables, ids).map(({ licence }) => licence ?? '');
  const open = openLicences.flatMap(([pattern, words]) =>
    licences.some((licence) => pattern.test(licence)) ? [words] : [],
  );
  return `${open.length > 0 ? `Contains ${formatList(open)}` : 'Figures: as their sources say'}. Drawing: MIT licence`;
}
