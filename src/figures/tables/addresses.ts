import { date, optional, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const addresses = defineTable({
  name: 'addresses',
  about: 'Every address ever released. A build that loses one, and does not say where it went, fails. Written by `npm run release`.',
  columns: {
    address: text('The address below the site’s root, such as /charts/.'),
    since: date('The edition that first had it.'),
    moved_to: optional(text('Where it went, if it moved.')),
  },
  key: ['address'],
});
