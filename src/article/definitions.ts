import Papa from 'papaparse';
import { deriveOnce } from '../data/derive-once.ts';
import type { Tables } from '../data/tables/index.ts';
import { evaluate, listFigures, type NumericFigure, type Scope } from './evaluate.ts';
import { type Expression, listTerms, parseExpression, ExpressionError } from './expression.ts';
import { makeFigure, numberFormats, type NumberRow } from './make-figure.ts';
import { checkSelector } from './select-rows.ts';

export const numbersFile = 'src/article/numbers.csv';
export const claimsFile = 'src/article/claims.csv';

const numberColumns = ['id', 'label', 'value', 'format', 'day', 'working', 'name'];
const claimColumns = ['id', 'holds'];

/** What is wrong in one of the two tables. */
interface DefinitionError {
  file: string;
  row: number;
  column: string;
  received: string;
  expected: string;
  fix: string;
}

type Report = (row: number, column: string, received: string, expected: string) => void;

/** Parses numbers.csv and claims.csv, with all that is wrong in them. What is wrong is left out. */
export function parseDefinitions(numbersText: string, claimsText: string) {
  const errors: DefinitionError[] = [];
  const fix = 'correct it; docs/numbers.md says how it is written';
  const reportIn =
    (file: string): Report =>
    (row, column, received, expected) =>
      errors.push({ file, row, column, received, expected, fix });
  const [reportNumber, reportClaim] = [reportIn(numbersFile), reportIn(claimsFile)];
  const numberRows = parseRows(numbersText, numberColumns, reportNumber);
  const claimRows = parseRows(claimsText, claimColumns, reportClaim);
  const ids = new Set(numberRows.map(({ cells }) => cells.id));
  const parse = (source: string, report: (received: string, expected: string) => void) => {
    try {
      const expression = parseExpression(source);
      checkTerms(expression, ids);
      return expression;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      report(error.message, error.expected);
      return undefined;
    }
  };
  const defined = new Map<string, NumberRow>();
  for (const { row, cells } of numberRows) {
    const { id = '', label = '', value = '', format = '', day = '', working = '', name = '' } = cells;
    const report = reportNumber.bind(null, row);
    if (label === '') report('label', label, 'what the number counts');
    // A spreadsheet makes “Aug-17” of “August 2017”.
    if (/-\d\d$/.test(day)) report('day', day, 'a day in words, such as August 2017');
    if (!/^([\w,]+( [\w,]+)*)?$/.test(name)) report('name', name, 'words of letters, digits and commas');
    if (format !== '' && !(format in numberFormats))
      report('format', format, `one of ${Object.keys(numberFormats).join(', ')}`);
    for (const [, used = ''] of working.matchAll(/\{([^}]*)\}/g))
      if (!ids.has(used)) report('working', used, 'the id of a number');
    const expression = parse(value, report.bind(null, 'value'));
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
  const numbers = numberRows.flatMap(({ row, cells: { id = '' } }) => {
    const number = defined.get(id);
    if (!number) return [];
    const derive = (tables: Tables) => scopeOf(tables).figure(id);
    return [[id, { row, from: listIds(number.expression), derive }] as const];
  });
  const claims = claimRows.flatMap(({ row, cells: { id = '', holds = '' } }) => {
    const expression = parse(holds, reportClaim.bind(null, row, 'holds'));
    return expression ? [[id, claimOf(row, expression, scopeOf)] as const] : [];
  });
  return {
    numbers: Object.fromEntries(numbers),
    claims: Object.fromEntries(claims),
    names: numberRows.flatMap(({ cells: { id = '', name = '' } }) => (name === '' ? [] : [{ id, name }])),
    errors,
  };
}

/** Every number and claim that the prose may use. `from` are the ids of the numbers that one is made from. */
export type Definitions = ReturnType<typeof parseDefinitions>;
export type Numbers = Definitions['numbers'];
export type Claims = Definitions['claims'];
/** A name that stands for a number in every sentence: “the 11,000”. */
export type BaseName = Definitions['names'][number];

/** A sentence’s claim: whether the figures bear it out, and which figures those are. */
function claimOf(row: number, expression: Expression, scopeOf: (tables: Tables) => Scope) {
  return {
    row,
    from: listIds(expression),
    holds(tables: Tables): boolean {
      const { value: holds } = evaluate(expression, scopeOf(tables));
      if (typeof holds !== 'boolean') throw new Error(`no comparison, but ${holds}`);
      return holds;
    },
    figures: (tables: Tables) => Object.fromEntries(listFigures(expression, scopeOf(tables))),
  };
}

const listIds = (expression: Expression): string[] =>
  listTerms(expression).flatMap((term) => (term.kind === 'id' ? [term.id] : []));

/** Throws where a table, a column or an id does not exist. */
function checkTerms(expression: Expression, ids: Set<string | undefined>): void {
  for (const term of listTerms(expression)) {
    if (term.kind !== 'id') checkSelector(term);
    else if (!ids.has(term.id)) throw new ExpressionError(term.id, 'the id of a number');
  }
}

interface TableRow {
  /** As the spreadsheet numbers it. */
  row: number;
  cells: Partial<Record<string, string>>;
}

/** The rows of a table, one an id. */
function parseRows(text: string, columns: string[], report: Report): TableRow[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.trim(), { header: true });
  const header = (meta.fields ?? []).join(', ');
  if (header !== columns.join(', ')) {
    report(1, '', header, columns.join(', '));
    return [];
  }
  const seen = new Set<string>();
  return data.flatMap((cells, index) => {
    const { id = '' } = cells;
    const row = index + 2;
    const isRight = /^[a-z]\w*(-\w+)*$/.test(id) && !seen.has(id);
    seen.add(id);
    if (!isRight) report(row, 'id', id, 'an id of letters, digits and hyphens that no other row has');
    return isRight ? [{ row, cells }] : [];
  });
}
