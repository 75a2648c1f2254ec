/** Spaces of every width as one space, curly signs as typed ones. */
export function tidy(text: string): string {
  return text
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u00a0\u2000-\u200b\u202f\ufeff]+/g, ' ')
    .trim();
}

const note = /\s*[[(]\s*(?:notes?\s*)?(?:\d+|[rpebcxzu]|note)(?:\s*(?:,|and|&)\s*(?:note\s*)?\d+)*\s*[\])]/gi;
const raised = /[\u00b9\u00b2\u00b3\u2070-\u2079]+/g;
const footnoteDigits = /(?<=[a-z)])\d{1,2}(?:,\s?\d{1,2})*$/i;

/** A text without the marks of footnotes that stand in brackets or are raised. */
export const withoutNotes = (text: string): string =>
  tidy(tidy(text).replace(note, '').replace(raised, '').replace(/\*+$/, ''));

/** A heading or the name of a row without the marks of footnotes: “[note 1]”, “(1)”, raised figures, “South Wales3”. */
export function labelOf(text: string): string {
  return withoutNotes(text).replace(footnoteDigits, '').trim();
}

/** What two spellings of one label have in common. */
export function keyOf(text: string): string {
  return labelOf(text)
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();
}
