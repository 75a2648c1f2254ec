import { execFileSync } from 'node:child_process';
import { measureBuild } from './bench/measure-build.ts';
import { comparePages, type Measured } from './bench/measure-page.ts';
import { dist } from '../tests/support/pages.ts';
import { answerHelp } from './run-command.ts';

/**
 * `npm run bench`: how a new reader on a slow phone gets the article and the heaviest page of each other kind, compared
 * with the same text and pictures as a bare page; then what a build takes, and how that grows with the embeds. Prints
 * tables. Asserts nothing: times depend on the machine.
 */

answerHelp(`npm run bench

Builds the site and measures how a slow phone gets its pages, and what a build takes. Asserts nothing.`);

execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });

const milliseconds = (value: number) => `${Math.round(value)} ms`;
const integer = (value: number) => value.toLocaleString('en-GB');
const measures: Record<keyof Measured, { name: string; format: (value: number) => string }> = {
  bytes: { name: 'bytes', format: integer },
  requests: { name: 'requests', format: integer },
  firstPaint: { name: 'first paint', format: milliseconds },
  largestPaint: { name: 'largest paint', format: milliseconds },
  blocking: { name: 'blocking time', format: milliseconds },
  shift: { name: 'layout shift', format: (value) => value.toFixed(3) },
  chartSeen: { name: 'first chart seen', format: milliseconds },
  chartAnswers: { name: 'first chart answers', format: milliseconds },
};

const ratio = (value: number, limit: number) => {
  if (limit > 0) return (value / limit).toFixed(2);
  return value === 0 ? '1.00' : '–';
};

for await (const { name, path, page, limit } of comparePages(dist)) {
  console.log(`\n${name}: ${path}`);
  const rows = Object.entries(measures).map(([measure, { name, format }]) => {
    const [own, least] = [page[measure as keyof Measured], limit[measure as keyof Measured]];
    return [name, { page: format(own), limit: format(least), ratio: ratio(own, least) }] as const;
  });
  console.table(Object.fromEntries(rows));
}

for (const options of [{ times: 1, makesImages: true }, { times: 1 }, { times: 10 }, { times: 100 }])
  console.table([await measureBuild(options)]);
