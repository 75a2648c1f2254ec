import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Below the folder that a build runs in; `npm ci` empties it. */
const kept = 'node_modules/.cache/images';

/**
 * What was made under a name before, or else what `make` makes now. It is written beside its place and renamed into it:
 * a build that is stopped leaves no half file, and two at once do not disturb each other.
 */
export async function keep(
  name: string,
  make: () => Uint8Array,
  { folder = kept } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(folder, name);
  if (!existsSync(file)) {
    const made = make();
    await mkdir(folder, { recursive: true });
    const beside = `${file}.${randomUUID()}`;
    await writeFile(beside, made);
    await rename(beside, file);
  }
  return readFile(file);
}
