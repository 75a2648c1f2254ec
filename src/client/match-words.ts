/** Letters and numbers without case, accents, apostrophes and full stops: “N’umbria” and “n.umbria” are “numbria”. */
const simplify = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}'’.]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Whether a text contains every word typed, or a part of a word, in any order. Every text matches nothing typed. */
export function matches(typed: string, text: string): boolean {
  const simple = simplify(text);
  return simplify(typed)
    .split(' ')
    .every((word) => simple.includes(word));
}
