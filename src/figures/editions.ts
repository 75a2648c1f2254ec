import { z } from 'astro/zod';

/** Our own clock: what this site has said, and when. */
export const editionsSchema = z.strictObject({
  /** Oldest first. */
  editions: z.array(
    z.strictObject({
      date: z.string(),
      /** Ids of the charts whose rows differ from the edition before; in the first edition all. */
      changed: z.array(z.string()),
    }),
  ),
  /** Ids of the charts whose rows differ from the newest edition. */
  unreleased: z.array(z.string()),
});

export type Editions = z.output<typeof editionsSchema>;
