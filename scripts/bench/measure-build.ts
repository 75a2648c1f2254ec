import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyProject } from '../../tests/support/copy.ts';

const run = promisify(execFile);
const embedPage = 'src/pages/embed/[...path].astro';
const listed = 'listEmbeds()';
const printPeak = `data:text/javascript,process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`;

/**
 * Makes the embed page of a copy list each embed this many times, as further editions would: each has rows of its own, so that it
 * is worded and drawn again.
 */
function multiplyEmbeds(folder: string, times: number): void {
  const file = join(folder, embedPage);
  const page = readFileSync(file, 'utf8');
  if (!page.includes(listed)) throw new Error(`${embedPage} no longer lists its pages by ${listed}`);
  const multiplied = `Array.from({ length: ${times} }, (_, copy) => {
    const frozen = new Set(${listed}.map(({ rows }) => rows));
    const copies = new Map([...frozen].map((rows) => [rows, structuredClone(rows)]));
    return ${listed}.map((embed) =>
      copy === 0
        ? embed
        : { ...embed, path: \`\${embed.path}-\${copy}\`, chart: { ...embed.chart }, rows: copies.get(embed.rows) },
    );
  }).flat()`;
  writeFileSync(
    file,
    page.replace(listed, () => multiplied),
  );
}

interface MeasuredBuild {
  documents: number;
  /** Of the data run and of the site, in seconds. */
  seconds: number;
  /** The peak. */
  megabytes: number;
}

/** Builds a copy of the project from nothing, with its embeds multiplied. */
export async function measureBuild({ times = 1, makesImages = false }): Promise<MeasuredBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
  copyProject(folder, { makesImages });
  multiplyEmbeds(folder, times);
  const options = { cwd: folder, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } };
  const start = performance.now();
  await run('npm', ['run', 'data'], options);
  const { stderr } = await run(
    process.execPath,
    ['--import', printPeak, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
    options,
  );
  const end = performance.now();
  const embeds = readdirSync(join(folder, 'dist/embed'), { recursive: true, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return {
    documents: embeds.filter((file) => file.endsWith('index.html')).length,
    seconds: (end - start) / 1000,
    megabytes: Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024,
  };
}
