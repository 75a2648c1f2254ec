import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Claims, Numbers } from '../data/prose.ts';
import { chapters } from './chapters.ts';

const definitions = await Promise.all(
  chapters
    .filter((chapter) => existsSync(join(import.meta.dirname, `${chapter}.ts`)))
    .map((chapter) => import(`./${chapter}.ts`) as Promise<{ numbers: Numbers; claims?: Claims }>),
);

/** Throws where two chapters define the same id. */
function gather<T>(records: Record<string, T>[]): Record<string, T> {
  const ids = records.flatMap((record) => Object.keys(record));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`defined twice: ${twice}`);
  return Object.assign({}, ...records) as Record<string, T>;
}

/** Every id that the prose may use. */
export const numbers: Numbers = gather(definitions.map((chapter) => chapter.numbers));
export const claims: Claims = gather(definitions.map((chapter) => chapter.claims ?? {}));
