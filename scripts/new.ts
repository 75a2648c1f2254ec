import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/**
 * `npm run new:chart -- <id>` and `npm run new:table -- <name>`: write the files of a chart or a table, which pass every
 * check as they are, and put it into its list. Nothing is written where the name is not free or not usable.
 */

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

/** Adds an import and an entry to a list in a file of code. `before` is the line before which the entry goes. */
function list(
  path: string,
  { imported, entry, before }: Record<'imported' | 'entry' | 'before', string>,
): string {
  const text = read(path);
  const at = text.lastIndexOf(before);
  if (at < 0) throw new Error(`${path}: no line "${before.trim()}"`);
  return `${imported}\n${text.slice(0, at)}${entry}${text.slice(at)}`;
}

function chartFiles(id: string): Record<string, string> {
  const name = toCamelCase(id);
  return {
    [`src/charts/${id}/chart.ts`]: fill('chart', id),
    [`src/charts/${id}/chart.test.ts`]: fill('chart.test', id),
    [`src/charts/${id}/text.md`]: fill('text', id),
    'src/charts/index.ts': list('src/charts/index.ts', {
      imported: `import { ${name} } from './${id}/chart.ts';`,
      entry: `  ${name},\n`,
      before: '];\n',
    }),
  };
}

function tableFiles(name: string): Record<string, string> {
  const path = 'src/data/tables/all.ts';
  return {
    [`data/${name}.csv`]: 'geography,date,value,release,released,source_id,note\n',
    [`src/data/tables/${name}.ts`]: fill('table', name),
    [path]: `${read(path)}export { ${toCamelCase(name)}Table } from './${name}.ts';\n`,
  };
}

const [kind = '', id = '', ...others] = process.argv.slice(2);
const makers: Record<string, (id: string) => Record<string, string>> = {
  chart: chartFiles,
  table: tableFiles,
};
const home = kind === 'chart' ? `src/charts/${id}` : `data/${id}.csv`;
const problem =
  !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || others.length > 0
    ? `received "${[id, ...others].join(' ')}", expected one name of small letters, digits and hyphens, such as armed-boats`
    : existsSync(join(root, home))
      ? `received "${id}", expected a name that is free; ${home} exists`
      : undefined;
if (problem !== undefined) {
  console.error(`npm run new:${kind} — ${problem}`);
  process.exit(1);
}
const files = Object.entries(makers[kind]?.(id) ?? {});
for (const [path, text] of files) {
  const options = { ...(await resolveConfig(path)), filepath: path };
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), path.endsWith('.ts') ? await format(text, options) : text);
}
if (kind === 'table') await import('./data-readme.ts');
console.log(`Written: ${files.map(([path]) => path).join(', ')}`);
