import Papa from 'papaparse';
import { oneOf, optional, text } from '../../src/figures/column.ts';
import { defineTable, type RowOf } from '../../src/figures/table.ts';
import { keyOf, tidy } from './labels.ts';

/** What was asked once and is kept: not a table of the site, so it is not among its tables. */
export const mappingsTable = defineTable({
  name: 'mappings',
  about:
    'What names, headings and signs of published workbooks mean. `npm run data:add` reads it, and asks for what is not in it.',
  columns: {
    what: oneOf(['place', 'heading', 'row', 'sign', 'time'], 'What kind of thing was met.'),
    met: text('As the workbook has it.'),
    means: text(
      'A force as in police-forces.csv; a measure or a group of the table; a date or period; for a sign `zero` or `not known`; or `left out`.',
    ),
    first_met: optional(text('The file in which it was first met.')),
  },
  key: ['what', 'met'],
});

export type Mapping = Omit<RowOf<typeof mappingsTable>, 'row'>;
export type Met = Mapping['what'];

/** Looks up what an editor said that something means. */
export type Look = (what: Met, met: string) => string | undefined;

const keyFor = (what: Met, met: string) =>
  `${what} ${what === 'sign' || keyOf(met) === '' ? tidy(met) : keyOf(met)}`;

export function lookIn(mappings: readonly Mapping[]): Look {
  const means = new Map(mappings.map((mapping) => [keyFor(mapping.what, mapping.met), mapping.means]));
  return (what, met) => means.get(keyFor(what, met));
}

/** Something that was met and not understood. */
export interface Question {
  what: Met;
  met: string;
  /** Where: Table_2!A7. */
  at: string;
  expected: string;
  /** Likely answers. */
  choices: string[];
}

export function printMappings(mappings: readonly Mapping[]): string {
  return Papa.unparse(
    mappings.map(({ what, met, means, first_met }) => [what, met, means, first_met ?? '']),
    { newline: '\n' },
  );
}
