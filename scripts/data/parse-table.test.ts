import { z } from 'astro/zod';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../../src/data/schema.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { formatError } from './data-error.ts';
import { parseTable } from './parse-table.ts';
import { formatErrors } from './testing/fixture-tables.ts';

const definition = tableDefinitions['survey-counts'];

test('a file that is not UTF-8 is named by its kind, with the row in which that shows', () => {
  const saved = (encoding: 'latin1' | 'utf16le', text: string) =>
    formatErrors(parseTable(definition, Buffer.from(text, encoding)).errors);
  const found = [saved('latin1', 'survey_id\ncompt\u00E9,1'), saved('utf16le', '\uFEFFsurvey_id')];
  expect(found.join('\n')).toMatchInlineSnapshot(`
    "data/survey-counts.csv:2 — received "compté, if the file was saved as Windows-1252", expected a file saved as UTF-8; save it again as “CSV UTF-8”
    data/survey-counts.csv — received "a file saved as UTF-16, also called Unicode text", expected a file saved as UTF-8; save it again as “CSV UTF-8”"
  `);
});

test('random bytes, and random text below the right header, become typed rows or errors that can be read', () => {
  const schema = z.array(z.strictObject({ row: count, ...definition.columns }));
  const demandRowsOrErrors = (bytes: Uint8Array) => {
    const { rows, errors } = parseTable(definition, bytes);
    expect(schema.safeParse(rows).error).toBeUndefined();
    for (const error of errors)
      expect(formatError(error)).toMatch(
        /^data\/survey-counts\.csv(:\d+)?(:[a-z_+]+)? — received "[^]*", expected .+; .+$/,
      );
    return errors;
  };
  const cells = fc.oneof(
    fc.constantFrom('"', ',', '\n', '\r\n', ';', '1', 'MPF2017', 'members'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(demandRowsOrErrors(bytes)).not.toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 30 }), (parts) => {
      demandRowsOrErrors(Buffer.from(`${Object.keys(definition.columns).join()}\n${parts.join('')}`));
    }),
  );
});
