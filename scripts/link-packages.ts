import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Links the packages of a project into a copy of it one by one, so that what tools cache beside them is the copy’s own. */
export function linkPackages(project: string, copy: string): void {
  const [from, to] = [join(project, 'node_modules'), join(copy, 'node_modules')];
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((name) => name === '.bin' || !name.startsWith('.')))
    symlinkSync(join(from, name), join(to, name));
}
