import { z } from 'astro/zod';
import { factsOf } from '../data/column.ts';
import type { TableDefinition } from '../data/table.ts';

/** Table Schema, version 2.0 (datapackage.org): what a CSV of the package holds, for programs. */
interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean';
  description: string;
  format?: 'uri';
  trueValues?: string[];
  falseValues?: string[];
  constraints?: { required?: true; minimum?: number; maximum?: number; enum?: string[] };
}

interface ForeignKey {
  fields: string[];
  reference: { resource: string; fields: string[] };
}

interface TableSchema {
  fields: Field[];
  missingValues: string[];
  /** What tells rows apart: the primary key, unless one of its columns may be empty. */
  primaryKey?: string[];
  uniqueKeys?: string[][];
  foreignKeys?: ForeignKey[];
}

type Row = Record<string, unknown>;

/** The schema of a table whose cells are written as in data/: lists with semicolons, yes and no as 1 and 0. */
export function describeAsSchema({ name, columns, key }: TableDefinition, rows: Row[]): TableSchema {
  const isWhole = key.every((column) => !factsOf(columns[column] as z.ZodType).optional);
  const foreignKeys = Object.keys(columns).flatMap((column) => referTo(column, name, rows));
  return {
    fields: Object.entries(columns).map(([column, schema]) => describeField(column, schema)),
    missingValues: [''],
    ...(isWhole ? { primaryKey: [...key] } : { uniqueKeys: [[...key]] }),
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** A list is text here: the standard’s own type for lists is newer than most programs that read packages. */
const types = { text: 'string', list: 'string', flag: 'boolean' } as const;

function describeField(name: string, schema: z.ZodType): Field {
  const { about, expected, read, optional } = factsOf(schema);
  const {
    type,
    minimum,
    maximum,
    enum: values,
    format,
  } = z.toJSONSchema(schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema);
  const constraints: NonNullable<Field['constraints']> = {
    ...(!optional && { required: true }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
    ...(values && { enum: values as string[] }),
  };
  return {
    name,
    type: read === 'number' ? (type as 'integer' | 'number') : types[read],
    description: `${about} What may stand here: ${expected}${optional ? ', or nothing' : ''}.`,
    ...(format === 'uri' && { format }),
    ...(read === 'flag' && { trueValues: ['1'], falseValues: ['0'] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

const tablesOfIds: Record<string, string> = { source_id: 'sources', survey_id: 'surveys' };

/** A column of ids refers to their table, if every cell holds one id: a foreign key cannot be a list. */
function referTo(column: string, table: string, rows: Row[]): ForeignKey[] {
  const resource = tablesOfIds[column];
  const isSingle = rows.every(
    (row) => typeof row[column] === 'string' || (Array.isArray(row[column]) && row[column].length === 1),
  );
  return resource && resource !== table && rows.length > 0 && isSingle
    ? [{ fields: [column], reference: { resource, fields: [column] } }]
    : [];
}
