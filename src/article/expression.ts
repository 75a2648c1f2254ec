/** Rows of a table, for a figure of theirs or to be counted: responses[survey_id=MPF2017; option_id=prepared].percent */
export interface Selector {
  kind: 'rows' | 'count';
  table: string;
  /** What each column must hold: one of some values, or anything from one to another. */
  where: { column: string; values: string[]; range?: { from: string; to: string } }[];
  column: string;
}

/** What a number or a claim says of the figures, parsed. */
export type Expression =
  Selector | { kind: 'value'; value: number | string } | { kind: 'id'; id: string } | Call;

/** A function or a sign with what it is of: sum(…) or a + b. */
export interface Call {
  kind: 'call';
  name: string;
  args: Expression[];
}

export const functionNames = ['sum', 'max', 'min', 'abs', 'falls'];

/** Thrown where an expression cannot be read. */
export class ExpressionError extends Error {
  readonly expected: string;

  constructor(received: string, expected: string) {
    super(received);
    this.expected = expected;
  }
}

/** From the loosest to the tightest. */
const levels = [['or'], ['and'], ['=', '<', '>', '<=', '>=', 'contains'], ['+', '−'], ['×', '÷']];
const comparison = levels[2];
const written: Record<string, string> = { '*': '×', '/': '÷', '-': '−', '≤': '<=', '≥': '>=' };

/** A hyphen within an id belongs to it: a minus stands between spaces. */
const token =
  /\s*(?:(?<selector>[a-z][a-z-]*\[[^\]]*\](?:\.\w+)?)|(?<id>[a-z]\w*(?:-\w+)*)|(?<number>\d+(?:\.\d+)?)|'(?<string>[^']*)'|(?<symbol><=|>=|[-+−*×/÷=<>≤≥(),]))/y;

type Token = Partial<Record<'selector' | 'id' | 'number' | 'string' | 'symbol', string>>;

function splitTokens(source: string): Token[] {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const found = token.exec(text);
    if (!found?.groups)
      throw new ExpressionError(text.slice(start), 'a number, an id, table[column=value] or a sign');
    tokens.push(found.groups);
  }
  return tokens;
}

export function parseExpression(source: string): Expression {
  const tokens = splitTokens(source);
  const isNext = (symbol: string) => tokens[0]?.symbol === symbol;
  const take = (symbol: string) => {
    if (!isNext(symbol))
      throw new ExpressionError(Object.values(tokens[0] ?? {}).join('') || 'the end', `“${symbol}”`);
    tokens.shift();
  };
  const operatorAt = (level: number) => {
    const { symbol, id } = tokens[0] ?? {};
    const operator = written[symbol ?? ''] ?? symbol ?? id ?? '';
    return levels[level]?.includes(operator) ? operator : undefined;
  };
  const parseLevel = (level: number): Expression => {
    if (level === levels.length) return parsePrimary();
    let left = parseLevel(level + 1);
    for (let operator = operatorAt(level); operator; operator = operatorAt(level)) {
      tokens.shift();
      left = { kind: 'call', name: operator, args: [left, parseLevel(level + 1)] };
      if (levels[level] === comparison) break;
    }
    return left;
  };
  const parseList = (): Expression[] => {
    const args: Expression[] = [];
    do {
      // The bracket, or a comma.
      tokens.shift();
      args.push(parseLevel(0));
    } while (isNext(','));
    take(')');
    return args;
  };
  const parsePrimary = (): Expression => {
    if (isNext('(')) {
      tokens.shift();
      const inner = parseLevel(0);
      take(')');
      return inner;
    }
    const { selector, id, number, string } = tokens.shift() ?? {};
    if (selector !== undefined) return parseSelector(selector);
    if (number !== undefined) return { kind: 'value', value: Number(number) };
    if (string !== undefined) return { kind: 'value', value: string };
    if (id === undefined)
      throw new ExpressionError(source, 'a number, an id or table[column=value] on each side of a sign');
    return isNext('(') ? callOf(id, parseList()) : { kind: 'id', id };
  };
  const parsed = parseLevel(0);
  if (tokens[0]) throw new ExpressionError(Object.values(tokens[0]).join(''), 'a sign or the end');
  return parsed;
}

/** Of the rows that `count` is of only their number matters. */
function callOf(name: string, args: Expression[]): Expression {
  const [first] = args;
  if (name === 'count' && first?.kind === 'rows' && args.length === 1) return { ...first, kind: 'count' };
  if (!functionNames.includes(name))
    throw new ExpressionError(name, `count(table[…]) or one of ${functionNames.join(', ')}`);
  return { kind: 'call', name, args };
}

function parseSelector(source: string): Selector {
  const [, table = '', conditions = '', column = 'value'] =
    /^([^[]*)\[(.*)\](?:\.(\w+))?$/.exec(source) ?? [];
  const where = conditions.split(';').flatMap((condition) => {
    if (conditions.trim() === '') return [];
    const [, name, value = ''] = /^\s*(\w+)\s*=(.*)$/.exec(condition) ?? [];
    if (!name) throw new ExpressionError(condition.trim(), 'column=value');
    const [from = '', to] = value.split('..').map((end) => end.trim());
    return to === undefined
      ? [{ column: name, values: value.split('|').map((one) => one.trim()) }]
      : [{ column: name, values: [], range: { from, to } }];
  });
  return { kind: 'rows', table, where, column };
}

export type Term = Selector | { kind: 'id'; id: string };

/** Everything that an expression rests on, once, in the order in which it is written. */
export function listTerms(expression: Expression): Term[] {
  if (expression.kind === 'value') return [];
  if (expression.kind !== 'call') return [expression];
  const terms = expression.args.flatMap(listTerms);
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}
