import { formatCount, formatInWords, formatList, formatPercent } from '../data/format.ts';
import type { ProseFigure } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { type Expression, listTerms, type Selector, walk } from './expression.ts';
import { describeSelector, findRows, selectAll, selectOne } from './select-rows.ts';

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

type Value = number | string | boolean;

/** Whether each figure is below the one before it. */
const isFalling = (values: number[]) =>
  values.every((value, index) => index === 0 || value < (values[index - 1] ?? 0));

const functions: Record<string, (values: number[]) => Value> = {
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
  abs: ([value = NaN]) => Math.abs(value),
  falls: isFalling,
};

/** What a call may be: `count` counts rows, the others take figures. */
export const functionNames = ['count', ...Object.keys(functions)];

const operations: Record<string, (left: number, right: number) => Value> = {
  '+': (left, right) => left + right,
  '−': (left, right) => left - right,
  '×': (left, right) => left * right,
  '÷': divide,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

function divide(left: number, right: number): number {
  if (right === 0) throw new Error(`no figure: ${left} divided by 0`);
  return left / right;
}

/** Throws where a row is not there, or is not the only one that fits. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'id':
      return scope.figure(expression.id).value;
    case 'rows':
      return selectOne(scope.tables, expression).value;
    case 'call':
      return call(expression.name, expression.args, scope);
    case 'operation':
      return operate(expression, scope);
  }
}

function call(name: string, args: Expression[], scope: Scope): Value {
  if (name === 'count')
    return args.flatMap((arg) => (arg.kind === 'rows' ? findRows(scope.tables, arg) : [])).length;
  const values = args.flatMap((arg) =>
    arg.kind === 'rows' ? valuesOf(arg, name, scope) : [evaluate(arg, scope)],
  );
  const run = functions[name];
  if (!run) throw new Error(`no function: ${name}`);
  return run(values.map(asNumber));
}

/** Of the largest and the smallest a cell that is empty is none. */
function valuesOf(selector: Selector, name: string, { tables }: Scope): Value[] {
  const isOfSome = name === 'max' || name === 'min';
  const values = selectAll(tables, selector).flatMap(({ value }) =>
    isOfSome && value === '' ? [] : [value],
  );
  if (values.length === 0) throw new Error(`no row: ${describeSelector(selector)}`);
  return values;
}

function operate({ operator, left, right }: Extract<Expression, { kind: 'operation' }>, scope: Scope): Value {
  const [a, b] = [evaluate(left, scope), evaluate(right, scope)];
  if (operator === 'and') return a === true && b === true;
  if (operator === 'or') return a === true || b === true;
  if (operator === 'contains') return String(a).includes(String(b));
  if (operator === '=') return String(a) === String(b);
  return (operations[operator] as (left: number, right: number) => Value)(asNumber(a), asNumber(b));
}

function asNumber(value: Value): number {
  if (typeof value === 'number') return value;
  throw new Error(`no figure: ${value === '' ? 'an empty cell' : String(value)}`);
}

/** An expression in figures, as a reader does the sum. Added years are named one by one. */
export function describeSum(expression: Expression, scope: Scope): string {
  switch (expression.kind) {
    case 'value':
      return typeof expression.value === 'number'
        ? expression.value.toLocaleString('en-GB')
        : expression.value;
    case 'id':
      return scope.figure(expression.id).text;
    case 'rows':
      return formatLike(expression, asNumber(evaluate(expression, scope)));
    case 'operation': {
      const { operator, left, right } = expression;
      const [a, b] = [left, right].map((side) => describeSum(side, scope));
      return `${isLooser(left, operator) ? `(${a})` : a} ${operator} ${isLooser(right, operator) ? `(${b})` : b}`;
    }
    case 'call':
      return describeCall(expression.args, expression.name, scope);
  }
}

const formatLike = ({ column }: Selector, value: number) =>
  column === 'percent' ? formatPercent(value) : formatCount(value);

/** Whether a side of × or ÷ is itself a sum. */
const isLooser = (side: Expression, operator: string) =>
  side.kind === 'operation' && ['×', '÷'].includes(operator) && ['+', '−'].includes(side.operator);

function describeCall(args: Expression[], name: string, scope: Scope): string {
  const [first] = args;
  if (name === 'count') return 'rows counted';
  if (name !== 'sum' || first?.kind !== 'rows')
    return `${name} of ${formatList(args.map((arg) => describeSum(arg, scope)))}`;
  const years = selectAll(scope.tables, first);
  const figures = years.map(({ value }) => formatLike(first, asNumber(value)));
  return `${formatInWords(years.length)} years added up, ${years[0]?.as_at} to ${years.at(-1)?.as_at}: ${figures.join(', ')}`;
}

/** What an expression rests on, each with a name and a value, for a reader of a claim. */
export function listFigures(expression: Expression, scope: Scope): [name: string, value: number | string][] {
  return listTerms(expression).map((term) => {
    if (term.kind === 'id') {
      const { label, as_at, text } = scope.figure(term.id);
      return [`${label}, ${as_at}:`, text];
    }
    if (isCounted(expression, term))
      return [`rows of ${describeSelector(term)}:`, findRows(scope.tables, term).length];
    const values = selectAll(scope.tables, term).map(({ value }) =>
      typeof value === 'number' ? formatLike(term, value) : value,
    );
    return [`${describeSelector(term)}:`, values.join('; ')];
  });
}

/** Whether rows are counted: those of the argument of `count`. */
export const isCounted = (expression: Expression, selector: Selector): boolean =>
  walk(expression).some((one) => one.kind === 'call' && one.name === 'count' && one.args.includes(selector));
