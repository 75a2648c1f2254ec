import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyProject, remove } from '../../tests/support/copy.ts';

/**
 * What a build takes, and how that grows with the embeds: seconds and the most memory at once, of the site as it is with
 * all pictures made anew, as it is, and with 10 and 100 times its embeds. Each is a build from nothing, in a copy of the
 * project. Prints a table and writes bench-build-report.json. Takes minutes and a gigabyte of disk; nothing is asserted.
 */

const run = promisify(execFile);
const report = 'bench-build-report.json';
const embedPage = 'src/pages/embed/[...path].astro';
const listed = '[...listLive(), ...listPinned()]';

/** Has the page of embeds, in a copy, list each as often as this. Each is a chart of its own, so it is drawn anew. */
function multiply(folder: string, times: number): void {
  const file = join(folder, embedPage);
  const page = readFileSync(file, 'utf8');
  const multiplied = `Array.from({ length: ${times} }, (_, copy) => ${listed}.map((embed) => (copy === 0 ? embed : { ...embed, path: \`\${embed.path}-\${copy}\`, chart: { ...embed.chart } }))).flat()`;
  if (!page.includes(listed))
    throw new Error(
      `${embedPage} — received no "${listed}", expected it in getStaticPaths; write here how embeds are listed now`,
    );
  writeFileSync(file, page.replace(listed, multiplied));
}

async function measure({ times, makesImages = false }: { times: number; makesImages?: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
  copyProject(folder, { makesImages });
  multiply(folder, times);
  const options = { cwd: folder, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } };
  const start = performance.now();
  await run('npm', ['run', 'data'], options);
  const dataSeconds = (performance.now() - start) / 1000;
  const { stdout } = await run(process.execPath, ['scripts/bench/build-once.ts'], options);
  remove(folder);
  const site = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    embeds: number;
    seconds: number;
    megabytes: number;
  };
  return {
    embeds: `${times}×${makesImages ? ', pictures made anew' : ''}`,
    documents: site.embeds,
    'data run s': dataSeconds,
    'site s': site.seconds,
    'most memory MB': site.megabytes,
  };
}

const results = [];
for (const each of [{ times: 1, makesImages: true }, { times: 1 }, { times: 10 }, { times: 100 }]) {
  const result = await measure(each);
  results.push(result);
  console.log(result);
}
const round = (value: string | number) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
console.table(
  results.map((result) =>
    Object.fromEntries(Object.entries(result).map(([name, value]) => [name, round(value)])),
  ),
);
writeFileSync(report, `${JSON.stringify(results, null, 2)}\n`);
