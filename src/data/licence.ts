import { findSources } from './cite.ts';
import { formatList } from './format.ts';
import type { Tables } from './tables/index.ts';

interface Licence {
  /** That of the list of open licences (SPDX), where it has one. */
  name?: string;
  title: string;
  /** Undefined where it is not known where the site stands. */
  path: string | undefined;
}

type OpenLicence = (typeof openLicences)[number];

const openLicences = [
  {
    /** How the column of sources.csv begins or names it. A doubtful licence does not count. */
    pattern: /\bOGL v3/,
    /** How it asks to be named. */
    attribution: 'public sector information licensed under the Open Government Licence v3.0',
    /** For programs. */
    licence: {
      name: 'OGL-UK-3.0',
      title: 'Open Government Licence v3.0',
      path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    },
  },
  {
    pattern: /^Open Parliament Licence/,
    attribution: 'Parliamentary information licensed under the Open Parliament Licence',
    licence: {
      title: 'Open Parliament Licence',
      path: 'https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/',
    },
  },
];

/** For sources of which only facts were taken. */
export const factsAlone = 'Not openly licensed: facts alone, cited';

const isUnder = ({ pattern }: OpenLicence, { licence }: Tables['sources'][number]) =>
  pattern.test(licence ?? '');

const openOf = (sources: Tables['sources']) =>
  openLicences.filter((open) => sources.some((source) => isUnder(open, source)));

/** The licences that sources are known to be under, for programs; `others` where some are under none that is open. */
export const listLicences = (sources: Tables['sources'], others: Licence): Licence[] => [
  ...openOf(sources).map(({ licence }) => licence),
  ...(sources.every((source) => openLicences.some((open) => isUnder(open, source))) ? [] : [others]),
];

/** What a copy of a picture must say: the open licences of its figures. Facts from other sources are cited, not licensed. */
export function describeLicence(tables: Tables, ids: readonly string[]): string {
  const named = openOf(findSources(tables, ids)).map(({ attribution }) => attribution);
  return `${named.length > 0 ? `Contains ${formatList(named)}` : 'Figures: as their sources say'}. Drawing: MIT licence`;
}
