import { sum } from 'd3';
import { create, type Font } from 'fontkitten';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** How many lines a text takes where there is no browser to lay it out. */

/** As wide as the widest fonts that readers have. */
const openSans = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf',
);
const font = create(readFileSync(openSans)) as Font;

const widths = new Map<string, number>();

/** In em. */
function widthOfCharacter(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  const { advanceWidth } = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  widths.set(character, advanceWidth / font.unitsPerEm);
  return advanceWidth / font.unitsPerEm;
}

export type Round = (width: number) => number;

/**
 * How a screen sets the width of a character: to a whole number of pixels, or as it is. Either can give a text a line more.
 * Some screens give a character 14 pixels that is 13.49 wide, so a little is added before rounding.
 */
export const screens: Round[] = [(width) => Math.round(width + 0.02), (width) => width];

export const widthOf = (text: string, size: number, round: Round, spacing = 0): number =>
  sum(text, (character) => round(widthOfCharacter(character) * size) + spacing * size);

/** The least width at which a text takes one line, two, three and so on, down to where each word has a line of its own; and that of its longest word. */
function measureText(text: string, size: number, round: Round, spacing: number) {
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
  return { least, longest: Math.max(...words.map(({ inked }) => inked)) };
}

/** The same texts stand in many embeds. */
const measured = new Map<string, ReturnType<typeof measureText>>();

/** A function that gives the number of lines of a text by the width that it has. */
export function lineCounter(
  text: string,
  size: number,
  round: Round,
  spacing = 0,
): (width: number) => number {
  const key = [text, size, screens.indexOf(round), spacing].join(' ');
  const known = measured.get(key) ?? measureText(text, size, round, spacing);
  measured.set(key, known);
  const { least, longest } = known;
  return (width) => {
    let lines = 1;
    while ((least[lines - 1] ?? 0) > width) lines += 1;
    // A word that is longer than a line is broken.
    return longest > width ? lines + 1 : lines;
  };
}
