import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ChartRow } from '../../src/data/chart-row.ts';
import { z } from 'astro/zod';
import type { Editions } from '../../src/data/editions.ts';
import { DataErrors } from './data-error.ts';

/**
 * The frozen rows of each chart: data/editions/<date>/<chart>.json, one row a line so that git shows what changed; and
 * beside them edition.json with the version of the figures, which no later change of ours may alter.
 */

const folder = 'data/editions';
/** No chart has this id: it is reserved. */
const about = 'edition.json';

const versionSchema = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

type Frozen = Record<string, string>;

export const freezeRows = (rows: ChartRow[]): string =>
  `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

export function listEditions(root: string): string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).toSorted() : [];
}

function readEdition(root: string, date: string): Frozen {
  const files = readdirSync(join(root, folder, date))
    .filter((file) => file !== about)
    .toSorted();
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.json$/, ''), readFileSync(join(root, folder, date, file), 'utf8')]),
  );
}

/** The version that an edition was given. Throws DataErrors where it has none. */
export function parseEditionVersion(root: string, date: string): string {
  const file = `${folder}/${date}/${about}`;
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const { data } = versionSchema.safeParse(text === '' ? undefined : JSON.parse(text));
  if (!data)
    throw new DataErrors([
      {
        file,
        received: text.trim(),
        expected: 'the version of the edition, as {"version":"1.2.0"}',
        fix: 'take the file back from git',
      },
    ]);
  return data.version;
}

type Migrate = (chart: string, row: ChartRow) => ChartRow;

/** The charts whose rows differ, whatever columns they had. */
const differing = (earlier: Frozen, later: Frozen, migrate: Migrate): string[] => {
  const read = (id: string, text = 'null') =>
    (JSON.parse(text) as ChartRow[] | null)?.map((row) => migrate(id, row));
  return Object.keys(later).filter(
    (id) => later[id] !== earlier[id] && !isDeepStrictEqual(read(id, later[id]), read(id, earlier[id])),
  );
};

/** What was released with the rows that each edition changed, and which charts have moved on since. */
export function collectEditions(
  root: string,
  charts: Record<string, ChartRow[]>,
  migrate: Migrate = (_chart, row) => row,
): Editions {
  const dates = listEditions(root);
  const frozen = dates.map((date) => readEdition(root, date));
  const now = Object.fromEntries(Object.entries(charts).map(([id, rows]) => [id, freezeRows(rows)]));
  return {
    editions: dates.map((date, index) => {
      const changed = differing(frozen[index - 1] ?? {}, frozen[index] ?? {}, migrate);
      return {
        date,
        version: parseEditionVersion(root, date),
        changed,
        rows: Object.fromEntries(
          changed.map((id) => [id, JSON.parse(frozen[index]?.[id] ?? '[]') as ChartRow[]]),
        ),
      };
    }),
    unreleased: differing(frozen.at(-1) ?? {}, now, migrate),
  };
}

/** The text of each file of a new edition, by its path. */
export const formatEdition = (
  date: string,
  version: string,
  charts: Record<string, ChartRow[]>,
): Record<string, string> => ({
  [`${folder}/${date}/${about}`]: `${JSON.stringify({ version })}\n`,
  ...Object.fromEntries(
    Object.entries(charts).map(([id, rows]) => [`${folder}/${date}/${id}.json`, freezeRows(rows)]),
  ),
});
