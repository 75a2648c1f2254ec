import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { loadTables } from '../src/data/generated.ts';
import { deriveFacts } from '../src/forces/facts.ts';
import { deriveSentences } from '../src/forces/sentences.ts';
import { dist } from './support/pages.ts';

const facts = deriveFacts(loadTables());

test('each force has its sentences on its page, and a ZIP with them, its rows, and its charts as pictures and code', () => {
  const missing = facts.tables['police-forces'].flatMap((force) => {
    const id = force.force_id;
    const { document } = parseHTML(readFileSync(join(dist, `forces/${id}/index.html`), 'utf8'));
    const page = document.querySelector('#kit')?.textContent ?? '';
    const { 'README.txt': bytes, ...files } = unzipSync(readFileSync(join(dist, `forces/${id}.zip`)));
    const readme = new TextDecoder().decode(bytes);
    const sentences = deriveSentences(facts, force).flatMap(({ use, avoid }) => [use ?? '', ...avoid]);
    const own = ['svg', 'dark.svg', 'png'].map((format) => `pictures/officers-by-force-${id}.${format}`);
    return [
      ...sentences.filter((sentence) => !page.includes(sentence) || !readme.includes(sentence)),
      ...Object.keys(files).filter((name) => !readme.includes(`\n${name}: `)),
      ...[
        ...own,
        `embed/officers-by-force-${id}.html`,
        'embed/taser-by-force.html',
        'card.png',
        `${id}.csv`,
      ].filter((name) => !files[name]?.length),
    ].map((what) => `${id}: ${what}`);
  });
  expect(missing).toEqual([]);
});
