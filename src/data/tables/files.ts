import { date, id, optional, sha256, sources, text, webAddress } from '../column.ts';
import { defineTable } from '../table.ts';

export const filesTable = defineTable({
  name: 'files',
  about:
    'The published files that `npm run data:add` read. A row of another table comes from a file if it has its source and the loader makes rows of that table; `npm run data:verify -- <file>` proves that they still agree.',
  columns: {
    file: text('Its name, as it was downloaded.'),
    url: optional(webAddress('Where it was published; empty where that is not known.')),
    published: date('The day on which it was published.'),
    licence: optional(text('The licence, where it is known.')),
    sha256: sha256('The SHA-256 of its bytes. Another file of this name has another.'),
    loader: id('What read it: a file of scripts/sources/.'),
    source_id: sources('The source of its rows: ids of sources.csv, with semicolons between.'),
  },
  key: ['file', 'source_id'],
});
