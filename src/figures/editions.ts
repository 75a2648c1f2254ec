import { z } from 'astro/zod';

/** Rows of any chart: flat, with null for what is not known. */
export const chartRowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** The version of the figures in an edition, by the rule that scripts/release/release-version.ts keeps. */
export const versionSchema = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** Our own clock: what this site has said, and when. */
export const editionsSchema = z.strictObject({
  /** Oldest first. */
  editions: z.array(
    z.strictObject({
      date: z.string(),
      version: versionSchema.shape.version,
      /** Ids of the charts whose rows differ from the edition before; in the first edition all. */
      changed: z.array(z.string()),
      /** The rows of those charts as they were frozen, by id. */
      rows: z.record(z.string(), chartRowsSchema),
    }),
  ),
  /** Ids of the charts whose rows differ from the newest edition. */
  unreleased: z.array(z.string()),
});

export type Editions = z.output<typeof editionsSchema>;

/** When each edition was released, as which version, and which charts it changed, without their rows. */
export type EditionDates = Omit<Editions, 'editions'> & {
  editions: Pick<Editions['editions'][number], 'date' | 'version' | 'changed'>[];
};
