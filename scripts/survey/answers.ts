import { rollup } from 'd3';
import Papa from 'papaparse';
import type { DataError } from '../data/data-error.ts';
import { describePersonal, isPersonalHeader, kindOfPersonal } from './personal.ts';

/** What is asked of a file of answers: columns named as in questions.csv, and one to group by. */
export interface Asked {
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
 * All that is wrong with a file of answers, and every column that could tell who somebody is. Errors name rows and columns
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
  const errors: DataError[] = [];
  const report = (
    position: { row: number; column?: string },
    received: string,
    expected: string,
    fix: string,
  ): void => {
    errors.push({ file, ...position, received, expected, fix });
  };

  for (const column of asked) {
    const times = header.filter((cell) => cell === column).length;
    if (times !== 1)
      report(
        { row: 1, column },
        times === 0 ? 'no such column' : 'the column twice',
        `one column named ${column}`,
        'look at the header; cells are separated by commas',
      );
    const unplain = people.find(({ cells }) => !isPlain(cells[header.indexOf(column)] ?? ''));
    if (unplain)
      report(
        { row: unplain.row, column },
        'another kind of name',
        'letters, digits, spaces, hyphens and underscores alone',
        'write each answer as a short name, such as strongly_agree',
      );
  }
  for (const [index, name] of header.entries()) {
    const column = nameOf(index);
    const kind = isPersonalHeader(name) ? 'a header of what tells who somebody is' : kindOfPersonal(name);
    if (kind) report({ row: 1, column }, kind, 'names of questions and groups', remove);
    const cells = people.map(({ row, cells }) => ({ row, text: cells[index] ?? '' }));
    for (const { row, received } of describePersonal(cells.filter(({ text }) => text !== '')))
      report({ row, column }, received, 'answers that many can share', remove);
  }
  const ragged = people.find(({ cells }) => cells.length !== header.length);
  if (ragged)
    report(
      { row: ragged.row },
      `${ragged.cells.length} cells`,
      `${header.length}, as in the header`,
      'look at the commas and quotation marks of this row and those below',
    );
  if (misquoted !== undefined)
    report(
      { row: misquoted },
      'quotation marks that do not fit',
      'cells with commas between, quoted where they hold a comma',
      'look at this row and the one before it',
    );
  return errors;
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
