import { sum } from 'd3';

/** How many lines a text takes where there is no browser to lay it out. */

/** The width of each character of Open Sans, in em. */
const characters: [string, number][] = [
  ['’‘', 0.17],
  ["'", 0.22],
  ['ijl', 0.25],
  [' !,.:;·', 0.26],
  ['J', 0.27],
  ['I`', 0.28],
  ['()', 0.29],
  ['-', 0.32],
  ['[]', 0.33],
  ['f', 0.34],
  ['“”', 0.35],
  ['t', 0.36],
  ['/', 0.37],
  ['r', 0.41],
  ['?', 0.43],
  ['z', 0.47],
  ['cs', 0.48],
  ['vy–', 0.5],
  ['FLx', 0.52],
  ['k', 0.53],
  ['g', 0.54],
  ['*ST', 0.55],
  ['EYaeé', 0.56],
  ['$+0123456789=Z£×', 0.57],
  ['X', 0.58],
  ['PVoøö', 0.6],
  ['Kbdhnpqu', 0.61],
  ['R', 0.62],
  ['AC', 0.63],
  ['B', 0.65],
  ['&DGU', 0.73],
  ['H', 0.74],
  ['N', 0.75],
  ['w', 0.77],
  ['OQ…', 0.78],
  ['%', 0.83],
  ['M', 0.9],
  ['W', 0.92],
  ['m', 0.93],
];
const widest = 1;
const characterWidths = new Map(
  characters.flatMap(([each, width]) => Array.from(each, (character) => [character, width])),
);

export type Round = (width: number) => number;

/** How a screen sets the width of a character: to a whole number of pixels, or as it is. Either can give a text a line more. */
export const screens: Round[] = [Math.round, (width) => width];

export const widthOf = (text: string, size: number, round: Round, spacing = 0): number =>
  sum(text, (character) => round((characterWidths.get(character) ?? widest) * size) + spacing * size);

/** The least width at which a text takes one line, two, three and so on, down to where each part of it has a line of its own. */
function leastWidths(text: string, size: number, round: Round, spacing: number): number[] {
  // A line may end after a space, a hyphen or a dash; a space at its end takes no room.
  const words = text.split(/(?<=[ \-–—])/).map((word) => ({
    full: widthOf(word, size, round, spacing),
    inked: widthOf(word.trimEnd(), size, round, spacing),
  }));
  const least = words.map(() => Infinity);
  let width = Infinity;
  while (width > 0) {
    let [lines, used, widest] = [1, 0, 0];
    for (const { full, inked } of words) {
      if (used > 0 && used + inked >= width) [lines, used] = [lines + 1, 0];
      // A word alone stays in its line, however narrow it is.
      if (used > 0) widest = Math.max(widest, used + inked);
      used += full;
    }
    least[lines - 1] = widest;
    width = widest;
  }
  return least;
}

/** The same texts stand in many embeds. */
const known = new Map<string, number[]>();

/** A function that gives the number of lines of a text by the width that it has. */
export function lineCounter(
  text: string,
  size: number,
  round: Round,
  spacing = 0,
): (width: number) => number {
  const key = [text, size, screens.indexOf(round), spacing].join(' ');
  const least = known.get(key) ?? leastWidths(text, size, round, spacing);
  known.set(key, least);
  return (width) => {
    let lines = 1;
    while ((least[lines - 1] ?? 0) > width) lines += 1;
    return lines;
  };
}
