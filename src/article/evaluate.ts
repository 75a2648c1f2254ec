import { formatInWords, formatList } from '../data/format.ts';
import type { ProseFigure } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { type Call, type Evaluated, type Expression, listTerms, type Selector } from './expression.ts';
import { describeSelector, findRows, formatWhen, selectAll, selectOne } from './select-rows.ts';

/** A figure of the prose with its value, not rounded, from which others can be derived. */
export interface NumericFigure extends ProseFigure {
  value: number;
}

/** Where an expression finds the figures. */
export interface Scope {
  tables: Tables;
  /** The number of an id. Throws where there is none. */
  figure: (id: string) => NumericFigure;
}

/** Throws where a row is not there, or is not the only one that fits. */
export function evaluate(expression: Expression, scope: Scope): Evaluated {
  switch (expression.kind) {
    case 'value': {
      const { value } = expression;
      return { value, text: typeof value === 'number' ? value.toLocaleString('en-GB') : value, as_at: '' };
    }
    case 'id':
      return scope.figure(expression.id);
    case 'count': {
      const rows = findRows(scope.tables, expression);
      const as_at = formatSpan(rows.map((row) => formatWhen(scope.tables, row)));
      return { value: rows.length, text: 'rows counted', as_at };
    }
    case 'rows':
      return selectOne(scope.tables, expression);
    case 'function':
      return callFunction(expression, scope);
    case 'sign':
    case 'brackets': {
      const sides = expression.args.map((side) => evaluate(side, scope));
      const value = expression.calculate(...sides.map((side) => side.value));
      const text = sides.map((side) => side.text).join(` ${expression.name} `);
      const as_at = sides.find((side) => side.as_at !== '')?.as_at ?? '';
      return { value, text: expression.kind === 'brackets' ? `(${text})` : text, as_at };
    }
  }
}

/** A function of rows is of all that fit. Added years are named one by one. */
function callFunction({ name, args, calculate }: Call, scope: Scope): Evaluated {
  const figures = args.flatMap((arg) =>
    arg.kind === 'rows' ? evaluateAll(arg, name, scope) : [evaluate(arg, scope)],
  );
  const as_at = formatSpan(figures.map((figure) => figure.as_at));
  const texts = figures.map(({ text }) => text);
  const text =
    name === 'sum' && args.every(({ kind }) => kind === 'rows')
      ? `${formatInWords(texts.length)} years added up, ${as_at}: ${texts.join(', ')}`
      : `${name} of ${formatList(texts)}`;
  return { value: calculate(...figures.map(({ value }) => value)), text, as_at };
}

/** Of the largest and the smallest a cell that is empty is none. */
function evaluateAll(selector: Selector, name: string, { tables }: Scope): Evaluated[] {
  const isOfSome = name === 'max' || name === 'min';
  const found = selectAll(tables, selector).filter(({ value }) => !isOfSome || value !== '');
  if (found.length === 0) throw new Error(`no row: ${describeSelector(selector)}`);
  return found;
}

/** From the first to the last: 2014/15 to 2023/24 */
const formatSpan = (times: string[]): string => [...new Set([times[0], times.at(-1)])].join(' to ');

/** What an expression rests on, each with a name and a value, for a reader of a claim. */
export function listFigures(expression: Expression, scope: Scope): [name: string, value: number | string][] {
  return listTerms(expression).map((term) => {
    if (term.kind === 'id') {
      const { label, as_at, text } = scope.figure(term.id);
      return [`${label}, ${as_at}:`, text];
    }
    const name = describeSelector(term);
    if (term.kind === 'count') return [`rows of ${name}:`, findRows(scope.tables, term).length];
    return [
      `${name}:`,
      selectAll(scope.tables, term)
        .map(({ text }) => text)
        .join('; '),
    ];
  });
}
