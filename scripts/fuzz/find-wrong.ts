import { type Chart, statesOf } from '../../src/charts/kit/define-chart.ts';
import { listTexts } from '../../src/charts/kit/list-texts.ts';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { factsOf, type TableDefinition } from '../../src/data/schema.ts';
import type { Prose } from '../../src/data/generated.ts';
import { type DataError, formatError } from '../data/data-error.ts';
import type { ParsedTable } from '../data/parse-table.ts';

/** A whole text as RFC 4180 has it: a quotation mark at the beginning of a cell has its partner at the end. */
const wellQuoted = /^(?:(?:"(?:[^"]|"")*"|(?!")[^,\n]*)(?:,|\n|$))*$/;

/** Whether a value is what its cell says. A number is written back with as many decimals as the cell has. */
function isValueOf(value: unknown, cell: string, read: string): boolean {
  if (cell === '') return value === null;
  if (typeof value === 'number')
    return value.toFixed(cell.split('.')[1]?.length ?? 0) === cell.replace(/^0+(?=\d)/, '');
  if (Array.isArray(value)) return value.join() === (cell.match(/[^;\s]([^;]*[^;\s])?/g) ?? []).join();
  return read === 'flag' ? value === (cell === '1') : value === cell;
}

const withNewlines = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** Where a table was not read as its bytes and cells are, though nothing was reported. */
export function findMisread(
  { columns }: TableDefinition,
  text: string,
  cells: string[][] | undefined,
  { rows }: Pick<ParsedTable, 'rows'>,
): string[] {
  if (!wellQuoted.test(withNewlines(text).replace('\uFEFF', '')))
    return ['a misplaced quotation mark was accepted'];
  const [header = [], ...records] = cells ?? [];
  if (!cells) return [];
  if (records.length !== rows.length) return [`${rows.length} rows of ${records.length} records`];
  return Object.entries(columns).flatMap(([name, column]) => {
    const [place, { read }] = [header.indexOf(name), factsOf(column)];
    return rows.flatMap((row, index) => {
      const cell = records[index]?.[place] ?? 'no cell';
      return isValueOf(row[name], withNewlines(cell), read)
        ? []
        : [`${row.row}:${name} is ${JSON.stringify(row[name])}, its cell ${JSON.stringify(cell)}`];
    });
  });
}

/** What broken code writes into a text, such as “undefined” or “[object Object]”. No reader or editor understands it. */
export const crashWords =
  /undefined|\bnull\b|NaN|Infinity|\[object|Cannot |is not (a function|iterable|defined)|Maximum call/;

/** Errors that do not say which file is concerned, what is expected or what to do. */
export const findUseless = (errors: DataError[]): string[] =>
  errors
    .filter(
      ({ file, received, expected, fix }) =>
        !/^(data|src)\/\S/.test(file) ||
        expected === '' ||
        fix === '' ||
        (crashWords.test(received) && !received.startsWith('figures that this was not made for (')),
    )
    .map(formatError);

/** Texts and tooltips of a chart that are broken. The data run finds broken shapes. */
export function findBroken(chart: Chart, rows: ChartRow[]): string[] {
  const texts = statesOf(chart, rows).flatMap((state) => listTexts(chart, rows, state));
  return [...texts.map(([, read]) => read()), ...rows.map((row) => chart.tooltip(row))]
    .map((text) => `${chart.id}: ${JSON.stringify(text)}`)
    .filter((text) => crashWords.test(text));
}

/** Numbers of the prose and pages of forces that are broken; of the pages only those that were not so before. */
export function findBrokenTexts(prose: Prose, forces: Pages, before: Pages): string[] {
  const numbers = prose.numbers.map(({ text, as_at, working, others, publications }) =>
    [text, as_at, working, others, ...publications.flatMap((one) => [one.cited, one.worked_out])].join('\n'),
  );
  const pages = Object.keys(forces).filter((id) => forces[id] !== before[id]);
  // An unknown value of a row is no text.
  const read = pages.map((id) => (forces[id] ?? '').replaceAll(/(?<=[:,[])null\b/g, ''));
  return [...numbers, ...read].filter((text) => crashWords.test(text));
}

/** What the page of each force shows, by its id, as JSON. */
type Pages = Record<string, string>;
