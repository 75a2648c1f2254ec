import Papa from 'papaparse';
import { deriveOnce } from '../data/derive-once.ts';
import type { DataError } from '../data/schema.ts';
import type { Tables } from '../data/tables/index.ts';
import { evaluate, listFigures, type NumericFigure, type Scope } from './evaluate.ts';
import { type Expression, ExpressionError, listTerms, parseExpression } from './expression.ts';
import { makeFigure, numberFormats, type NumberRow } from './make-figure.ts';
import { checkSelector } from './select-rows.ts';

export const numbersFile = 'src/article/numbers.csv';
export const claimsFile = 'src/article/claims.csv';

/** Every number and claim that the prose may use. `from` are the ids of the numbers that one is made from. */
export type Definitions = ReturnType<typeof parseDefinitions>;
export type Numbers = Definitions['numbers'];
export type Claims = Definitions['claims'];
/** A name that stands for a number in every sentence: “the 11,000”. */
export type BaseName = Definitions['names'][number];

/** Parses numbers.csv and claims.csv, with all that is wrong in them. What is wrong is left out. */
export function parseDefinitions(numbersText: string, claimsText: string) {
  const errors: DataError[] = [];
  const columns = ['id', 'label', 'value', 'format', 'day', 'working', 'name'];
  const numberRows = parseRows(numbersFile, numbersText, columns, errors);
  const claimRows = parseRows(claimsFile, claimsText, ['id', 'holds'], errors);
  const ids = new Set(numberRows.map(({ id }) => id));
  const defined = new Map<string, NumberRow>();
  const names: { id: string; name: string }[] = [];
  for (const { id, cells, report } of numberRows) {
    const [label = '', value = '', format = '', day = '', working = '', name = ''] = cells;
    if (label === '') report('label', label, 'what the number counts');
    // A spreadsheet makes “Aug-17” of “August 2017”.
    if (/-\d\d$/.test(day)) report('day', day, 'a day in words, such as August 2017');
    if (!/^([\w,]+( [\w,]+)*)?$/.test(name)) report('name', name, 'words of letters, digits and commas');
    if (format !== '' && !(format in numberFormats))
      report('format', format, `one of ${Object.keys(numberFormats).join(', ')}`);
    for (const [, used = ''] of working.matchAll(/\{([^}]*)\}/g))
      if (!ids.has(used)) report('working', used, 'the id of a number');
    if (name !== '') names.push({ id, name });
    const expression = parseChecked(value, ids, report.bind(null, 'value'));
    if (expression) defined.set(id, { label, expression, format, day, working });
  }
  const scopeOf = (tables: Tables, above: string[] = []): Scope => ({
    tables,
    figure(id): NumericFigure {
      const number = defined.get(id);
      if (!number) throw new Error(`no number: ${id}`);
      if (above.includes(id)) throw new Error(`a number that rests on itself: ${id}`);
      return deriveOnce(number, (from) => makeFigure(number, scopeOf(from, [...above, id])), tables);
    },
  });
  const numbers = numberRows.flatMap(({ row, id }) => {
    const number = defined.get(id);
    const derive = (tables: Tables) => scopeOf(tables).figure(id);
    return number ? [[id, { row, from: listIds(number.expression), derive }] as const] : [];
  });
  /** A sentence’s claim: whether the figures bear it out, and which figures those are. */
  const claims = claimRows.flatMap(({ row, id, cells, report }) => {
    const expression = parseChecked(cells[0] ?? '', ids, report.bind(null, 'holds'));
    if (!expression) return [];
    const holds = (tables: Tables): boolean => {
      const { value } = evaluate(expression, scopeOf(tables));
      if (typeof value !== 'boolean') throw new Error(`no comparison, but ${value}`);
      return value;
    };
    const figures = (tables: Tables) => Object.fromEntries(listFigures(expression, scopeOf(tables)));
    return [[id, { row, from: listIds(expression), holds, figures }] as const];
  });
  return { numbers: Object.fromEntries(numbers), claims: Object.fromEntries(claims), names, errors };
}

/** An expression whose tables, columns and ids exist. */
function parseChecked(
  source: string,
  ids: Set<string>,
  report: (received: string, expected: string) => void,
): Expression | undefined {
  try {
    const expression = parseExpression(source);
    for (const term of listTerms(expression)) {
      if (term.kind !== 'id') checkSelector(term);
      else if (!ids.has(term.id)) throw new ExpressionError(term.id, 'the id of a number');
    }
    return expression;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(error.message, error.expected);
    return undefined;
  }
}

const listIds = (expression: Expression): string[] =>
  listTerms(expression).flatMap((term) => (term.kind === 'id' ? [term.id] : []));

/** The rows of a table, one an id, with its other cells. A row is numbered as in a spreadsheet. */
function parseRows(file: string, text: string, columns: string[], errors: DataError[]) {
  const fix = 'correct it; docs/numbers.md says how it is written';
  const reportIn = (row: number) => (column: string, received: string, expected: string) =>
    void errors.push({ file, row, column, received, expected, fix });
  const [header = [], ...rows] = Papa.parse<string[]>(text.trim()).data;
  if (header.join() !== columns.join()) {
    reportIn(1)('', header.join(', '), columns.join(', '));
    return [];
  }
  const seen = new Set<string>();
  return rows.flatMap(([id = '', ...cells], index) => {
    const row = index + 2;
    const report = reportIn(row);
    const isRight = /^[a-z]\w*(-\w+)*$/.test(id) && !seen.has(id);
    seen.add(id);
    if (!isRight) report('id', id, 'an id of letters, digits and hyphens that no other row has');
    return isRight ? [{ row, id, cells, report }] : [];
  });
}
