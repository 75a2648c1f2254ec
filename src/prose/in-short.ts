import type { Claims } from './registry.ts';
import { numbers } from './how-many-are-armed.ts';
import type { Tables } from '../figures/tables/index.ts';

const perThousand = (tables: Tables, year: 2019 | 2022) => Number(numbers[`share-${year}`]?.(tables).text);

export const claims: Claims = {
  'armed-share-below-2019': {
    holds: (tables) => perThousand(tables, 2022) < perThousand(tables, 2019),
    figures: (tables) => ({ 2022: perThousand(tables, 2022), 2019: perThousand(tables, 2019) }),
  },
};
