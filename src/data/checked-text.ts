declare const made: unique symbol;

/** A sentence whose figures come from rows and whose claims were tested. Only `text` makes one, also of what stands in a chart’s text.md. */
export type CheckedText = string & { readonly [made]: true };

/** The figures that a claim rests on, for an editor. */
export const formatFigures = (figures: Record<string, number | string>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** Thrown when a phrase is no longer true; the message holds the phrase and the figures. */
export class ClaimFailed extends Error {
  readonly phrase: string;
  readonly figures: Record<string, number | string>;

  constructor(phrase: string, figures: Record<string, number | string>) {
    super(`“${phrase}” is not borne out: ${formatFigures(figures)}`);
    this.phrase = phrase;
    this.figures = figures;
  }
}

/**
 * A title, subtitle, description or note. Its fixed parts hold no numeral, number word or claim word: those are put in
 * as `${formatted figures}` and as `${claim(…)}`. `npm run data` reads the source and names what is loose.
 */
export const text = (fixed: TemplateStringsArray, ...put: string[]): CheckedText =>
  String.raw({ raw: fixed }, ...put) as CheckedText;

/** A phrase that says more than a figure, such as “fell every year”. Throws ClaimFailed when it does not hold. */
export function claim(phrase: string, holds: boolean, figures: Record<string, number | string>): string {
  if (!holds) throw new ClaimFailed(phrase, figures);
  return phrase;
}
