import { writeCsv } from '../data/csv.ts';
import { citeInFull, describeLicence, findSources } from '../data/cite.ts';
import { type TableName, tableNames, type Tables } from '../data/tables/index.ts';
import { describeOfferedTable } from './data-package.ts';
import { type Force, headForce } from '../forces/force-names.ts';
import type { ForceSentences } from '../forces/sentences.ts';
import { address } from '../site.ts';

type Cells = Record<string, unknown> & { source_id?: string[] };

/** What the columns of different tables are called in the rows of a force. */
const columns = {
  when: ['date', 'period'],
  measure: ['measure', 'dimension'],
  group: ['group'],
  value: ['value', 'reports'],
  qualifier: ['qualifier'],
  release: ['release'],
  released: ['released'],
};

/** Tables with rows of forces, and these; a region may have the name of a force. */
function listRows(tables: Tables, { geography }: Force): { table: TableName; rows: Cells[] }[] {
  const isOwn = (row: Cells) =>
    row['geography'] === geography && (row['geography_type'] ?? 'force') === 'force';
  return tableNames
    .filter((table) => table !== 'police-forces')
    .map((table) => ({ table, rows: (tables[table] as Cells[]).filter(isOwn) }))
    .filter(({ rows }) => rows.length > 0);
}

/** All rows of a force, of every table, as one: in each the table it is from, and who published it. */
export const forceCsv = (tables: Tables, force: Force): string =>
  writeCsv(
    listRows(tables, force).flatMap(({ table, rows }) =>
      rows.map((row) => {
        const sources = findSources(tables, row.source_id ?? []);
        const cells = Object.entries(columns).map(([name, from]): [string, unknown] => [
          name,
          from.map((column) => row[column]).find((cell) => cell != null),
        ]);
        return {
          force: force.force_name,
          table,
          ...Object.fromEntries(cells),
          source: sources.map(citeInFull).join('; '),
          source_standing: sources.map(({ standing }) => standing).join('; '),
          source_id: row.source_id?.join('; '),
          source_licence: sources.map(({ licence }) => licence).join('; '),
          note: row['note'],
        };
      }),
    ),
  );

interface Kit {
  sentences: ForceSentences[];
  citation: string;
  /** Each file with what it is. */
  files: [name: string, about: string][];
}

/** What is in the kit of a force, and what may be written from it. */
export function forceReadme(tables: Tables, force: Force, { sentences, citation, files }: Kit): string {
  const tabled = listRows(tables, force);
  const ids = tabled.flatMap(({ rows }) => rows.flatMap((row) => row.source_id ?? []));
  const section = (heading: string, lines: string[]) => [heading.toUpperCase(), '', ...lines, ''];
  const sourceOf = (sources: string[]) =>
    findSources(tables, sources).map((source) => `  Source: ${citeInFull(source)}`);
  return [
    `${headForce(force)}: a kit for newsrooms`,
    '',
    'A year such as 2019/20 ends in March.',
    `Addresses of the sources: ${address('/sources/') ?? 'on the page “Sources” of the site, /sources/'}`,
    '',
    ...section(
      'Sentences to use',
      sentences.flatMap(({ use, sources }) => (use ? [use, ...sourceOf(sources), ''] : [])),
    ),
    ...section(
      'Sentences not to use',
      sentences.flatMap(({ avoid }) => avoid.map((sentence) => `- ${sentence}`)),
    ),
    ...section(
      'Files',
      files.map(([name, about]) => `${name}: ${about}`),
    ),
    ...section(
      `Tables in ${force.force_id}.csv`,
      tabled.map(({ table }) => `${table}: ${describeOfferedTable(tables, table)}\n`),
    ),
    ...section('How to cite', [citation]),
    ...section('Licence', [`${describeLicence(tables, ids)}.`]),
  ].join('\n');
}
