import type { RowOf } from '../../../src/data/table.ts';
import type { policeForcesTable } from '../../../src/data/tables/all.ts';

type Force = Partial<RowOf<typeof policeForcesTable>>;

export const country = 'England and Wales';

/** How a place of each type is named. */
export const placeNames = {
  england_wales: `“${country}”`,
  force: 'a force as the first column of data/police-forces.csv names it',
  region: 'a region as data/police-forces.csv names it',
  'force group': 'forces as data/police-forces.csv names them, with + between',
};

export type PlaceType = keyof typeof placeNames;

/** Whether a name is that of a place, by the type of place. */
export function recognisePlaces(forces: Force[]): Record<PlaceType, (name: string) => boolean> {
  const isForce = (name: string) => forces.some(({ geography }) => geography === name);
  return {
    england_wales: (name: string) => name === country,
    force: isForce,
    region: (name: string) => forces.some(({ region }) => region === nameRegion(name)),
    // “Hampshire + Thames Valley (joint unit)”, “Metropolitan + West Midlands Police”.
    'force group': (name: string) => {
      const names = name.replace(/ \(.*\)$/, '').split(' + ');
      return names.length > 1 && names.every((force) => isForce(force.replace(/ Police$/, '')));
    },
  };
}

/** The region as police-forces.csv names it: “West Midlands region” is told from the force, and releases write “the Humber”. */
export const nameRegion = (name: string): string =>
  name.replace(/ region$/, '').replace('the Humber', 'The Humber');
