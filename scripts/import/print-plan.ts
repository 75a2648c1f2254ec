import { formatCount } from './format-count.ts';
import { type Compared, thingOf, valueOf } from './compare.ts';
import type { Plan } from './plan-import.ts';
import type { SheetReport } from './read-release.ts';

/** So many rows of a kind are listed; for the others their number is told. */
const rowsListed = 30;

/** What was recognised, and what it would do to data/. */
export function printPlan({ workbook, released, sheets, compared, added }: Plan): string {
  return [
    `${workbook.file}: ${workbook.kind}, ${formatCount(workbook.sheets.length, 'sheet')}`,
    ...workbook.remarks.map((remark) => `  accepted: ${remark}`),
    released
      ? `Published ${released.day} (${released.at}: “${released.text}”)`
      : 'No day of publication was found in the file.',
    '',
    ...sheets.filter(({ figures }) => figures > 0).flatMap(printSheet),
    ...printUnread(sheets.filter(({ figures }) => figures === 0)),
    ...printCompared(compared, added.length),
  ].join('\n');
}

function printSheet({
  sheet,
  title,
  subject,
  tables,
  times,
  places,
  figures,
  remarks,
  leftOut,
}: SheetReport): string[] {
  return [
    `${sheet === '' ? 'The file' : sheet}: ${title}`,
    subject === undefined
      ? `  ${formatCount(figures, 'row')}`
      : `  ${subject} → ${tables.map((table) => `${table}.csv`).join(', ')}; ${formatCount(figures, 'figure')}, ${formatCount(places, 'place')}, ${printTimes(times)}`,
    ...remarks.map((remark) => `  accepted: ${remark}`),
    ...(leftOut.length > 0 ? [`  left out: ${leftOut.join('; ')}`] : []),
    '',
  ];
}

const printTimes = (times: string[]) =>
  times.length > 3 ? `${times[0]} to ${times.at(-1)} (${times.length} times)` : times.join(', ');

function printUnread(sheets: SheetReport[]): string[] {
  if (sheets.length === 0) return [];
  return [
    'Not taken:',
    ...sheets.map(
      ({ sheet, title, account, leftOut }) =>
        `  ${sheet === '' ? 'the file' : sheet} (${title.slice(0, 70)}): ${account ?? `nothing that a table holds${leftOut.length > 0 ? `; left out: ${leftOut.slice(0, 4).join('; ')}` : ''}`}`,
    ),
    '',
  ];
}

const headings: [is: Compared['is'], heading: string][] = [
  ['new', 'new'],
  ['revised', 'revised; the earlier figure stays beside it'],
  ['earlier', 'of an older release than those held; what is known at present stays'],
  ['repeated', 'said before by an earlier release; added only with --repeats'],
  ['held', 'there already, from the same release'],
];

function printCompared(compared: Compared[], added: number): string[] {
  const tables = [...new Set(compared.map(({ candidate }) => candidate.table))];
  const lines = tables.flatMap((table) => {
    const ofTable = compared.filter(({ candidate }) => candidate.table === table);
    return [
      `data/${table}.csv`,
      ...headings.flatMap(([is, heading]) => {
        const rows = ofTable.filter((row) => row.is === is);
        if (rows.length === 0) return [];
        const listed = is === 'held' || is === 'repeated' ? [] : rows.slice(0, rowsListed);
        const more = rows.length - listed.length;
        return [
          `  ${rows.length} ${heading}`,
          ...listed.map(printRow),
          ...(listed.length > 0 && more > 0 ? [`    … and ${more} more`] : []),
        ];
      }),
      '',
    ];
  });
  return [...lines, added === 0 ? 'There is nothing to add.' : `${formatCount(added, 'row')} to add.`];
}

function printRow({ is, candidate, ...rest }: Compared): string {
  const { table, cells, at } = candidate;
  const value = valueOf(table, cells) === '' ? 'not known' : valueOf(table, cells);
  const before =
    'before' in rest && (is === 'revised' || is === 'earlier')
      ? ` (${valueOf(table, rest.before.cells) === value ? 'the same' : valueOf(table, rest.before.cells)} in ${rest.before.cells.release ?? rest.before.cells.released ?? 'the table'})`
      : '';
  return `    ${thingOf(table, cells)}: ${value}${before} · ${cells.release ?? cells.released ?? ''} · ${at}`;
}
