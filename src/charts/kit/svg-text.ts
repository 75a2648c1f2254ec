/**
 * Where to break words that stand in a file, without a browser to measure them. The width of a character is that of its class,
 * in em: a tenth more than Open Sans Medium needs for the widest of the class, as readers’ faces differ. Newsreader needs less.
 */
const classes: [string, number][] = [
  ["ijlI.,:;!’‘'· ", 0.3],
  ['frt()/“”-', 0.46],
  ['acegksvxyzEFJLSTYZ0123456789£–', 0.63],
  ['bdhnopquCKPRVX', 0.7],
  ['wABDGHNOQU&', 0.87],
  ['mMW%@', 1.04],
];

/** For characters of other scripts. */
const widest = 1.2;

const widths = new Map(
  classes.flatMap(([characters, width]) =>
    Array.from(characters, (character) => [character, width] as const),
  ),
);

/** The most that words take on a line, in pixels, at a size of type. */
export const estimateWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, symbol) => sum + (widths.get(symbol) ?? widest), 0) * size;

/** A word that is longer than a line is broken where the line ends. */
function breakWord(word: string, size: number, width: number): string[] {
  const characters = Array.from(word);
  const beyond = characters.findIndex(
    (_character, index) => estimateWidth(characters.slice(0, index + 1).join(''), size) > width,
  );
  if (beyond < 1) return [word];
  return [characters.slice(0, beyond).join(''), ...breakWord(characters.slice(beyond).join(''), size, width)];
}

const fillLines = (words: string[], size: number, width: number): string[] =>
  words.reduce<string[]>((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    return estimateWidth(longer, size) <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);

/**
 * Breaks text into as few lines as go into `width`, in pixels, at a size of type, and makes them about as long as each
 * other, so that none ends in a lonely word.
 */
export function breakLines(text: string, { size, width }: { size: number; width: number }): string[] {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => breakWord(word, size, width));
  const { length } = fillLines(words, size, width);
  let [tooNarrow, wideEnough] = [0, width];
  while (wideEnough - tooNarrow > size / 2) {
    const middle = (tooNarrow + wideEnough) / 2;
    if (fillLines(words, size, middle).length > length) tooNarrow = middle;
    else wideEnough = middle;
  }
  return fillLines(words, size, wideEnough);
}
