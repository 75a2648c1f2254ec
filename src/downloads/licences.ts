import type { Tables } from '../data/tables/index.ts';

export interface Licence {
  /** Short name in the list of open licences (SPDX), where it has one. */
  name?: string;
  title: string;
  path: string;
}

const ogl: Licence = {
  name: 'OGL-UK-3.0',
  title: 'Open Government Licence v3.0',
  path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
};
const parliament: Licence = {
  title: 'Open Parliament Licence',
  path: 'https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/',
};

/** What is said where from some sources only facts were taken; the address is for the caller to add. */
export const factsAlone = 'Not openly licensed: facts alone, cited';

/** The licences that sources are known to be under, and whether some are under none that is open. A doubtful one does not count. */
export function licencesOf(sources: Tables['sources']): { open: Licence[]; hasOthers: boolean } {
  const known = sources.map(({ licence }) => {
    if (licence === 'Open Parliament Licence') return parliament;
    return /\bOGL v3(\.0)?\b/.test(licence ?? '') ? ogl : undefined;
  });
  return {
    open: [ogl, parliament].filter((licence) => known.includes(licence)),
    hasOthers: known.includes(undefined),
  };
}
