import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { measureBuild, measureSave } from './bench/measure-build.ts';
import { comparePages, type Measured } from './bench/measure-page.ts';
import { dist } from '../tests/support/pages.ts';
import { answerHelp } from './run-command.ts';

/**
 * `npm run bench`: how a new reader on a slow phone gets the article and the heaviest page of each other kind, compared
 * with the same text and pictures as a bare page. `npm run bench:build`: what a build takes, how that grows with the
 * embeds, and how soon an editor sees what was saved. Prints tables, and how busy and how fast the machine is, since times
 * depend on it. Asserts nothing.
 */

answerHelp(`npm run bench
npm run bench:build

Measures how a slow phone gets the pages of the built site, or what a build takes. Asserts nothing.`);

const milliseconds = (value: number) => `${Math.round(value)} ms`;
const seconds = (value: number) => `${value.toFixed(1)} s`;
const integer = (value: number) => value.toLocaleString('en-GB');
interface Measure {
  name: string;
  format: (value: number) => string;
  /** The most that docs/speed.md aims at. */
  aim?: string;
}
const measures: Record<keyof Measured, Measure> = {
  bytes: { name: 'bytes', format: integer },
  requests: { name: 'requests', format: integer },
  firstPaint: { name: 'first paint', format: milliseconds, aim: '1.10 of bare' },
  largestPaint: { name: 'largest paint', format: milliseconds },
  blocking: { name: 'blocking time', format: milliseconds, aim: '50 ms' },
  shift: { name: 'layout shift', format: (value) => value.toFixed(3), aim: '0' },
  chartSeen: { name: 'first chart seen', format: milliseconds, aim: '1.10 of bare' },
  chartAnswers: { name: 'first chart answers', format: milliseconds, aim: '1.30 of bare' },
};

/** Articles of eight charts on the same phone: bytes, the first chart, its first answer. Noted on 28 November 2026. */
const peers = {
  'Plot in one bundle': { KiB: 82, 'chart s': 1.16, 'answer s': 1.28, 'blocking ms': 276 },
  'Datawrapper’s open core': { KiB: 99, 'chart s': 1.7, 'answer s': 1.95, 'blocking ms': 102 },
  'Observable Framework 1.13': { KiB: 178, 'chart s': 1.92, 'answer s': 1.99, 'blocking ms': 302 },
  'Highcharts 13': { KiB: 149, 'chart s': 2.92, 'answer s': 3.04, 'blocking ms': 1601 },
  'Our World in Data’s grapher': { KiB: 579, 'chart s': 4.97, 'answer s': 5.03, 'blocking ms': 1327 },
};

async function printPages(): Promise<void> {
  for await (const { name, path, compared } of comparePages(dist)) {
    console.log(`\n${name}: ${path}`);
    const rows = Object.entries(measures).map(([measure, { name, format, aim = '' }]) => {
      const { page, bare, ratio } = compared(measure as keyof Measured);
      // A ratio to zero is left out.
      const shownRatio = Number.isFinite(ratio) ? ratio.toFixed(2) : '';
      return [name, { page: format(page), bare: format(bare), ratio: shownRatio, aim }];
    });
    console.table(Object.fromEntries(rows));
  }
  console.log('\nWhat readers get elsewhere, as noted on 28 November 2026:');
  console.table(peers);
}

async function printBuilds(): Promise<void> {
  const save = await measureSave();
  const anew = await measureBuild({ makesImages: true });
  const kept = await measureBuild({});
  const many = await measureBuild({ times: 63 });
  const perEmbed = ((many.seconds - kept.seconds) / (many.documents - kept.documents)) * 1000;
  const memory = `${integer(Math.round(many.megabytes))} MB`;
  console.table({
    'whole build, pictures kept': { measured: seconds(kept.seconds), aim: '15 s' },
    'whole build, pictures made anew': { measured: seconds(anew.seconds), aim: '40 s' },
    'each further embed document': { measured: `${perEmbed.toFixed(1)} ms`, aim: '3 ms' },
    [`memory with ${integer(many.documents)} embeds`]: { measured: memory, aim: '1,500 MB' },
    'saved table to page': { measured: milliseconds(save), aim: '300 ms' },
  });
}

/** In seconds. A machine at rest can be slow, too: its host may give it less time than an hour ago. */
function timeFixedSum(): number {
  const start = performance.now();
  let sum = 0;
  for (let term = 0; term < 3e8; term += 1) sum = (sum + term) | 0;
  return (performance.now() - start) / 1000;
}

const speed = () =>
  `${loadavg()[0]?.toFixed(1)} tasks for ${cpus().length} cores; a fixed sum takes ${timeFixedSum().toFixed(2)} s`;
console.log(`At the start: ${speed()}`);
if (process.argv.includes('--build')) await printBuilds();
else {
  execFileSync('npm', ['run', 'build:site'], { stdio: 'inherit' });
  await printPages();
}
console.log(`At the end: ${speed()}`);
