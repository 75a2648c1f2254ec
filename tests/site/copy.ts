import { execFile } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { linkPackages } from '../../scripts/link-packages.ts';

const project = resolve(import.meta.dirname, '../..');

/** What .gitignore keeps out, and what takes no part in a build. */
const leftOut = /^(node_modules|dist|coverage|tests|test-report\.json|\..*)$/;
const generated = /[\\/]src[\\/](generated|\.generated-[^\\/]*)$/;

/** A copy of the project at `folder`, with its packages linked. */
export function copyProject(folder: string): void {
  for (const name of readdirSync(project).filter((name) => !leftOut.test(name))) {
    cpSync(join(project, name), join(folder, name), { recursive: true, filter: (path) => !generated.test(path) });
  }
  linkPackages(project, folder);
}

/** `npm run build` in a copy, with no more of the environment than it needs. Throws with what the build printed. */
export async function build(folder: string, environment: Record<string, string> = {}): Promise<string> {
  const needed = Object.fromEntries(['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name]]));
  const env = { ...needed, ASTRO_TELEMETRY_DISABLED: '1', ...environment };
  await promisify(execFile)('npm', ['run', 'build'], { cwd: folder, env }).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`the build failed in ${folder}\n${stdout}\n${stderr}`);
  });
  return join(folder, 'dist');
}

/** For `afterAll`: the copies are small, but there would be one more for each run. */
export const remove = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};
