import { parseArgs } from 'node:util';
import { compareData, describeDiff } from './diff/compare-data.ts';
import { escapeMarkdown, formatMarkdown } from './diff/format-diff.ts';
import { readCommit } from './diff/read-commit.ts';
import { runCommand } from './run-command.ts';

const usage = `npm run data:diff -- [<commit>]

Prints as Markdown what data/ and the sentences of charts and forces change against the last commit, or another: figures, charts,
numbers in the prose, claims that fail, pages of forces, pinned embeds. Both states are read with the present code and article. Fails where there are errors.`;

function diff(): void {
  const { positionals } = parseArgs({ allowPositionals: true });
  const commit = readCommit(process.cwd(), positionals.join(' ') || 'HEAD');
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

runCommand(usage, diff, 'Nothing was compared.');
