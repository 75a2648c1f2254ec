import ts from 'typescript';
import { parseSentences, splitSentence } from '../../../src/charts/kit/sentence.ts';
import { collectErrors, type DataError, type ErrorText } from '../data-error.ts';
import { months } from '../../../src/data/format.ts';

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

type UncheckedWord = ReturnType<typeof findUncheckedWords>[number];

/**
 * Every string of a source that a reader may meet: no figure only typed, no claim untested. The fixed parts of a `text`
 * template hold none at all. In other strings a numeral may be code, such as a path or a colour, so there it counts only
 * next to words. The names of bases may stand anywhere. A comment `// Unchecked: reason` above a property or a statement
 * lets its strings pass, but not those of a block of statements within it.
 */
export function checkChartSource(file: string, source: string, names: string[] = []): DataError[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const errors: DataError[] = [];
  const check = (node: ts.LiteralLikeNode, isInText: boolean) => {
    const row = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    const fix = 'put it in as ${a formatted figure}, or write it in text.md as {claim:id|words}';
    for (const { word, kind } of (isInText ? findUncheckedWords : findInPlainString)(node.text, names))
      errors.push({ file, row, received: word, expected: `no loose ${kind}`, fix });
  };
  const isMarked = (node: ts.Node) =>
    (ts.getLeadingCommentRanges(source, node.pos) ?? []).some(({ pos, end }) =>
      /^\/\/ Unchecked: \S/.test(source.slice(pos, end)),
    );
  const visit = (node: ts.Node, { isInText, isExempt }: { isInText: boolean; isExempt: boolean }) => {
    if (isNeverShown(node)) return;
    if (!isExempt && (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node))) check(node, isInText);
    const within = {
      isInText: isInText || (ts.isTaggedTemplateExpression(node) && node.tag.getText(tree) === 'text'),
      isExempt: (isExempt && !ts.isBlock(node)) || isMarked(node),
    };
    ts.forEachChild(node, (child) => {
      visit(child, within);
    });
  };
  visit(tree, { isInText: false, isExempt: false });
  return errors;
}

/**
 * The same for the text.md of a chart: no loose word, and no unmatched brace or bracket. Words of the chart’s name are never
 * loose: it says what the chart is about, and claims nothing.
 */
export const checkSentences = (file: string, source: string, names: string[] = []): DataError[] =>
  collectErrors((report) => {
    for (const { heading, row, words } of parseSentences(source)) {
      const position = { file, row };
      const brackets = words.replaceAll(/\[[^[\]]*\]/g, '').match(/[[\]].*/g) ?? [];
      const expected = '[words that need a {figure}], none within another';
      for (const found of brackets)
        report(position, { received: found, expected, fix: 'close or remove the bracket' });
      for (const fixed of splitSentence(words).fixed) {
        const loose = heading === 'Name' ? [] : findUncheckedWords(fixed, names);
        const fix = 'put it in as {figure} or {claim:id|words}, as the other sentences of the file do';
        for (const { word, kind } of loose)
          report(position, { received: word, expected: `no loose ${kind}`, fix });
        for (const found of fixed.match(/[{}].*/g) ?? [])
          report(position, {
            received: found,
            expected: '{figure} or {claim:id|words}',
            fix: 'close or remove the brace',
          });
      }
    }
  });

const sections = ['Name', 'Place', 'Title', 'Subtitle', 'Picture', 'Description', 'Note', 'About', 'Tooltip'];
const lists = ['Columns', 'Words'];
const headings = [...sections, ...lists];
/** Every sentence under these headings is shown; under any other, only the first whose claims hold. */
const showingAll = ['About', 'Tooltip'];

/**
 * Finds what no reader would ever see: words under an unknown heading, a line of a list that is not an item, a name whose
 * first word is nowhere in the code, and a sentence after one that claims nothing.
 */
export function checkLayout(file: string, source: string, inCode: Set<string>): DataError[] {
  const errors: DataError[] = [];
  const expectedHeading = `under one of ${headings.map((name) => `“# ${name}”`).join(', ')}`;
  const add = (row: number, text: ErrorText) => errors.push({ file, row, ...text });
  let section = '';
  for (const [index, line] of source.split('\n').entries()) {
    const received = line.trim();
    const isHeading = received.startsWith('#');
    if (isHeading) section = received.replace(/^#+\s*/, '').split(', ')[0] ?? '';
    const isKnown = headings.includes(section);
    const isRightItem = lists.includes(section) && /^- .+?: ./.test(received);
    if (received !== '' && !isKnown && (isHeading || section === ''))
      add(index + 1, { received, expected: expectedHeading, fix: 'correct the heading' });
    if (/^[-*+]/.test(received) && isKnown && !isRightItem)
      add(index + 1, {
        received,
        expected: 'items as “- name: words”, under “# Columns” or “# Words” alone',
        fix: 'write it so',
      });
  }
  const claimsNothing = (words: string) =>
    splitSentence(words).placeholders.every(({ id }) => id === undefined);
  for (const [heading, found] of Map.groupBy(parseSentences(source), ({ heading }) => heading)) {
    const [section = '', ...names] = heading.split(', ');
    if (!headings.includes(section)) continue;
    // A name that begins with a digit is a day or a year of the rows.
    const isAskedFor = names.every((name) => /^\d/.test(name) || inCode.has(name.split(' ')[0] ?? ''));
    if (!isAskedFor)
      add(found[0]?.row ?? 1, {
        received: heading,
        expected: 'a name that the code of charts asks for',
        fix: 'correct or remove it',
      });
    const plain = showingAll.includes(heading) ? -1 : found.findIndex(({ words }) => claimsNothing(words));
    for (const { row, words } of plain < 0 ? [] : found.slice(plain + 1))
      add(row, {
        received: words,
        expected: 'a claim in the sentence before it, without which it is never shown',
        fix: 'remove one',
      });
  }
  return errors;
}

/** Addresses of modules, types, names, what is compared, and the messages of errors. */
const isNeverShown = (node: ts.Node) =>
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isTypeNode(node) ||
  ts.isThrowStatement(node) ||
  (ts.isStringLiteral(node) && isNameOrCompared(node, node.parent));

const isNameOrCompared = (node: ts.StringLiteral, parent: ts.Node) =>
  (ts.isPropertyAssignment(parent) && parent.name === node) ||
  ts.isElementAccessExpression(parent) ||
  (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()));

function findInPlainString(string: string, names: string[]): UncheckedWord[] {
  const isMarkup = /<\w|="/.test(string);
  if (isMarkup) return [];
  const hasWords = /\p{L}{2,}\s|\s\p{L}{2,}/u.test(string);
  // What a pattern found is put in by its number: $1.
  return findUncheckedWords(string.replaceAll(/\$\d/g, ''), names).filter(
    ({ kind }) => hasWords || kind !== 'numeral',
  );
}
