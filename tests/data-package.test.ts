import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Package } from 'datapackage';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { offeredTables } from '../src/downloads/data-files.ts';
import { tableDefinitions } from '../src/data/tables/index.ts';
import { loadTables } from '../src/data/generated.ts';
import { type DataPackage, dataPackageSchema } from './support/data-package-schema.ts';
import { dist } from './support/pages.ts';

type TableResource = Extract<DataPackage['resources'][number], { schema: unknown }>;

/** All figures as files, as they are offered under /data/. */

const folder = join(dist, 'data');
const fileAt = (path: string) => readFileSync(join(folder, path));
const descriptor = JSON.parse(fileAt('datapackage.json').toString()) as DataPackage;

describe('the data package', () => {
  test('is what version 2 of the standard asks', () => {
    expect(dataPackageSchema.safeParse(descriptor).error?.issues ?? []).toEqual([]);
  });

  test('names every table and no other file, with the bytes and the hash that each has, and is all in its zip', () => {
    const paths = offeredTables.flatMap((name) => [`${name}.csv`, `${name}.json`]);
    expect(descriptor.resources.map(({ path, bytes, hash }) => ({ path, bytes, hash }))).toEqual(
      paths.map((path) => ({
        path,
        bytes: fileAt(path).length,
        hash: `sha256:${createHash('sha256').update(fileAt(path)).digest('hex')}`,
      })),
    );
    const all = ['datapackage.json', ...paths];
    expect(readdirSync(folder).toSorted()).toEqual([...all, 'routinely-unarmed.zip'].toSorted());
    const zipped = unzipSync(fileAt('routinely-unarmed.zip'));
    expect(Object.keys(zipped).toSorted()).toEqual(all.toSorted());
    for (const [path, bytes] of Object.entries(zipped))
      expect(Buffer.from(bytes).equals(fileAt(path)), path).toBe(true);
  });

  test('says of each table what must not be joined', () => {
    const descriptions = Object.fromEntries(
      descriptor.resources.map(({ name, description }) => [name, description]),
    );
    for (const name of offeredTables)
      expect(descriptions[name], name).toContain(tableDefinitions[name].about);
    for (const { tables, note } of loadTables().notes) {
      for (const name of tables) expect(descriptions[name], name).toContain(note.replaceAll("'", '’'));
    }
  });

  test('has the address of no source that is not to be linked', () => {
    const { sources } = loadTables();
    const linked = new Set(sources.filter(({ link }) => link).map(({ url }) => url));
    const unlinked = sources.flatMap(({ url, link }) => (!link && url && !linked.has(url) ? [url] : []));
    expect(unlinked.length).toBeGreaterThan(0);
    const files = readdirSync(folder)
      .filter((file) => !file.endsWith('.zip'))
      .map((file) => fileAt(file).toString());
    expect(unlinked.filter((url) => files.some((text) => text.includes(url)))).toEqual([]);
  });
});

describe('a reader of data packages', () => {
  /** What the reader says of a table and of what its rows refer to, when its schema is another. */
  async function complaintAfter(change: (schema: TableResource['schema']) => unknown): Promise<string> {
    const changed = structuredClone(descriptor);
    for (const resource of changed.resources)
      if ('schema' in resource && resource.name === 'discharges') change(resource.schema);
    const opened = await Package.load(changed, { basePath: folder });
    try {
      await opened.getResource('discharges')?.read({ relations: true });
      return 'none';
    } catch (error) {
      const { errors = [] } = error as { errors?: Error[] };
      return [error, ...errors].map(String).join('; ');
    }
  }

  test('opens it without complaint, and every row of every table is as the schema says', async () => {
    const opened = await Package.load(descriptor, { basePath: folder });
    expect(opened.errors.map(({ message }) => message)).toEqual([]);
    const tables = opened.resources.filter(({ tabular }) => tabular);
    expect(tables.map(({ name }) => name)).toEqual(offeredTables);
    for (const table of tables) {
      const rows = await table.read({ relations: true });
      expect(rows.length, table.name).toBe(loadTables()[table.name as (typeof offeredTables)[number]].length);
    }
  });

  test('would complain of a wrong type, of a number out of bounds and of a source that is not there', async () => {
    const change =
      (name: string, to: Partial<TableResource['schema']['fields'][number]>) =>
      (schema: TableResource['schema']) =>
        schema.fields.filter((field) => field.name === name).map((field) => Object.assign(field, to));
    expect(await complaintAfter(() => undefined)).toBe('none');
    expect(await complaintAfter(change('geography', { type: 'integer' }))).toContain(
      '"England and Wales" in column "geography" is not type "integer"',
    );
    expect(await complaintAfter(change('value', { constraints: { maximum: 1 } }))).toContain(
      'does not conform to the "maximum" constraint',
    );
    const elsewhere = [{ fields: ['source_id'], reference: { resource: 'surveys', fields: ['survey_id'] } }];
    expect(await complaintAfter((schema) => Object.assign(schema, { foreignKeys: elsewhere }))).toMatch(
      /foreign key/i,
    );
  });
});
