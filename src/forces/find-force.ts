/** Something to choose by its name: a force, or any other link of a list. */
export interface Choice {
  name: string;
  /** What else it is called, with semicolons between. */
  also: string;
}

/** Words that every force may have in its name, and that tell none from another. */
const idle = /^(the|of|and|police|constabulary|force|service)$/;

const readWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !idle.test(word));

/** Whether `word` begins as was typed, but for so many slips: a letter left out, put in, mistaken, or swapped with the next. */
function begins(word: string, typed: string, slips: number): boolean {
  if (!typed) return true;
  const [nextWord, nextTyped] = [word.slice(1), typed.slice(1)];
  if (word[0] === typed[0] && begins(nextWord, nextTyped, slips)) return true;
  if (slips === 0) return false;
  const isSwapped = typed[0] === word[1] && typed[1] === word[0];
  return (
    begins(nextWord, typed, slips - 1) ||
    begins(word, nextTyped, slips - 1) ||
    begins(nextWord, nextTyped, slips - 1) ||
    (isSwapped && begins(word.slice(2), typed.slice(2), slips - 1))
  );
}

/** A slip for every four letters, so that short words are meant as they are typed. */
const slipsIn = (typed: string) => Math.floor(typed.length / 4);

/** More than any number of words that are typed right. */
const slipped = 100;

/** How far a typed word is from the nearest of some words: 0 is the word itself, 1 its beginning; infinite where it is none. */
const distance = (words: string[], typed: string): number =>
  Math.min(
    ...words.map((word) => {
      if (word === typed) return 0;
      if (word.startsWith(typed)) return 1;
      return begins(word, typed, slipsIn(typed)) ? slipped : Infinity;
    }),
  );

/**
 * The choices that a reader may mean, the likeliest first; those as likely keep their order. Case, accents, punctuation and
 * the order of words do not count, and words may be run together, cut short or misspelt. What is misspelt is shown only
 * where nothing is spelt so. Nothing typed is all choices.
 */
export function findForce<C extends Choice>(typed: string, choices: readonly C[]): C[] {
  const words = readWords(typed);
  const far = choices.map(({ name, also }) => {
    const own = [name, ...also.split(';')].map(readWords).flatMap((phrase) => [...phrase, phrase.join('')]);
    const apart = words.reduce((sum, word) => sum + distance(own, word), 0);
    return Math.min(apart, distance(own, words.join('')));
  });
  const limit = Math.min(...far) < slipped ? slipped : Infinity;
  return choices
    .map((choice, index) => ({ choice, far: far[index] ?? Infinity }))
    .filter(({ far }) => far < limit)
    .sort((a, b) => a.far - b.far)
    .map(({ choice }) => choice);
}
