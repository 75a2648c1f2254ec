import { expect, test } from 'vitest';
import { realTables } from '../testing/real-tables.ts';
import { placeReader } from './places.ts';

const forces = realTables()['police-forces'];
const read = placeReader(forces);
const short = (text: string) => {
  const place = read(text);
  return place && `${place.is} ${place.name}`;
};

test.for([
  ['Metropolitan Police', 'force Metropolitan'],
  ['Metropolitan Police Service [note 2]', 'force Metropolitan'],
  ['London, City of', 'force City of London'],
  ['City of London Police', 'force City of London'],
  ['Devon and Cornwall', 'force Devon & Cornwall'],
  ['Avon & Somerset Constabulary', 'force Avon & Somerset'],
  ['Dyfed Powys', 'force Dyfed-Powys'],
  ['Hampshire and Isle of Wight', 'force Hampshire'],
  ['South Wales3', 'force South Wales'],
  ['E23000001', 'force Metropolitan'],
  ['E12000007', 'region London'],
  ['Total North East ', 'region North East'],
  ['Eastern ', 'region East of England'],
  ['Yorkshire and the Humber Region', 'region Yorkshire and The Humber'],
  ['Wales', 'region Wales'],
  ['West Midlands Police', 'force West Midlands'],
  ['West Midlands region', 'region West Midlands'],
  ['West Midlands', 'either West Midlands'],
  ['Total 43 forces', 'country England and Wales'],
  ['England & Wales', 'country England and Wales'],
  ['England', 'other England'],
  ['British Transport Police', 'other British Transport Police'],
  ['Police officers', undefined],
  ['Police', undefined],
  ['', undefined],
] as const)('“%s”', ([text, expected]) => {
  expect(short(text)).toBe(expected);
});

test('every force and region is read by each of the names that police-forces.csv has', () => {
  const misread = forces.flatMap((force) =>
    [force.geography, force.force_name, force.pfa_code, `${force.force_name} Constabulary`].filter(
      (name) => read(name)?.name !== force.geography,
    ),
  );
  expect(misread).toEqual([]);
  expect(forces.filter((force) => read(force.region_code)?.name !== force.region)).toEqual([]);
});
