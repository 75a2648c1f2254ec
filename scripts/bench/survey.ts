import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeAnswers } from '../survey/make-answers.ts';

/**
 * How long `npm run survey` takes, and how much memory at most, for up to a million people’s answers. Each file is made up,
 * and counted by a process of its own. Nothing is asserted: times are the machine’s.
 */
const folder = mkdtempSync(join(tmpdir(), 'bench-survey-'));
const tellPeak = `data:text/javascript,process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`;
const options = [
  '--survey',
  'MPF2017',
  '--questions',
  'arming_view,taser_all',
  '--by',
  'grade',
  '--open-to',
  '2000000',
];

try {
  const table = [];
  for (const respondents of [10_000, 100_000, 1_000_000]) {
    const path = join(folder, 'answers.csv');
    await pipeline(Readable.from(makeAnswers(respondents)), createWriteStream(path));
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', tellPeak, 'scripts/survey.ts', path, ...options],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    const kilobytes = Number(/^peak (\d+)$/m.exec(stderr)?.[1]);
    table.push({
      respondents,
      rows: stdout.trim().split('\n').length - 1,
      seconds: ((performance.now() - start) / 1000).toFixed(1),
      'peak MB': Math.round(kilobytes / 1024),
    });
  }
  console.table(table);
} finally {
  rmSync(folder, { recursive: true });
}
