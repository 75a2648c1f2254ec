import { formatCount, formatInWords, formatList, formatPercent } from '../data/format.ts';
import type { ProseFigure } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { type Call, type Expression, functionNames, listTerms, type Selector } from './expression.ts';
import {
  describeSelector,
  findRows,
  formatWhen,
  selectAll,
  type Selected,
  selectOne,
} from './select-rows.ts';

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

/** What an expression comes to. */
interface Evaluated {
  value: Value;
  /** In figures, as a reader does the sum. */
  text: string;
  /** When it was true, as far as its first figure says. */
  as_at: string;
}

type Calculation = (...values: Value[]) => Value;

const ofFigures =
  (run: (...figures: number[]) => Value): Calculation =>
  (...values) =>
    run(...values.map(asNumber));

const calls: Record<string, Calculation> = {
  sum: ofFigures((...figures) => figures.reduce((sum, figure) => sum + figure, 0)),
  max: ofFigures(Math.max),
  min: ofFigures(Math.min),
  abs: ofFigures(Math.abs),
  falls: ofFigures((...figures) =>
    figures.every((figure, index) => index === 0 || figure < (figures[index - 1] ?? 0)),
  ),
  '+': ofFigures((left, right) => left + right),
  '−': ofFigures((left, right) => left - right),
  '×': ofFigures((left, right) => left * right),
  '÷': ofFigures(divide),
  '<': ofFigures((left, right) => left < right),
  '>': ofFigures((left, right) => left > right),
  '<=': ofFigures((left, right) => left <= right),
  '>=': ofFigures((left, right) => left >= right),
  '=': (left, right) => String(left) === String(right),
  contains: (left, right) => String(left).includes(String(right)),
  and: (left, right) => left === true && right === true,
  or: (left, right) => left === true || right === true,
};

function divide(left: number, right: number): number {
  if (right === 0) throw new Error(`no figure: ${left} divided by 0`);
  return left / right;
}

function asNumber(value: Value): number {
  if (typeof value === 'number') return value;
  throw new Error(`no figure: ${value === '' ? 'an empty cell' : String(value)}`);
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
      return describeCell(expression, selectOne(scope.tables, expression));
    case 'call':
      return functionNames.includes(expression.name)
        ? callFunction(expression, scope)
        : operate(expression, scope);
  }
}

const calculate = (name: string, args: Evaluated[]): Value =>
  (calls[name] as Calculation)(...args.map(({ value }) => value));

function operate({ name, args }: Call, scope: Scope): Evaluated {
  const sides = args.map((side) => evaluate(side, scope));
  const texts = sides.map(({ text }, index) => (isLooser(args[index], name) ? `(${text})` : text));
  const as_at = sides.find((side) => side.as_at !== '')?.as_at ?? '';
  return { value: calculate(name, sides), text: texts.join(` ${name} `), as_at };
}

/** Whether a side of × or ÷ is itself a sum. */
const isLooser = (side: Expression | undefined, sign: string) =>
  side?.kind === 'call' && ['×', '÷'].includes(sign) && ['+', '−'].includes(side.name);

/** A function of rows is of all that fit. Added years are named one by one. */
function callFunction({ name, args }: Call, scope: Scope): Evaluated {
  const figures = args.flatMap((arg) =>
    arg.kind === 'rows' ? evaluateAll(arg, name, scope) : [evaluate(arg, scope)],
  );
  const as_at = formatSpan(figures.map((figure) => figure.as_at));
  const texts = figures.map(({ text }) => text);
  const text =
    name === 'sum' && args.every(({ kind }) => kind === 'rows')
      ? `${formatInWords(texts.length)} years added up, ${as_at}: ${texts.join(', ')}`
      : `${name} of ${formatList(texts)}`;
  return { value: calculate(name, figures), text, as_at };
}

/** Of the largest and the smallest a cell that is empty is none. */
function evaluateAll(selector: Selector, name: string, { tables }: Scope): Evaluated[] {
  const isOfSome = name === 'max' || name === 'min';
  const found = selectAll(tables, selector).filter(({ value }) => !isOfSome || value !== '');
  if (found.length === 0) throw new Error(`no row: ${describeSelector(selector)}`);
  return found.map((one) => describeCell(selector, one));
}

const describeCell = (selector: Selector, { value, as_at }: Selected): Evaluated => ({
  value,
  text: formatCell(selector, value),
  as_at,
});

const formatCell = ({ column }: Selector, value: number | string): string =>
  typeof value === 'string' ? value : column === 'percent' ? formatPercent(value) : formatCount(value);

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
    const texts = selectAll(scope.tables, term).map(({ value }) => formatCell(term, value));
    return [`${name}:`, texts.join('; ')];
  });
}
