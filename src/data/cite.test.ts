import { test } from 'vitest';
import { expectAnswers, readTables } from '../../scripts/data/testing/expect-answers.ts';
import * as cite from './cite.ts';
import type { TableName, Tables } from './tables/index.ts';

const facts = { title: 'Facts alone', path: '/sources/' };

const cited: Record<string, (tables: Tables, ids: string[]) => string[]> = {
  briefly: (tables, ids) => [cite.citeInShort(tables, ids)],
  'in full': (tables, ids) => cite.findSources(tables, ids).map(cite.citeInFull),
  licence: (tables, ids) => [
    cite.describeLicence(tables, ids),
    ...cite.listLicences(cite.findSources(tables, ids), facts).map(({ title }) => title),
  ],
  notes: (tables, [id = '', ...names]) => cite.notesOf(tables, { id, tables: names as TableName[] }),
  day: (tables, [day = '', ...sources]) => [
    cite.citeWithDay(tables, { tables: ['armed-officers', 'operations'], sources, referenceDate: day }),
  ],
  on: (tables, [name]) => cite.notesOnTable(tables, name as TableName),
};

test('each case of citations.txt is cited as it was last looked at', async () => {
  await expectAnswers('src/data/testing/citations.txt', (text, head) => {
    const [, kind = '', ids = ''] = /^(in full|\w+) (.*)/m.exec(text.replace(/^#.*\n/, '')) ?? [];
    return cited[kind]?.(readTables('', head), ids.split(' ')) ?? [];
  });
});
