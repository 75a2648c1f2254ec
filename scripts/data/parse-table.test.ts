import { z } from 'astro/zod';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amount,
  count,
  date,
  defineTable,
  flag,
  oneOf,
  optional,
  percent,
  plainText,
  seen,
} from '../../src/data/schema.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';
import { formatError } from './data-error.ts';
import { parseTable } from './parse-table.ts';
import { formatErrors } from './testing/fixture-tables.ts';

const definition = defineTable('officers', ['place', 'date', 'measure'], {
  place: plainText,
  date,
  measure: oneOf('armed', 'all'),
  value: count,
  fte: optional(amount),
  percent: optional(percent),
  preferred: flag,
  ...seen,
});

const header = 'place,date,measure,value,fte,percent,preferred,source_id,note';
/** A text is kept as it is, whatever it holds. */
const note = '=SUM("1")\n<img src=x onerror=alert(1)>';
const kent = `Kent,2019-03-31,armed,170,165.5,4.6,1,S01;S02,"${note.replaceAll('"', '""')}"`;
const essex = 'Essex,2019,all,1,1234567890123.45,,0,S01,';

const parseBytes = (bytes: Uint8Array) => parseTable(definition, bytes);
const parse = (...lines: string[]) => parseBytes(Buffer.from(`${lines.join('\n')}\n`));

test('a row becomes typed values and its number in the spreadsheet; an empty cell is null, not zero', () => {
  const { errors, rows } = parse(header, kent, essex);
  const names = ['row', ...header.split(',')];
  expect({ errors, rows: rows.map((row) => names.map((name) => row[name])) }).toEqual({
    errors: [],
    rows: [
      [2, 'Kent', '2019-03-31', 'armed', 170, 165.5, 4.6, true, ['S01', 'S02'], note],
      [3, 'Essex', '2019', 'all', 1, 1_234_567_890_123.45, null, false, ['S01'], null],
    ],
  });
});

test('columns in another order, a byte order mark and the line ends of other computers make no difference', () => {
  const usual = parse(header, kent, essex);
  expect(parseBytes(Buffer.from(`\uFEFF${header}\r\n${kent}\r\n${essex}\r\n`))).toEqual(usual);
  expect(parseBytes(Buffer.from(`${header}\n${kent}\r\n${essex}\r\n`))).toEqual(usual);
  const turned = [header, kent, essex].map((line) => line.split(',').toReversed().join(','));
  expect(parse(...turned)).toEqual(usual);
});

test('a file that is not UTF-8 is named by its kind, with the row in which that shows', () => {
  const saved = (encoding: 'latin1' | 'utf16le', text: string) =>
    formatErrors(parseBytes(Buffer.from(`${text}\n`, encoding)).errors);
  const found = [
    saved('latin1', `${header}\n${essex.replace('Essex', 'compt\u00E9')}`),
    saved('utf16le', `\uFEFF${header}\n${kent}`),
  ];
  expect(found.join('\n')).toMatchInlineSnapshot(`
    "data/officers.csv:2 — received "compté, if the file was saved as Windows-1252", expected a file saved as UTF-8; save it again as “CSV UTF-8”
    data/officers.csv — received "a file saved as UTF-16, also called Unicode text", expected a file saved as UTF-8; save it again as “CSV UTF-8”"
  `);
});

test('random bytes, and random text below the right header, become typed rows or errors that can be read', () => {
  const real = tableDefinitions['survey-counts'];
  const schema = z.array(z.strictObject({ row: count, ...real.columns }));
  const demandRowsOrErrors = (bytes: Uint8Array) => {
    const { rows, errors } = parseTable(real, bytes);
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
      demandRowsOrErrors(Buffer.from(`${Object.keys(real.columns).join()}\n${parts.join('')}`));
    }),
  );
});
