import { z } from 'astro/zod';

/** What an editor is told about a column: in data/README.md, and when a cell does not fit. */
export interface ColumnFacts {
  about: string;
  expected: string;
  fix: string;
  /** How a cell is read before it is checked. A list is split at semicolons. */
  read: 'text' | 'number' | 'flag' | 'list';
  optional?: boolean;
}

const register = z.registry<ColumnFacts>();

/** The facts of a column; throws on a schema that was not made here. */
export function factsOf(column: z.ZodType): ColumnFacts {
  const facts = register.get(column);
  if (!facts) throw new Error('column without facts');
  return facts;
}

function column<S extends z.ZodType>(schema: S, facts: ColumnFacts): S {
  register.add(schema, facts);
  return schema;
}

/** The same column, where a cell may be empty: the value is then null, which is not zero. */
export function optional<S extends z.ZodType>(inner: S): z.ZodNullable<S> {
  return column(inner.nullable(), { ...factsOf(inner), optional: true });
}

export const text = (about: string) =>
  column(z.string().regex(/\S/), { about, expected: 'some text', fix: 'fill the cell', read: 'text' });

/** Ids are typed into addresses and code, so they keep to plain letters, digits, hyphens and underscores. */
export const id = (about: string) =>
  column(z.string().regex(/^[\w-]+$/), {
    about,
    expected: 'an id of letters, digits, hyphens and underscores',
    fix: 'remove spaces and other signs',
    read: 'text',
  });

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T, about: string) =>
  column(z.enum(values), {
    about,
    expected: `one of ${values.join(', ')}`,
    fix: 'choose one of these, spelt the same way',
    read: 'text',
  });

export const count = (about: string) =>
  column(z.int().min(0), {
    about,
    expected: 'a whole number, 0 or more',
    fix: 'write digits alone, without commas, spaces or signs',
    read: 'number',
  });

export const amount = (about: string) =>
  column(z.number().min(0), {
    about,
    expected: 'a number, 0 or more, with a point before decimals',
    fix: 'write digits alone, without commas, spaces or signs',
    read: 'number',
  });

export const percent = (about: string) =>
  column(z.number().min(0).max(100), {
    about,
    expected: 'a percentage from 0 to 100, such as 43.6',
    fix: 'write the number alone, without the percent sign and not as a fraction of 1',
    read: 'number',
  });

export const flag = (about: string) =>
  column(z.boolean(), { about, expected: '1 for yes or 0 for no', fix: 'write 1 or 0', read: 'flag' });

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A month's last day is the calendar's; 2017-02-30 does not exist. */
export function isDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  if (value.length < 10) return true;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

export const date = (about: string) =>
  column(z.string().refine(isDate), {
    about,
    expected: 'a date as 2017-01-31, or 2017-01 or 2017 where no more is known',
    fix: 'write year, month, day with hyphens; format the cell as text if the spreadsheet changes it',
    read: 'text',
  });

/** A run of months or of days, written as its ends: 2016-04/2017-03. */
export function isPeriod(value: string): boolean {
  const [start, end, ...rest] = value.split('/');
  if (!start || !end || rest.length > 0) return false;
  return isDate(start) && isDate(end) && start.length === end.length && start <= end;
}

export const period = (about: string) =>
  column(z.string().refine(isPeriod), {
    about,
    expected: 'a period as 2016-04/2017-03, first month/last month',
    fix: 'write both months as year-month, with a slash between, the earlier one first',
    read: 'text',
  });

/** A date or a period, for tables that hold both kinds. */
export const dateOrPeriod = (about: string) =>
  column(
    z.string().refine((value) => isDate(value) || isPeriod(value)),
    {
      about,
      expected: 'a date as 2017-03-31 or a period as 2016-04/2017-03',
      fix: 'write it in one of these two ways',
      read: 'text',
    },
  );

export const webAddress = (about: string) =>
  column(z.url({ protocol: /^https?$/ }), {
    about,
    expected: 'a web address that begins with http:// or https://',
    fix: 'copy the whole address, or leave the cell empty',
    read: 'text',
  });

export const sources = (about = 'Where the figure was seen: ids of sources.csv, with semicolons between.') =>
  column(z.array(z.string()).min(1), {
    about,
    expected: 'one or more ids of sources.csv, with semicolons between',
    fix: 'copy the id from the first column of sources.csv, or add the source there first',
    read: 'list',
  });

export const list = (about: string) =>
  column(z.array(z.string()).min(1), {
    about,
    expected: 'one or more names, with semicolons between',
    fix: 'fill the cell',
    read: 'list',
  });
