import { rollup } from 'd3';
import { isIP } from 'node:net';
import Papa from 'papaparse';
import { collectErrors, type DataError } from '../data/data-error.ts';

/** Words of a header that is about a person, or of text that a person wrote. */
const personalWords = new Set(
  `name names forename surname firstname lastname fullname email mail phone telephone tel mobile postcode zip address collar warrant
  badge shoulder payroll employee dob birth birthday birthdate born ip id ids uuid guid userid username user login signature
  comment comments text freetext specify feedback remarks latitude longitude`.split(/\s+/),
);

const kinds: [kind: string, isOfKind: (cell: string) => boolean][] = [
  ['an e-mail address', (cell) => /\S@\S+\.\S/.test(cell)],
  ['an IP address', (cell) => isIP(cell) !== 0],
  ['a postcode', (cell) => /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i.test(cell)],
  ['a date', (cell) => /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(cell)],
  ['a phone number', (cell) => /^\+?[\d\s().-]+$/.test(cell) && cell.replace(/\D/g, '').length >= 10],
  ['a long number', (cell) => /\d{5}/.test(cell)],
  [
    'a person’s name',
    (cell) => /\b(?:mr|mrs|ms|miss|mx|dr|pc|ps|dc|ds|di|sgt|insp)\.?\s+\p{Lu}/iu.test(cell),
  ],
  ['free text', (cell) => cell.length > 80 || cell.includes('\n') || cell.split(/\s+/).length > 12],
];

/** Whether a column’s header is that of a person’s particulars: `First name`, `collarNumber`, `respondent_id`. */
export function isPersonalHeader(header: string): boolean {
  const words = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => personalWords.has(word));
}

/** What a cell looks like, where it looks like a person’s particulars. In our words, never in the cell’s own. */
function kindOfPersonal(cell: string): string | undefined {
  return kinds.find(([, isOfKind]) => isOfKind(cell))?.[0];
}

/** More different values than this are no answers to choose from; and so few rows may each differ by chance. */
const mostValues = 40;
const fewestRows = 10;
const particulars = 'a column that identifies a person';

/**
 * What in the cells of a column could identify a person, and the row where that first shows: a cell of each kind that
 * looks personal, and that many or most cells have a value of their own. It holds no cell’s text.
 */
function describePersonal(cells: { row: number; text: string }[]): { row: number; received: string }[] {
  const values = [...Map.groupBy(cells, ({ text }) => text).values()];
  const firsts = values.flatMap(([first]) => first ?? []);
  const looks = Map.groupBy(firsts, ({ text }) => kindOfPersonal(text));
  const found = [...looks].flatMap(([kind, [first]]) =>
    kind && first ? [{ row: first.row, received: `what looks like ${kind}` }] : [],
  );
  const tooMany = firsts[mostValues];
  const lone = values.filter(({ length }) => length === 1).length;
  if (tooMany)
    found.push({
      row: tooMany.row,
      received: `more than ${mostValues} different values, as in ${particulars}`,
    });
  else if (cells.length >= fewestRows && lone > cells.length / 2)
    found.push({ row: 2, received: `a value of its own in most rows, as in ${particulars}` });
  return found;
}

/** What is asked of a file of answers: columns named as in questions.csv, and one to group by. */
interface Asked {
  questions: string[];
  by?: string | undefined;
}

type Answers = ReturnType<typeof parseAnswers>;

/** How many gave each answer, by group and answer. Without a grouping all are one group. */
export type Groups = Map<string, Map<string, number>>;

/** The same by question. */
export type Counts = Map<string, Groups>;

export const noAnswer = 'no_answer';
const notStated = 'not_stated';
export const everyone = 'all respondents';

/** The people of a CSV, with their rows in a spreadsheet. Rows without any text are passed over. */
export function parseAnswers(csv: string) {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',' });
  const [header = [], ...others] = data.map((record) => record.map((cell) => cell.trim()));
  const people = others.map((cells, index) => ({ row: index + 2, cells }));
  const [torn] = errors;
  return {
    header,
    people: people.filter(({ cells }) => cells.some(Boolean)),
    /** The first row at which quotation marks do not fit. */
    misquoted: torn && (torn.row ?? 0) + 1,
  };
}

const toId = (cell: string) => cell.toLowerCase().replaceAll(' ', '_');
const isPlain = (cell: string) => /^(\w[\w -]*)?$/.test(cell);

/**
 * All that is wrong with a file of answers, and every column that could identify a person. Errors name rows and columns
 * and hold no text of the file: a header is named only if it was asked for.
 */
export function checkAnswers(
  { header, people, misquoted }: Answers,
  { questions, by }: Asked,
  file: string,
): DataError[] {
  const asked = by === undefined ? questions : [...questions, by];
  const nameOf = (index: number) => asked.find((name) => name === header[index]) ?? `column ${index + 1}`;
  const remove = 'remove the column from the copy that you count; this file is never to be published';
  const at = (row: number, column?: string) => ({ file, row, column });
  return collectErrors((report) => {
    for (const column of asked) {
      const times = header.filter((cell) => cell === column).length;
      if (times !== 1)
        report(at(1, column), {
          received: times === 0 ? 'no such column' : 'the column twice',
          expected: `one column named ${column}`,
          fix: 'look at the header; cells are separated by commas',
        });
      const unplain = people.find(({ cells }) => !isPlain(cells[header.indexOf(column)] ?? ''));
      if (unplain)
        report(at(unplain.row, column), {
          received: 'another kind of name',
          expected: 'letters, digits, spaces, hyphens and underscores alone',
          fix: 'write each answer as a short name, such as strongly_agree',
        });
    }
    for (const [index, name] of header.entries()) {
      const column = nameOf(index);
      const kind = isPersonalHeader(name) ? 'a header of what identifies a person' : kindOfPersonal(name);
      if (kind)
        report(at(1, column), { received: kind, expected: 'names of questions and groups', fix: remove });
      const cells = people.map(({ row, cells }) => ({ row, text: cells[index] ?? '' }));
      for (const { row, received } of describePersonal(cells.filter(({ text }) => text !== '')))
        report(at(row, column), { received, expected: 'answers that many can share', fix: remove });
    }
    const ragged = people.find(({ cells }) => cells.length !== header.length);
    if (ragged)
      report(at(ragged.row), {
        received: `${ragged.cells.length} cells`,
        expected: `${header.length}, as in the header`,
        fix: 'look at the commas and quotation marks of this row and those below',
      });
    if (misquoted !== undefined)
      report(at(misquoted), {
        received: 'quotation marks that do not fit',
        expected: 'cells with commas between, quoted where they hold a comma',
        fix: 'look at this row and the one before it',
      });
  });
}

/** Counts the answers of a file without errors. */
export function countAnswers({ header, people }: Answers, { questions, by }: Asked): Counts {
  const idIn = (cells: string[], name: string) => toId(cells[header.indexOf(name)] ?? '');
  const countQuestion = (question: string): Groups =>
    rollup(
      people,
      (group) => group.length,
      ({ cells }) => (by === undefined ? everyone : idIn(cells, by) || notStated),
      ({ cells }) => idIn(cells, question) || noAnswer,
    );
  return new Map(questions.map((question) => [question, countQuestion(question)]));
}
