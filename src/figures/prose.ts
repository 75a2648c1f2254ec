import { z } from 'astro/zod';
import type { Tables } from './tables/index.ts';

/** One publication of a bound number, or of a figure that it was worked out from. */
export const publicationSchema = z.strictObject({
  /** The value as this publication gives it, printed. */
  text: z.string(),
  /** What this figure is, where the number is worked out from several. */
  counts: z.string().nullable(),
  release: z.string(),
  released: z.string().nullable(),
  source_id: z.array(z.string()),
  /** Where the row stands: name of the table, row in the spreadsheet. */
  table: z.string(),
  row: z.int(),
  worked_out: z.string().nullable(),
});

/** A number of the prose, bound to rows. */
export const boundNumberSchema = z.strictObject({
  text: z.string(),
  counts: z.string(),
  as_at: z.string(),
  /** Newest first. */
  publications: z.array(publicationSchema).min(1),
  /** How it follows from the publications, where it is not one of them. */
  working: z.string().nullable(),
});

const placeSchema = { file: z.string(), line: z.int(), sentence: z.string() };

/** All that the prose says with figures, as `npm run data` found and checked it. */
export const proseSchema = z.strictObject({
  /** Words of running text in each file. */
  lengths: z.array(z.strictObject({ file: z.string(), words: z.int() })),
  numbers: z.array(
    z.strictObject({
      id: z.string(),
      ...boundNumberSchema.shape,
      places: z.array(z.strictObject(placeSchema)),
    }),
  ),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      figures: z.record(z.string(), z.union([z.string(), z.number()])),
      places: z.array(z.strictObject(placeSchema)),
    }),
  ),
});

export type Publication = z.output<typeof publicationSchema>;
export type BoundNumber = z.output<typeof boundNumberSchema>;
export type Prose = z.output<typeof proseSchema>;

/** A sentence’s claim: whether the figures bear it out, and which figures those are. */
export interface Claim {
  holds: (tables: Tables) => boolean;
  figures: (tables: Tables) => Record<string, number | string>;
}

/** What a section of the prose defines, by id. */
export type Numbers = Record<string, (tables: Tables) => BoundNumber>;
export type Claims = Record<string, Claim>;
