import { factsOf } from '../../src/data/column.ts';
import type { TableDefinition } from '../../src/data/table.ts';
import { tableDefinitions } from '../../src/data/tables/index.ts';

/** Between these lines data/README.md is written from the schemas; the rest is written by hand. */
const start = '<!-- tables: written by npm run data:readme, not by hand -->';
const end = '<!-- /tables -->';

/** Every table of data/ as Markdown: what it is, its columns, and which of them identify a row. */
export function describeTables(): string {
  return Object.values<TableDefinition>(tableDefinitions).map(describeTable).join('\n\n');
}

function describeTable({ name, about, columns, key }: TableDefinition): string {
  const rows = Object.entries(columns).map(([column, schema]) => {
    const { about, expected, optional } = factsOf(schema);
    return `| ${[`\`${column}\``, about, optional ? `${expected}, or empty` : expected].map(escapeCell).join(' | ')} |`;
  });
  return [
    `### ${name}.csv`,
    '',
    about,
    '',
    '| column | what it holds | what may stand in it |',
    '| --- | --- | --- |',
    ...rows,
    '',
    `What identifies a row: ${key.map((column) => `\`${column}\``).join(', ')}.`,
  ].join('\n');
}

const escapeCell = (cell: string) => cell.replaceAll('|', '\\|');

/** The guide with its tables as the schemas now have them; throws where the two marking lines are not there. */
export function replaceTables(guide: string, tables: string): string {
  const [from, to] = [guide.indexOf(start), guide.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`no position for the tables: ${start} … ${end}`);
  return `${guide.slice(0, from)}${start}\n\n${tables}\n\n${guide.slice(to)}`;
}
