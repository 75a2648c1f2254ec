import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from '../tests/support/browser.ts';
import { base, dist } from '../tests/support/pages.ts';
import { serve } from '../tests/support/serve.ts';
import { choosePages } from './bench/choose-pages.ts';
import { compare, type Measured } from './bench/compare.ts';
import { makeLimit } from './bench/make-limit.ts';

/**
 * How a new reader on a slow phone gets the article and the heaviest page of each other kind, beside the same words and
 * pictures as a bare page: the limit. Prints tables and writes bench-report.json. Needs a built site. Nothing is
 * asserted: times are the machine’s.
 */

const report = 'bench-report.json';

const milliseconds = (value: number) => `${Math.round(value)} ms`;
const plain = (value: number) => value.toLocaleString('en-GB');
const measures: Record<keyof Measured, { name: string; format: (value: number) => string }> = {
  bytes: { name: 'bytes', format: plain },
  requests: { name: 'requests', format: plain },
  firstPaint: { name: 'first paint', format: milliseconds },
  largestPaint: { name: 'largest paint', format: milliseconds },
  blocking: { name: 'blocking time', format: milliseconds },
  shift: { name: 'layout shift', format: (value) => value.toFixed(3) },
  chartSeen: { name: 'first chart seen', format: milliseconds },
  chartAnswers: { name: 'first chart answers', format: milliseconds },
};

/** A chart cannot be pointed at before it is seen: that is the limit of answering. */
const limitOf = (limit: Measured, measure: keyof Measured) =>
  measure === 'chartAnswers' ? limit.chartSeen : (limit[measure] ?? NaN);

const ratio = (value: number, limit: number) =>
  limit > 0 ? (value / limit).toFixed(2) : value === 0 ? '1.00' : '–';

const rows = ({ page, limit }: { page: Measured; limit: Measured }) =>
  Object.fromEntries(
    (Object.keys(measures) as (keyof Measured)[]).map((measure) => {
      const { name, format } = measures[measure];
      const [own, least] = [page[measure] ?? NaN, limitOf(limit, measure)];
      return [name, { page: format(own), limit: format(least), ratio: ratio(own, least) }];
    }),
  );

const pages = choosePages(dist);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
makeLimit(
  dist,
  folder,
  pages.map(({ path }) => path),
);
const [browser, site, limit] = await Promise.all([
  startBrowser(),
  serve(dist, { base, compressed: true }),
  serve(folder, { base, compressed: true }),
]);
const results = [];
for (const { name, path } of pages) {
  const result = await compare(browser, { page: site.root + path, limit: limit.root + path });
  results.push({ name, path, ...result });
  console.log(`\n${name}: ${path}`);
  console.table(rows(result));
}
await Promise.all([browser.close(), site.close(), limit.close()]);
rmSync(folder, { recursive: true });
writeFileSync(report, `${JSON.stringify(results, null, 2)}\n`);
