import { months } from './format.ts';

/** Dates need no row: 31 March 2019, March 2019, 9 January, 2019/20, 2019–20, 2019. */
const dates = [
  new RegExp(String.raw`\b(\d{1,2}(–\d{1,2})? )?(${months.join('|')})( (18|19|20)\d\d)?\b`, 'g'),
  /(?<![£$€])\b(18|19|20)\d\d([–/]\d\d(\d\d)?)?\b(?![,.]?\d|%)/g,
];

const numeral = /[£$€]?\d[\d,.:]*\d%?|\d%?/g;

const numberWords = new RegExp(
  String.raw`\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|halved|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twice|thrice|double[ds]?|triple[ds]?|fortnight)\b`,
  'gi',
);

const claimWords =
  /\b(majority|minority|most|mostly|more than|fewer than|less than|fewer|over half|under half|nearly|almost|roughly|rose|risen|rises|rising|fell|fallen|falls|falling|grew|grown|growing|shrank|shrunk|increased?|increases|increasing|decreased?|decreasing|declined?|declining|higher|lower|highest|lowest|largest|smallest|biggest|commonest|rarest|rarely|peaked|record)\b/gi;

/** Everyday turns of phrase in which a number word counts nothing. */
const idioms =
  /\b(no one|one another|one day|at least one of them|this one|that one|which one|each one|one by one|second[- ]hand)\b/gi;

const blank = (text: string, pattern: RegExp) =>
  text.replaceAll(pattern, (match) => ' '.repeat(match.length));

/** The names of bases, wherever a line breaks within them. */
const asPattern = (name: string) => new RegExp(name.replaceAll(' ', String.raw`\s+`), 'gi');

/**
 * Words that say a figure or make a claim, in order. In the article, in titles and in descriptions they may only stand where a
 * row of data bears them out: as <Figure of="…">, claimed, or marked in place with a reason. Dates, idioms and the names of
 * bases are passed over.
 */
export function findUncheckedWords(text: string, names: readonly string[] = []) {
  const bare = [...names.map(asPattern), ...dates, idioms].reduce(blank, text);
  const find = (pattern: RegExp, kind: 'numeral' | 'number word' | 'claim word') =>
    [...bare.matchAll(pattern)].map((match) => ({ word: match[0], index: match.index, kind }));
  return [
    ...find(numeral, 'numeral'),
    ...find(numberWords, 'number word'),
    ...find(claimWords, 'claim word'),
  ].toSorted((a, b) => a.index - b.index);
}

export type UncheckedWord = ReturnType<typeof findUncheckedWords>[number];
