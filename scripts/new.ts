import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { format, resolveConfig } from 'prettier';
import { answerHelp } from './run-command.ts';

answerHelp(`npm run new:chart -- <id>
npm run new:table -- <name>

Writes the files of a chart or a table, which pass every check as they are, and puts it into its list. Nothing is written where
the name is not free or not usable.`);

const root = process.cwd();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const toCamelCase = (id: string) => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const toLabel = (id: string) => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('-', ' ');

function fill(template: string, id: string): string {
  return read(`scripts/new/${template}.template`)
    .replaceAll('__ID__', id)
    .replaceAll('__NAME__', toCamelCase(id))
    .replaceAll('__LABEL__', toLabel(id));
}

/** Puts a line of import or export among its like, in the order of the files that they name. */
function addSorted(text: string, line: string): string {
  const lines = text.split('\n');
  const isLike = (each: string) => each.startsWith(line.slice(0, 8));
  const fileIn = (each: string) => each.split(' from ')[1] ?? '';
  const next = lines.findIndex((each) => isLike(each) && fileIn(each) > fileIn(line));
  return lines.toSpliced(next < 0 ? lines.findLastIndex(isLike) + 1 : next, 0, line).join('\n');
}

/** Whether no variable may be called so: default, new, package. */
function isReserved(name: string): boolean {
  try {
    return !new Script(`'use strict'; let ${name};`);
  } catch {
    return true;
  }
}

function chartFiles(id: string): Record<string, string> {
  const name = toCamelCase(id);
  const folder = `../src/charts/${id}`;
  const rules = `| [\`${id}\`](${folder}/chart.ts) | ${toLabel(id)} | What keeps it honest. | [its tests](${folder}/chart.test.ts) |`;
  return {
    [`src/charts/${id}/chart.ts`]: fill('chart', id),
    [`src/charts/${id}/chart.test.ts`]: fill('chart.test', id),
    [`src/charts/${id}/text.md`]: fill('text', id),
    'src/charts/index.ts': addSorted(
      read('src/charts/index.ts'),
      `import { ${name} } from './${id}/chart.ts';`,
    ).replace(/^\];$/m, `  ${name},\n];`),
    // Charts are the last table of the page, in the order of the gallery.
    'docs/charts.md': `${read('docs/charts.md').trimEnd()}\n${rules}\n`,
  };
}

function tableFiles(name: string): Record<string, string> {
  const path = 'src/data/tables/all.ts';
  const guide = read('data/README.md').split(/\n(?=### )/);
  const next = guide.findIndex((section) => (/^### (.+)\.csv/.exec(section)?.[1] ?? '') > name);
  return {
    [`data/${name}.csv`]: 'geography,date,value,release,released,source_id,note\n',
    [`src/data/tables/${name}.ts`]: fill('table', name),
    [path]: addSorted(read(path), `export * from './${name}.ts';`),
    'data/README.md': guide.toSpliced(next < 0 ? guide.length : next, 0, fill('guide', name)).join('\n'),
  };
}

const [kind = '', id = '', ...others] = process.argv.slice(2);
const makers: Record<string, (id: string) => Record<string, string>> = {
  chart: chartFiles,
  table: tableFiles,
};
const homes = kind === 'chart' ? [`src/charts/${id}`] : [`data/${id}.csv`, `src/data/tables/${id}.ts`];
const taken = homes.find((path) => existsSync(join(root, path)));
const isName = others.length === 0 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id);
const expected = [
  !isName && 'one name of small letters, digits and hyphens, such as armed-boats',
  taken && `a name that is free; ${taken} exists`,
  kind === 'chart' && isReserved(toCamelCase(id)) && 'a name that JavaScript has no use for',
].find(Boolean);
if (expected) {
  console.error(`npm run new:${kind} — received "${[id, ...others].join(' ')}", expected ${expected}`);
  process.exit(1);
}
const files = Object.entries(makers[kind]?.(id) ?? {});
for (const [path, text] of files) {
  const options = { ...(await resolveConfig(path)), filepath: path };
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), /^(src|docs).*(ts|md)$/.test(path) ? await format(text, options) : text);
}
console.log(`Written: ${files.map(([path]) => path).join(', ')}`);
