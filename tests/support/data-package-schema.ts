import { z } from 'astro/zod';

/**
 * What the Data Package standard, version 2.0, asks of the parts that we use (https://datapackage.org/standard/). Written
 * from its text, and strict: a misspelt property is a fault, where the standard would take it for one of our own.
 */

/** A whole address, or a path that stays in the package. */
const path = z.string().regex(/^https?:\/\/|^(?![./~])(?!.*\.\.\/)[^\\:]+$/);
const name = z.string().regex(/^[a-z0-9._-]+$/);
const source = z.strictObject({ title: z.string().min(1), path: path.optional() });
const licence = z
  .strictObject({
    name: z
      .string()
      .regex(/^[-a-zA-Z0-9._]+$/)
      .optional(),
    path: path.optional(),
    title: z.string().optional(),
  })
  .refine(({ name, path }) => name !== undefined || path !== undefined, 'a licence needs a name or a path');

const field = z.strictObject({
  name: z.string(),
  type: z.enum(['string', 'number', 'integer', 'boolean']),
  description: z.string().min(20),
  format: z.enum(['uri']).optional(),
  trueValues: z.array(z.string()).min(1).optional(),
  falseValues: z.array(z.string()).min(1).optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      enum: z.array(z.string()).min(1).optional(),
    })
    .optional(),
});
const columns = z.array(z.string()).min(1);
const schema = z.strictObject({
  fields: z.array(field).min(1),
  missingValues: z.array(z.string()),
  primaryKey: columns.optional(),
  uniqueKeys: z.array(columns).min(1).optional(),
  foreignKeys: z
    .array(
      z.strictObject({
        fields: columns,
        reference: z.strictObject({ resource: z.string(), fields: columns }),
      }),
    )
    .optional(),
});

const file = {
  name,
  path,
  description: z.string().min(20),
  encoding: z.literal('utf-8'),
  bytes: z.int().positive(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
};
const resource = z.union([
  z.strictObject({
    ...file,
    type: z.literal('table'),
    format: z.literal('csv'),
    mediatype: z.literal('text/csv'),
    sources: z.array(source).min(1).optional(),
    licenses: z.array(licence).min(1).optional(),
    schema,
  }),
  z.strictObject({ ...file, format: z.literal('json'), mediatype: z.literal('application/json') }),
]);

export const dataPackageSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name,
  id: z.string(),
  title: z.string(),
  description: z.string(),
  homepage: z.url().optional(),
  version: z.string().regex(/^\d+\.\d+\.\d+(\+[\w.]+)?$/),
  created: z.iso.datetime().optional(),
  contributors: z.array(z.strictObject({ title: z.string(), roles: columns })).min(1),
  keywords: columns,
  licenses: z.array(licence).min(1),
  sources: z.array(source).min(1),
  resources: z.array(resource).min(1),
});

export type DataPackage = z.output<typeof dataPackageSchema>;
