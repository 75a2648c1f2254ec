import { z } from 'astro/zod';

/** One thing that is wrong in a file an editor wrote, and what to do about it. */
export interface DataError {
  file: string;
  /** Row of the spreadsheet, where the header is row 1; or line of a text. */
  row?: number;
  column?: string | undefined;
  received: string;
  expected: string;
  fix: string;
  /** Further rows of the column in which the same is wrong. */
  moreRows?: number[];
}

/** What an editor reads when a cell does not fit its column. What a column holds is said in data/README.md. */
interface ColumnFacts {
  expected: string;
  fix: string;
  /** How a cell is read before it is checked. A list is split at semicolons. */
  read: 'text' | 'number' | 'flag' | 'list';
  optional?: boolean;
  /** All that a cell may hold, where that is one of a few. */
  options?: readonly string[];
  isTime?: boolean;
}

const register = z.registry<ColumnFacts>();

/** The facts of a column; throws on a schema that was not made here. */
export function factsOf(column: z.ZodType): ColumnFacts {
  const facts = register.get(column);
  if (!facts) throw new Error('column without facts');
  return facts;
}

const readings: Record<string, ColumnFacts['read']> = { number: 'number', boolean: 'flag', array: 'list' };

/** A kind of column: the schema that its cells fit, and what an editor reads of it. */
function column<S extends z.ZodType>(
  schema: S,
  expected: string,
  fix: string,
  others: Pick<ColumnFacts, 'options' | 'isTime'> = {},
): S {
  register.add(schema, { expected, fix, read: readings[schema.def.type] ?? 'text', ...others });
  return schema;
}

/** The same column, where a cell may be empty: the value is then null, which is not zero. */
export function optional<S extends z.ZodType>(inner: S): z.ZodNullable<S> {
  const schema = inner.nullable();
  register.add(schema, { ...factsOf(inner), optional: true });
  return schema;
}

export const plainText = column(z.string().regex(/\S/), 'some text', 'fill the cell');

/** Ids are typed into addresses and code, so they keep to plain letters, digits, hyphens and underscores. */
export const id = column(
  z.string().regex(/^[\w-]+$/),
  'an id of letters, digits, hyphens and underscores',
  'remove spaces and other characters',
);

export const oneOf = <const T extends [string, ...string[]]>(...values: T) =>
  column(z.enum(values), `one of ${values.join(', ')}`, 'choose one of these, spelt the same way', {
    options: values,
  });

const digitsAlone = 'write digits alone, without commas, spaces or other characters';

export const count = column(z.int().min(0), 'a whole number, 0 or more', digitsAlone);

export const amount = column(
  z.number().min(0),
  'a number, 0 or more, with a point before decimals',
  digitsAlone,
);

export const percent = column(
  z.number().min(0).max(100),
  'a percentage from 0 to 100, such as 43.6',
  'write the number alone, without the percent sign and not as a fraction of 1',
);

export const flag = column(z.boolean(), '1 for yes or 0 for no', 'write 1 or 0');

/** A day that the calendar does not have, such as 2017-02-30, comes back as another. */
export const isDate = (value: string): boolean =>
  /^\d{4}(-\d\d){0,2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** A cell that a spreadsheet has changed stays changed, whatever its format: it must be typed again. */
const typeAgain = 'in a spreadsheet type an apostrophe first, which is not saved';

const time = (isRight: (value: string) => boolean, expected: string, fix: string) =>
  column(z.string().refine(isRight), expected, `${fix}; ${typeAgain}`, { isTime: true });

export const date = time(
  isDate,
  'a date as 2017-01-31, or 2017-01 or 2017 where no more is known',
  'type it again as year-month-day',
);

/** A run of months or of days, written as its ends: 2016-04/2017-03. */
export function isPeriod(value: string): boolean {
  const [start = '', end = '', ...rest] = value.split('/');
  return rest.length === 0 && isDate(start) && isDate(end) && start.length === end.length && start <= end;
}

export const period = time(
  isPeriod,
  'a period as 2016-04/2017-03, first month/last month',
  'type both months again as year-month, with a slash between, the earlier one first',
);

/** A date or a period, for tables that hold both kinds. */
export const dateOrPeriod = time(
  (value) => isDate(value) || isPeriod(value),
  'a date as 2017-03-31 or a period as 2016-04/2017-03',
  'type it again in one of these two ways',
);

/** Of a text that grew over two years no day is known. */
export const dateOrYears = time(
  (value) => isDate(value) || /^\d{4}-\d{2}$/.test(value),
  'a date as 2017-01-31, 2017-01 or 2017, or years as 2025-26',
  'type it again in one of these ways',
);

/** A spreadsheet takes 5:4 for a time of day and saves 05:04:00. */
export const shuttleLevel = column(
  z.string().regex(/^[1-9]\d?:[1-9]\d?$/),
  'level:shuttle, such as 5:4',
  `type it again as the source has it; ${typeAgain}`,
);

export const webAddress = column(
  z.url({ protocol: /^https?$/ }),
  'a web address that begins with http:// or https://',
  'copy the whole address, or leave the cell empty',
);

/** Where a figure was seen. */
export const sources = column(
  z.array(z.string()).min(1),
  'one or more ids of sources.csv, with semicolons between',
  'copy the id from the first column of sources.csv, or add the source there first',
);

export const list = column(
  z.array(z.string()).min(1),
  'one or more names, with semicolons between',
  'fill the cell',
);

export const sha256 = column(
  z.string().regex(/^[0-9a-f]{64}$/),
  'a SHA-256: 64 digits and letters from a to f',
  'copy it whole, as sha256sum prints it',
);

/** Columns that mean the same in several tables. */
export const seen = { source_id: sources, note: optional(plainText) };

/** Who published the figures of a table of which each row is one publication. */
export const published = { release: plainText, released: date, ...seen };

/** The geography of figures for all forces together. */
export const country = 'England and Wales';

type Columns = Record<string, z.ZodType>;

/** A table of data/: its columns in order, and those that identify its rows. */
export interface TableDefinition<C extends Columns = Columns, N extends string = string> {
  name: N;
  key: readonly string[];
  columns: C;
}

/** A typed row. `row` is its number in the spreadsheet, where the header is row 1. */
export type RowOf<D extends TableDefinition> = { row: number } & {
  [K in keyof D['columns']]: z.output<D['columns'][K]>;
};

/** The key names columns of the table: the compiler holds that. */
export const defineTable = <const C extends Columns, const N extends string>(
  name: N,
  key: readonly (keyof C & string)[],
  columns: C,
): TableDefinition<C, N> => ({ name, key, columns });
