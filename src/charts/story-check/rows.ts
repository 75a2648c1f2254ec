import type { Tables } from '../../data/tables/index.ts';

/** The claims of the original report of January 2017, in our words, and what the sources say of each. */
export type Row = ReturnType<typeof deriveRows>[number];

export const verdictGlyphs = {
  'borne out': 'full',
  'in part': 'part',
  'not so': 'struck',
  'not checked': 'dotted',
} as const;
export type DrawnAs = keyof typeof verdictGlyphs;

/** A verdict that bears out a claim with a reservation is “in part”: the picture says which. */
const drawnAs: Record<string, DrawnAs> = {
  'borne out': 'borne out',
  'borne out for guns': 'in part',
  'in part': 'in part',
  roughly: 'in part',
  'date wrong': 'in part',
  'said of the future': 'in part',
  'reported, not checked': 'not checked',
  'quoted rightly, not checked': 'not checked',
  'quoted rightly, not checkable': 'not checked',
  'not so': 'not so',
  'does not hold, on most of the evidence': 'not so',
};

export const deriveRows = (tables: Tables) =>
  tables['story-claims'].map(({ claim, verdict, what_sources_say, source_id }, index) => {
    const drawn_as = drawnAs[verdict];
    if (!drawn_as) throw new Error(`story-check: unknown verdict ${verdict}`);
    return { number: index + 1, claim, verdict, drawn_as, what_sources_say, source_id: source_id.join(';') };
  });
