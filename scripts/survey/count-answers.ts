import type { DataError } from '../data/data-error.ts';
import { isPersonalHeader, personalKind } from './personal.ts';
import { watchColumn } from './watch-column.ts';

/** What is asked of a file of answers: columns named as in questions.csv, and one to group by. */
export interface Asked {
  questions: string[];
  by?: string | undefined;
}

/** How many gave each answer, by question, group and answer. Without a grouping all are one group. */
export interface Counts {
  respondents: number;
  answers: Map<string, Map<string, Map<string, number>>>;
}

export const noAnswer = 'no_answer';
export const notStated = 'not_stated';
export const otherAnswers = 'other_answers';
export const otherGroups = 'other_groups';
export const everyone = 'all respondents';

const toId = (cell: string) => cell.toLowerCase().replaceAll(' ', '_');
const isPlain = (cell: string) =>
  /^\w[\w -]*$/.test(cell) && ![otherAnswers, otherGroups].includes(toId(cell));
const remove = 'remove the column from the copy that you count; this file is never to be published';

/**
 * Counts answers row by row, and looks at every column for what could tell who somebody is. It keeps counts alone. Faults
 * name rows and columns, and hold no text of the file: a header is named only if it was asked for.
 */
export function answerCounter(file: string, { questions, by }: Asked) {
  const asked = by === undefined ? questions : [...questions, by];
  const counts: Counts = {
    respondents: 0,
    answers: new Map(questions.map((question) => [question, new Map<string, Map<string, number>>()])),
  };
  const errors: DataError[] = [];
  let header: string[] = [];
  let columns: ReturnType<typeof watchColumn>[] = [];
  const unplain = new Set<string>();
  let isRagged = false;

  const nameOf = (index: number) =>
    asked.includes(header[index] ?? '') ? (header[index] ?? '') : `column ${index + 1}`;

  function takeHeader(cells: string[]): void {
    header = cells.map((cell) => cell.trim());
    columns = header.map(watchColumn);
    for (const name of asked) {
      const places = header.filter((cell) => cell === name).length;
      if (places !== 1)
        errors.push({
          file,
          row: 1,
          column: name,
          received: places === 0 ? 'no such column' : 'the column twice',
          expected: `one column named ${name}`,
          fix: 'look at the header; cells are parted by commas',
        });
    }
    for (const [index, cell] of header.entries()) {
      const kind = isPersonalHeader(cell) ? 'a header of what tells who somebody is' : personalKind(cell);
      if (kind !== undefined)
        errors.push({
          file,
          row: 1,
          column: nameOf(index),
          received: kind,
          expected: 'names of questions and groups',
          fix: remove,
        });
    }
  }

  /** The cell as an answer’s or group’s id; empty where nothing was said. */
  function readId(cells: string[], name: string, row: number): string {
    const cell = (cells[header.indexOf(name)] ?? '').trim();
    if (cell !== '' && !isPlain(cell) && !unplain.has(name)) {
      unplain.add(name);
      errors.push({
        file,
        row,
        column: name,
        received: 'another kind of name',
        expected: `letters, digits, spaces, hyphens and underscores alone, and not ${otherAnswers} or ${otherGroups}`,
        fix: 'write each answer as a short name, such as strongly_agree',
      });
    }
    return toId(cell);
  }

  function takeAnswers(cells: string[], row: number): void {
    if (cells.length !== header.length && !isRagged) {
      isRagged = true;
      errors.push({
        file,
        row,
        received: `${cells.length} cells`,
        expected: `${header.length}, as in the header`,
        fix: 'look at the commas and quotation marks of this row and those below',
      });
    }
    for (const [index, column] of columns.entries()) {
      const cell = (cells[index] ?? '').trim();
      if (cell !== '') column.see(cell, row);
    }
    counts.respondents += 1;
    if (columns.some((column) => column.isOverfull())) return;
    const group = by === undefined ? everyone : readId(cells, by, row) || notStated;
    for (const [question, groups] of counts.answers) {
      const answer = readId(cells, question, row) || noAnswer;
      const answers = groups.get(group) ?? new Map<string, number>();
      groups.set(group, answers.set(answer, (answers.get(answer) ?? 0) + 1));
    }
  }

  return {
    take: (cells: string[], row: number): void => {
      (row === 1 ? takeHeader : takeAnswers)(cells, row);
    },
    /** What was counted, and all that is wrong, in the order of the columns. */
    finish(): { counts: Counts; errors: DataError[] } {
      const doubts = columns.flatMap((column, index) =>
        column.doubts().map(({ row, received }) => ({
          file,
          row,
          column: nameOf(index),
          received,
          expected: 'answers that many can share',
          fix: remove,
        })),
      );
      return { counts, errors: [...errors, ...doubts] };
    },
  };
}
