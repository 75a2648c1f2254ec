/** Small changes to phrases that come from tables. */

export const capitalise = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** Ends a phrase with a full stop, unless it ends with a question mark or a full stop already. */
export const endSentence = (phrase: string): string => (/[?.]$/.test(phrase) ? phrase : `${phrase}.`);

/** “a” for 0, “b” for 1: what stands in the picture for an item of its list. */
export const letterOf = (index: number): string => String.fromCharCode(97 + index);
