import Papa from 'papaparse';
import { deriveOnce } from '../data/derive-once.ts';
import type { BaseName, Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import {
  evaluate,
  functionNames,
  isCounted,
  listFigures,
  type NumericFigure,
  type Scope,
} from './evaluate.ts';
import { type Expression, listTerms, parseExpression, ExpressionError, walk } from './expression.ts';
import { makeFigure, numberFormats, type NumberRow } from './make-figure.ts';
import { checkSelector } from './select-rows.ts';

export const numbersFile = 'src/article/numbers.csv';
export const claimsFile = 'src/article/claims.csv';

const numberColumns = ['id', 'label', 'value', 'format', 'day', 'working', 'name'];
const claimColumns = ['id', 'holds'];

/** What is wrong in one of the two tables. */
export interface DefinitionError {
  file: string;
  row: number;
  column: string;
  received: string;
  expected: string;
  fix: string;
}

/** Every number and claim that the prose may use. */
export interface Definitions {
  numbers: Numbers;
  claims: Claims;
  names: BaseName[];
  errors: DefinitionError[];
}

/** Parses numbers.csv and claims.csv, with all that is wrong in them. What is wrong is left out. */
export function parseDefinitions(numbersText: string, claimsText: string): Definitions {
  const errors: DefinitionError[] = [];
  const numberRows = parseRows(numbersFile, numbersText, numberColumns, errors);
  const claimRows = parseRows(claimsFile, claimsText, claimColumns, errors);
  const ids = new Set(numberRows.map(({ cells }) => cells.id));
  const parse = (file: string, column: string, row: number, source: string): Expression | undefined => {
    const report = (received: string, expected: string) =>
      errors.push({
        file,
        row,
        column,
        received,
        expected,
        fix: 'correct it; docs/numbers.md says how it is written',
      });
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
    const report = (column: string, received: string, expected: string) =>
      errors.push({ file: numbersFile, row, column, received, expected, fix: 'correct the cell' });
    if (label === '') report('label', label, 'what the number counts');
    // A spreadsheet makes “Aug-17” of “August 2017”.
    if (/-\d\d$/.test(day)) report('day', day, 'a day in words, such as August 2017');
    if (!/^([\w,]+( [\w,]+)*)?$/.test(name)) report('name', name, 'words of letters, digits and commas');
    if (format !== '' && !(format in numberFormats))
      report('format', format, `one of ${Object.keys(numberFormats).join(', ')}`);
    for (const [, used = ''] of working.matchAll(/\{([^}]*)\}/g))
      if (!ids.has(used)) report('working', used, 'the id of a number');
    const expression = parse(numbersFile, 'value', row, value);
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
    const expression = parse(claimsFile, 'holds', row, holds);
    return expression ? [[id, claimOf(row, expression, scopeOf)] as const] : [];
  });
  return {
    numbers: Object.fromEntries(numbers),
    claims: Object.fromEntries(claims),
    names: numberRows.flatMap(({ cells: { id = '', name = '' } }) => (name === '' ? [] : [{ id, name }])),
    errors,
  };
}

function claimOf(row: number, expression: Expression, scopeOf: (tables: Tables) => Scope): Claims[string] {
  return {
    row,
    from: listIds(expression),
    holds(tables) {
      const holds = evaluate(expression, scopeOf(tables));
      if (typeof holds !== 'boolean') throw new Error(`no comparison, but ${holds}`);
      return holds;
    },
    figures: (tables) => Object.fromEntries(listFigures(expression, scopeOf(tables))),
  };
}

const listIds = (expression: Expression): string[] =>
  listTerms(expression).flatMap((term) => (term.kind === 'id' ? [term.id] : []));

/** Throws where a table, a column, a function or an id does not exist. */
function checkTerms(expression: Expression, ids: Set<string | undefined>): void {
  for (const term of listTerms(expression)) {
    if (term.kind === 'rows') checkSelector(term, isCounted(expression, term));
    else if (!ids.has(term.id)) throw new ExpressionError(term.id, 'the id of a number');
  }
  for (const one of walk(expression))
    if (one.kind === 'call' && !functionNames.includes(one.name))
      throw new ExpressionError(one.name, `one of ${functionNames.join(', ')}`);
}

interface TableRow {
  /** As the spreadsheet numbers it. */
  row: number;
  cells: Partial<Record<string, string>>;
}

/** The rows of a table, one an id. */
function parseRows(file: string, text: string, columns: string[], errors: DefinitionError[]): TableRow[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.trim(), { header: true });
  const fields = meta.fields ?? [];
  if (fields.join() !== columns.join()) {
    const fix = 'write the header again';
    errors.push({ file, row: 1, column: '', received: fields.join(', '), expected: columns.join(', '), fix });
    return [];
  }
  const seen = new Set<string>();
  return data.flatMap((cells, index) => {
    const { id = '' } = cells;
    const row = index + 2;
    const isRight = /^[a-z]\w*(-\w+)*$/.test(id) && !seen.has(id);
    seen.add(id);
    if (isRight) return [{ row, cells }];
    const expected = 'an id of letters, digits and hyphens that no other row has';
    errors.push({ file, row, column: 'id', received: id, expected, fix: 'give it another' });
    return [];
  });
}
