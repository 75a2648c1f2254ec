import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartRow } from '../src/drawing/chart.ts';
import type { Editions } from '../src/figures/editions.ts';

/** The frozen rows of each chart: data/editions/<date>/<chart>.json, one row a line so that git shows what changed. */

const folder = 'data/editions';

type Frozen = Record<string, string>;

export const freezeRows = (rows: ChartRow[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

export function listEditions(root: string): string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).toSorted() : [];
}

function readEdition(root: string, date: string): Frozen {
  const files = readdirSync(join(root, folder, date)).toSorted();
  return Object.fromEntries(files.map((file) => [file.replace(/\.json$/, ''), readFileSync(join(root, folder, date, file), 'utf8')]));
}

const differing = (earlier: Frozen, later: Frozen): string[] => Object.keys(later).filter((id) => later[id] !== earlier[id]);

/** What was released with the rows that each edition changed, and which charts have moved on since. */
export function readEditions(root: string, charts: Record<string, ChartRow[]>): Editions {
  const dates = listEditions(root);
  const frozen = dates.map((date) => readEdition(root, date));
  const now = Object.fromEntries(Object.entries(charts).map(([id, rows]) => [id, freezeRows(rows)]));
  return {
    editions: dates.map((date, index) => {
      const changed = differing(frozen[index - 1] ?? {}, frozen[index] ?? {});
      return { date, changed, rows: Object.fromEntries(changed.map((id) => [id, JSON.parse(frozen[index]?.[id] ?? '[]') as ChartRow[]])) };
    }),
    unreleased: differing(frozen.at(-1) ?? {}, now),
  };
}

export function writeEdition(root: string, date: string, charts: Record<string, ChartRow[]>): void {
  mkdirSync(join(root, folder, date), { recursive: true });
  for (const [id, rows] of Object.entries(charts)) writeFileSync(join(root, folder, date, `${id}.json`), freezeRows(rows));
}
