import { date, oneOf, optional, plainText, sources } from '../column.ts';

/** Columns that mean the same in several tables. */

export const seen = {
  source_id: sources(),
  note: optional(plainText('What a reader of this row should know.')),
};

/** Who published the figures of a table of which each row is one publication. */
export const published = {
  release: plainText('The release, and through whom it was seen.'),
  released: date('When the text in which the figure was seen came out.'),
  ...seen,
};

/** The geography of figures for all forces together. */
export const country = 'England and Wales';

export const place = {
  geography: plainText('England and Wales, a region, or a force as in police-forces.csv.'),
  geography_type: oneOf(['england_wales', 'region', 'force'], 'What kind of place that is.'),
};

export const placeOrGroup = {
  geography: plainText(
    'England and Wales, a region, a force (as in police-forces.csv) or a group of forces.',
  ),
  geography_type: oneOf(['england_wales', 'region', 'force', 'force group'], 'What kind of place that is.'),
};

export const releaseOf = optional(
  date('The month or year of the Home Office’s release that it is from, read there or in a copy: 2019-07.'),
);
