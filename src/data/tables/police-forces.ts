import { count, id, oneOf, sources, text } from '../column.ts';
import { defineTable } from '../table.ts';

export const policeForcesTable = defineTable({
  name: 'police-forces',
  about: 'The 43 police forces of England and Wales, and where their tiles stand on the map.',
  columns: {
    geography: text('The name that the other tables use.'),
    force_id: id('The force’s part of its addresses. Never changed once it is released.'),
    force_name: text('The name that readers see.'),
    pfa_code: id('Code of the police force area, from the Office for National Statistics.'),
    region_code: id('Code of the region.'),
    region: text('The region, or Wales.'),
    nation: oneOf(['England', 'Wales'], 'The nation.'),
    population_mid2018: count('People who lived there in the middle of 2018.'),
    tile_name: text('A name short enough for a tile.'),
    tile_column: count('Column of the tile map, from 0 at the left.'),
    tile_row: count('Row of the tile map, from 0 at the top.'),
    source_id: sources(),
  },
  key: ['geography'],
});
