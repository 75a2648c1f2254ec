declare const made: unique symbol;

/** A sentence whose figures come from rows and whose claims were tested. Only `text` makes one, also of what stands in a text.md or in sentences.md. */
export type CheckedText = string & { readonly [made]: true };

/**
 * A title, subtitle, description or note. Its fixed parts hold no numeral, number word or claim word: those are put in
 * as `${formatted figures}`. `npm run data` reads the source and names what is loose.
 */
export const text = (fixed: TemplateStringsArray, ...put: string[]): CheckedText =>
  String.raw({ raw: fixed }, ...put) as CheckedText;
