import { parseArgs } from 'node:util';
import { fail } from './data/data-error.ts';
import { compareData, describeDiff } from './diff/compare-data.ts';
import { escapeMarkdown, formatMarkdown } from './diff/format-diff.ts';
import { readCommit } from './diff/read-commit.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run data:diff -- [<commit>]`: prints as Markdown what data/ and the sentences of charts change against the last commit,
 * or another: figures, charts, numbers in the prose, claims that fail, pinned embeds. Both states are read with the present
 * code and article. Exits with 1 where there are errors.
 */
function diff(): void {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [name = 'HEAD', ...others] = positionals;
  if (others.length > 0)
    fail('data:diff', {
      received: positionals.join(' '),
      expected: 'one commit',
      fix: 'npm run data:diff -- [<commit>]',
    });
  const commit = readCommit(process.cwd(), name);
  const changes = compareData(process.cwd(), commit.readFile, {
    today: new Date().toISOString().slice(0, 10),
  });
  const text = formatMarkdown(describeDiff(changes));
  const earlier = `${commit.short} (${commit.subject})`;
  const heading =
    text === ''
      ? escapeMarkdown(`No figure differs from ${earlier}, and neither does anything that is shown of them.`)
      : `## ${escapeMarkdown(`What the data change against ${earlier}`)}`;
  const unknown = typeof changes.shown === 'string' ? escapeMarkdown(changes.shown) : '';
  console.log([heading, text, unknown].filter((part) => part !== '').join('\n\n'));
  if (changes.errors.length > 0) process.exitCode = 1;
}

const usage = `npm run data:diff -- [<commit>]

Prints what data/ and the sentences of charts change against the last commit, or another: figures, charts, prose, pinned embeds.`;

runCommand(usage, diff, 'Nothing was compared.');
