import { pairs, sum } from 'd3';

/** Rows of a table, for a figure of theirs or to be counted: responses[survey_id=MPF2017; option_id=prepared].percent */
export interface Selector {
  kind: 'rows' | 'count';
  table: string;
  /** What each column must hold, in words and as a test of a cell: one of some values, or anything from one to another. */
  where: { column: string; label: string; holds: (cell: string) => boolean }[];
  column: string;
}

type Term = Selector | { kind: 'id'; id: string };

/** What a number or a claim says of the figures, parsed. */
export type Expression = Term | { kind: 'value'; value: number | string } | Call;

type Value = number | string | boolean;

/** A function or a sign with what it is of: sum(…) or a + b; or a sum in brackets. */
export interface Call {
  kind: 'function' | 'sign' | 'brackets';
  name: string;
  args: Expression[];
  calculate: (...values: Value[]) => Value;
}

/** What an expression comes to. */
export interface Evaluated {
  value: Value;
  /** In figures, as a reader does the sum. */
  text: string;
  /** When it was true, as far as its first figure says. */
  as_at: string;
}

/** Thrown where an expression cannot be read. */
export class ExpressionError extends Error {
  readonly expected: string;

  constructor(received: string, expected: string) {
    super(received);
    this.expected = expected;
  }
}

const ofFigures =
  (calculate: (...figures: number[]) => Value): Call['calculate'] =>
  (...values) =>
    calculate(...values.map(asNumber));

function asNumber(value: Value): number {
  if (typeof value === 'number') return value;
  throw new Error(`no figure: ${value === '' ? 'an empty cell' : String(value)}`);
}

function divide(left: number, right: number): number {
  if (right === 0) throw new Error(`no figure: ${left} divided by 0`);
  return left / right;
}

const functions = new Map([
  ['sum', ofFigures((...figures) => sum(figures))],
  ['max', ofFigures(Math.max)],
  ['min', ofFigures(Math.min)],
  ['abs', ofFigures(Math.abs)],
  ['falls', ofFigures((...figures) => pairs(figures).every(([before, after]) => after < before))],
]);

const comparisons: Record<string, Call['calculate']> = {
  '=': (left, right) => String(left) === String(right),
  '<': ofFigures((left, right) => left < right),
  '>': ofFigures((left, right) => left > right),
  '<=': ofFigures((left, right) => left <= right),
  '>=': ofFigures((left, right) => left >= right),
  contains: (left, right) => String(left).includes(String(right)),
};

/** The signs from the loosest to the tightest. */
const levels: Record<string, Call['calculate']>[] = [
  { or: (left, right) => left === true || right === true },
  { and: (left, right) => left === true && right === true },
  comparisons,
  { '+': ofFigures((left, right) => left + right), '−': ofFigures((left, right) => left - right) },
  { '×': ofFigures((left, right) => left * right), '÷': ofFigures(divide) },
];
const written: Record<string, string> = { '*': '×', '/': '÷', '-': '−', '≤': '<=', '≥': '>=' };

/** What an expression is written with. A hyphen within an id belongs to it: a minus stands between spaces. */
const kinds = [
  /(?<table>[a-z][a-z-]*)\[(?<where>[^\]]*)\](?:\.(?<column>\w+))?/,
  /(?<sign>(?:or|and|contains)(?![\w-])|<=|>=|[-+−*×/÷=<>≤≥])/,
  /(?<id>[a-z]\w*(?:-\w+)*)/,
  /(?<number>\d+(?:\.\d+)?)/,
  /'(?<string>[^']*)'/,
  /(?<bracket>[(),])/,
  // What is none of these, to the end.
  /\S.*/,
];
const token = new RegExp(kinds.map(({ source }) => source).join('|'), 'gs');

type Kind = 'table' | 'where' | 'column' | 'sign' | 'id' | 'number' | 'string' | 'bracket';
type Token = { text: string } & Partial<Record<Kind, string>>;

export function parseExpression(source: string): Expression {
  const tokens = [...source.matchAll(token)].map(({ 0: text, groups }): Token => ({ text, ...groups }));
  const takeOr = (text: string): Token => tokens.shift() ?? { text };
  const isNext = (bracket: string) => tokens[0]?.bracket === bracket;
  const close = () => {
    const { bracket, text } = takeOr('the end');
    if (bracket !== ')') throw new ExpressionError(text, '“)”');
  };
  const parseLevel = (level: number): Expression => {
    const signs = levels[level];
    if (!signs) return parsePrimary();
    let left = parseLevel(level + 1);
    for (;;) {
      const { sign = '' } = tokens[0] ?? {};
      const name = written[sign] ?? sign;
      const calculate = signs[name];
      if (!calculate) return left;
      tokens.shift();
      left = { kind: 'sign', name, args: [left, parseLevel(level + 1)], calculate };
      if (signs === comparisons) return left;
    }
  };
  const parsePrimary = (): Expression => {
    const { table, where = '', column = 'value', id, number, string, bracket, text } = takeOr(source);
    if (bracket === '(') {
      const inner = parseLevel(0);
      close();
      return { kind: 'brackets', name: '()', args: [inner], calculate: (value = '') => value };
    }
    if (table) return { kind: 'rows', table, where: parseConditions(where), column };
    if (number) return { kind: 'value', value: Number(number) };
    if (string !== undefined) return { kind: 'value', value: string };
    if (!id) {
      const expected = 'a number, an id or table[column=value] on each side of a sign';
      throw new ExpressionError(text, expected);
    }
    return isNext('(') ? callOf(id, parseList()) : { kind: 'id', id };
  };
  const parseList = (): Expression[] => {
    const args: Expression[] = [];
    do {
      // The bracket, or a comma.
      tokens.shift();
      args.push(parseLevel(0));
    } while (isNext(','));
    close();
    return args;
  };
  const parsed = parseLevel(0);
  if (tokens[0]) throw new ExpressionError(tokens[0].text, 'a sign or the end');
  return parsed;
}

/** Of the rows that `count` is of only their number matters. */
function callOf(name: string, args: Expression[]): Expression {
  const [first] = args;
  if (name === 'count' && first?.kind === 'rows' && args.length === 1) return { ...first, kind: 'count' };
  const calculate = functions.get(name);
  if (calculate) return { kind: 'function', name, args, calculate };
  throw new ExpressionError(name, `count(table[…]) or one of ${[...functions.keys()].join(', ')}`);
}

function parseConditions(conditions: string): Selector['where'] {
  if (conditions.trim() === '') return [];
  return conditions.split(';').map((condition) => {
    const [, column, value = ''] = /^\s*(\w+)\s*=(.*)$/.exec(condition) ?? [];
    if (!column) throw new ExpressionError(condition.trim(), 'column=value');
    const values = value.split('|').map((one) => one.trim());
    const [from = '', to] = value.split('..').map((end) => end.trim());
    return to === undefined
      ? { column, label: values.join(' or '), holds: (cell) => values.includes(cell) }
      : {
          column,
          label: `${from} to ${to || 'now'}`,
          holds: (cell) => cell >= from && (to === '' || cell <= to),
        };
  });
}

/** Everything that an expression rests on, once, in the order in which it is written. */
export function listTerms(expression: Expression): Term[] {
  if (expression.kind === 'value') return [];
  if (!('args' in expression)) return [expression];
  const terms = expression.args.flatMap(listTerms);
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}
