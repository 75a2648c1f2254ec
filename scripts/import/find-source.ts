import { isDate } from '../../src/figures/column.ts';
import type { TableDefinition } from '../../src/figures/table.ts';
import { tableDefinitions } from '../../src/figures/tables/index.ts';
import { factsOf } from '../../src/figures/column.ts';
import type { Fault } from '../fault.ts';
import { checkCell } from '../read-table.ts';
import type { Released } from './find-released.ts';
import type { Held } from './held.ts';

/** How the command line describes a source that sources.csv does not hold yet, by column of that table. */
export type SourceTold = Partial<Record<string, string>>;

export interface SourceFound {
  /** Its row of sources.csv as text; nothing where none was named or it is not described in full. */
  cells?: Record<string, string>;
  isNew: boolean;
  faults: Fault[];
}

/** The source that the rows will rest on: a row that stands in sources.csv, or one told in full. */
export function findSource(
  id: string | undefined,
  told: SourceTold,
  released: string | undefined,
  held: Held,
): SourceFound {
  const wanted = '--source';
  if (id === undefined)
    return {
      isNew: false,
      faults: [
        {
          file: wanted,
          got: '',
          expected: 'the id of a source in data/sources.csv, or a new one',
          mend: suggest(released, held),
        },
      ],
    };
  const standing = held.sources.find(({ cells }) => cells.source_id === id);
  if (standing) return { cells: standing.cells, isNew: false, faults: [] };

  const { columns }: TableDefinition = tableDefinitions.sources;
  const cells: Record<string, string> = {
    ...Object.fromEntries(Object.keys(columns).map((name) => [name, ''])),
    evidence: 'file',
    published: released ?? '',
    link: told.url ? '1' : '0',
  };
  for (const [name, text] of Object.entries({ ...told, source_id: id }))
    if (text !== undefined) cells[name] = text;
  const faults = Object.entries(columns).flatMap(([name, schema]): Fault[] => {
    if (checkCell(schema, cells[name] ?? '') !== undefined) return [];
    const { expected, about } = factsOf(schema);
    return [
      {
        file: name === 'source_id' ? wanted : `--${name}`,
        got: cells[name] ?? '',
        expected,
        mend: `${id} is not in data/sources.csv; tell it: ${about}`,
      },
    ];
  });
  return faults.length > 0 ? { isNew: true, faults } : { cells, isNew: true, faults };
}

function suggest(released: string | undefined, held: Held): string {
  const ofDay = held.sources.filter(
    ({ cells }) =>
      released !== undefined &&
      cells.published !== '' &&
      released.startsWith(cells.published ?? '') &&
      (cells.published ?? '').length >= 7 &&
      cells.standing === 'official',
  );
  const known = ofDay.map(({ cells }) => `${cells.source_id} (${cells.title})`);
  return known.length > 0
    ? `published then, and there already: ${known.join('; ')}`
    : 'give its id after --source; if it is new, also --title, --publisher and --standing';
}

/** The day of the release: told, else as the file says, else as the source says. That file and source agree is looked at. */
export function settleReleased(
  told: string | undefined,
  found: Released | undefined,
  source: Record<string, string> | undefined,
  file: string,
): { released?: string; faults: Fault[] } {
  const published =
    source?.published !== undefined && isDate(source.published) ? source.published : undefined;
  if (told !== undefined)
    return isDate(told)
      ? { released: told, faults: [] }
      : {
          faults: [
            {
              file: '--released',
              got: told,
              expected: 'a date as 2017-01-31',
              mend: 'write year, month, day with hyphens',
            },
          ],
        };
  if (found) {
    if (published === undefined || found.day.startsWith(published))
      return { released: found.day, faults: [] };
    return {
      faults: [
        {
          file,
          column: found.at,
          got: found.text,
          expected: `${published}, when ${source?.source_id} was published`,
          mend: 'name another source, or say with --released which day is right',
        },
      ],
    };
  }
  if (published !== undefined) return { released: published, faults: [] };
  return {
    faults: [
      {
        file,
        got: 'no day of publication',
        expected: 'the day on which the release came out',
        mend: 'give it with --released 2024-07-11',
      },
    ],
  };
}
