import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { printFault, Faults } from './fault.ts';
import { askEditor, questionFault } from './import/ask-editor.ts';
import { type Mapping, mappingsTable } from './import/mappings.ts';
import { planImport } from './import/plan-import.ts';
import { printPlan } from './import/print-plan.ts';
import { readTable } from './read-table.ts';
import { replaceFiles, undoHalfWritten } from './write-all.ts';

/**
 * `npm run data:add -- <file>`: reads a release’s workbook, or a table in our own shape, and shows the rows that it would
 * add; with `--write` it adds them, all or none. data/README.md tells editors how.
 */
const text = { type: 'string' } as const;
const usage =
  'npm run data:add -- <file> --source <id> [--sheet <name>] [--released <day>] [--release <name>] [--table <name>] [--repeats] [--write]';

async function main(root: string): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      source: text,
      released: text,
      release: text,
      table: text,
      sheet: { type: 'string', multiple: true },
      title: text,
      publisher: text,
      url: text,
      published: text,
      licence: text,
      evidence: text,
      standing: text,
      link: text,
      repeats: { type: 'boolean' },
      write: { type: 'boolean' },
    },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new Faults([
      { file: 'data:add', got: positionals.join(' '), expected: 'the path of one file', mend: usage },
    ]);
  if (!existsSync(path))
    throw new Faults([
      {
        file: 'data:add',
        got: path,
        expected: 'a file that is there',
        mend: 'look at the path; quote it if it holds spaces',
      },
    ]);
  for (const undone of undoHalfWritten(root))
    console.error(`${undone} was put back: an earlier import or release was cut short.`);

  const { title, publisher, url, published, licence, evidence, standing, link } = values;
  const options = {
    source: values.source,
    released: values.released,
    release: values.release,
    table: values.table,
    sheets: values.sheet ?? [],
    repeats: values.repeats ?? false,
    sourceTold: { title, publisher, url, published, licence, evidence, standing, link },
  };
  const file = basename(path);
  const bytes = readFileSync(path);
  const { kept, mappingsText } = readMappings(root);
  const readFile = (name: string) => readFileSync(join(root, name));
  const plan = (answers: Mapping[]) =>
    planImport(root, file, bytes, options, { kept, answers, text: mappingsText }, readFile, (words) => {
      console.error(words);
    });

  let answers: Mapping[] = [];
  let planned = plan(answers);
  while (planned.questions.length > 0 && process.stdin.isTTY) {
    const more = await askEditor(planned.questions, file, process.stdin, process.stderr);
    if (more.length === 0) break;
    answers = [...answers, ...more];
    planned = plan(answers);
  }
  console.log(printPlan(planned));

  const waiting = [...planned.questions.map((question) => questionFault(question, file)), ...planned.faults];
  const [blocking, toWrite] = values.write
    ? [waiting, []]
    : [
        waiting.filter((fault) => !fault.file.startsWith('--')),
        waiting.filter((fault) => fault.file.startsWith('--')),
      ];
  if (blocking.length > 0) throw new Faults(blocking);
  if (!values.write) {
    if (toWrite.length > 0)
      console.log(`\nStill needed before it can be written:\n${toWrite.map(printFault).join('\n')}`);
    else if (planned.files.size > 0)
      console.log(
        `\nNothing was written. To write: the same with --write${answers.length > 0 ? ', where it asks once more and keeps your answers' : ''}.`,
      );
    return;
  }
  if (planned.files.size === 0) return;
  replaceFiles(root, planned.files);
  console.log(
    `\nWritten: ${[...planned.files.keys()].join(', ')}. Run npm run data, and look at what changed before you commit.`,
  );
}

function readMappings(root: string): { kept: Mapping[]; mappingsText: string } {
  const path = join(root, 'data/mappings.csv');
  if (!existsSync(path))
    throw new Faults([
      {
        file: 'data/mappings.csv',
        got: 'no such file',
        expected: `a table with the columns ${Object.keys(mappingsTable.columns).join(', ')}`,
        mend: 'put it back',
      },
    ]);
  const bytes = readFileSync(path);
  const { rows, faults } = readTable(mappingsTable, bytes);
  if (faults.length > 0) throw new Faults(faults);
  return { kept: rows as unknown as Mapping[], mappingsText: bytes.toString('utf8') };
}

try {
  await main(process.cwd());
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof Faults) && !isUsage) throw error;
  console.error(error instanceof Faults ? `\n${error.message}` : `${error.message}\n${usage}`);
  console.error(
    error instanceof Faults
      ? `${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}; nothing was written.`
      : 'Nothing was written.',
  );
  process.exitCode = 1;
}
