import { date, optional, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const addressesTable = defineTable({
  name: 'addresses',
  about:
    'Every address ever released. `npm run release` adds the new ones; only `moved_to` is written by hand. A build that loses an address fails, unless `moved_to` says where it went.',
  columns: {
    address: text('The address below the site’s root, such as /charts/.'),
    since: date('The edition that first had it.'),
    moved_to: optional(text('Where it went, if it moved.')),
  },
  key: ['address'],
});
