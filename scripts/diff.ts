import { parseArgs } from 'node:util';
import { tableNames } from '../src/data/tables/index.ts';
import { readFrom } from './data/load.ts';
import { compareData } from './diff/compare-data.ts';
import { describeDiff } from './diff/describe-diff.ts';
import { escapeMarkdown, formatMarkdown } from './diff/print-markdown.ts';
import { formatTerminal } from './diff/print-terminal.ts';
import { readCommit } from './diff/read-commit.ts';
import { DataErrors } from './data/data-error.ts';
import { showProgress } from './show-progress.ts';

/**
 * `npm run data:diff`: what data/ as it lies there changes against the last commit, or another: figures, charts, numbers
 * in the prose, claims that fail, pinned embeds. Only the data are taken from the commit: both states are read with the
 * code and the words as they are now, so what a chart’s own change does is not told. Ends with 1 where there are faults.
 */
const usage = 'npm run data:diff -- [<commit>] [--markdown]';

function main(root: string): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { markdown: { type: 'boolean' } },
  });
  const [name = 'HEAD', ...others] = positionals;
  if (others.length > 0)
    throw new DataErrors([
      { file: 'data:diff', received: positionals.join(' '), expected: 'one commit', fix: usage },
    ]);
  const readPresent = readFrom(root);
  const commit = readCommit(
    root,
    name,
    tableNames.map((table) => `data/${table}.csv`),
  );
  const progress = showProgress(process.stderr);
  const diff = compareData(root, { readEarlier: commit.readFile, readPresent, progress: progress.tell });
  progress.clear();

  const sections = describeDiff(diff);
  const against = `${commit.short} (${commit.subject})`;
  const whatChanges =
    sections.length === 0
      ? `No figure differs from ${against}, and nothing that is drawn or said from them.`
      : `What the data change against ${against}`;
  const withheld = typeof diff.shown === 'string' ? [diff.shown] : [];
  console.log(
    values.markdown
      ? [
          `${sections.length === 0 ? '' : '## '}${escapeMarkdown(whatChanges)}`,
          formatMarkdown(sections),
          ...withheld.map(escapeMarkdown),
        ]
          .filter(Boolean)
          .join('\n\n')
      : [whatChanges, formatTerminal(sections), ...withheld].filter(Boolean).join('\n\n'),
  );
  if (diff.errors.length > 0) process.exitCode = 1;
}

try {
  main(process.cwd());
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof DataErrors) && !isUsage) throw error;
  console.error(error instanceof DataErrors ? error.message : `${error.message}\n${usage}`);
  process.exitCode = 1;
}
