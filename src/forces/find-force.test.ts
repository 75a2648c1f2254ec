import { describe, expect, test } from 'vitest';
import { alsoKnownAs, places, sortForces } from './force-names.ts';
import { loadTables } from '../data/generated.ts';
import { findForce } from './find-force.ts';

const forces = sortForces(loadTables());
const choices = forces.map((force) => ({ name: force.force_name, also: alsoKnownAs(force).join(';') }));
const found = (typed: string) => findForce(typed, choices).map(({ name }) => name);

describe('what readers type', () => {
  test.for([
    // As it is called, and as it is written in haste.
    ['Kent', 'Kent'],
    ['KENT POLICE', 'Kent'],
    ['west mids', 'West Midlands'],
    ['West Mids', 'West Midlands'],
    ['W. Mids', 'West Midlands'],
    ['westmidlands', 'West Midlands'],
    ['Midlands West', 'West Midlands'],
    ['Devon', 'Devon and Cornwall'],
    ['cornwall & devon', 'Devon and Cornwall'],
    ['D&C', 'Devon and Cornwall'],
    ['Met', 'Metropolitan Police'],
    ['the Met', 'Metropolitan Police'],
    ['Metropolitan Police Service', 'Metropolitan Police'],
    ['Gtr Manchester', 'Greater Manchester'],
    ['Manchester', 'Greater Manchester'],
    ['GMP', 'Greater Manchester'],
    ['g.m.p.', 'Greater Manchester'],
    ['TVP', 'Thames Valley'],
    ['N Wales', 'North Wales'],
    ['Wales, North', 'North Wales'],
    ['north w', 'North Wales'],
    ['S Yorks', 'South Yorkshire'],
    ['N’umbria', 'Northumbria'],
    ["N'hants", 'Northamptonshire'],
    ['dyfed powys', 'Dyfed-Powys'],
    ['Dyfed-Powys', 'Dyfed-Powys'],
    ['avon and somerset constabulary', 'Avon and Somerset'],
    ['City of London', 'City of London'],
    ['  notts  ', 'Nottinghamshire'],
    ['wilts', 'Wiltshire'],
    // By a place.
    ['Birmingham', 'West Midlands'],
    ['Liverpool', 'Merseyside'],
    ['shropshire', 'West Mercia'],
    ['bucks', 'Thames Valley'],
    ['Isle of Wight', 'Hampshire'],
    ['Tyne & Wear', 'Northumbria'],
    // Misspelt.
    ['thames vally', 'Thames Valley'],
    ['thamesvally', 'Thames Valley'],
    ['Thmaes Valley', 'Thames Valley'],
    ['humbreside', 'Humberside'],
    ['merceyside', 'Merseyside'],
    ['Linconshire', 'Lincolnshire'],
    ['glostershire', 'Gloucestershire'],
    ['lestershire', 'Leicestershire'],
    ['Hartfordshire', 'Hertfordshire'],
    ['norfork', 'Norfolk'],
    ['Sufolk', 'Suffolk'],
    ['west yorkshre', 'West Yorkshire'],
    ['Manchster', 'Greater Manchester'],
    ['metropolitian', 'Metropolitan Police'],
    ['Dívon', 'Devon and Cornwall'],
  ] as const)('%s leads to %s', ([typed, name]) => {
    expect(found(typed)[0]).toBe(name);
  });

  test.for([
    ['wmp', ['West Mercia', 'West Midlands']],
    ['london', ['City of London', 'Metropolitan Police']],
    ['yorks', ['North Yorkshire', 'South Yorkshire', 'West Yorkshire']],
    ['wales', ['North Wales', 'South Wales']],
    ['essex', ['Essex']],
    ['suff', ['Suffolk']],
    ['durham', ['Durham']],
  ] as const)('%s leads to exactly %j', ([typed, names]) => {
    expect(found(typed)).toEqual(names);
  });

  test.for(['zzz', 'Police Scotland', '12', 'Northern Ireland', 'xy'])(
    '%s, which is no force here, finds none',
    (typed) => {
      expect(found(typed)).toEqual([]);
    },
  );

  test.for(['', '  ', 'police'])('“%s” leaves the choice among all', (typed) => {
    expect(found(typed)).toHaveLength(43);
  });
});

describe('the names', () => {
  test('each force is the first that its own name and its tile’s name find', () => {
    for (const { force_name, tile_name } of forces) {
      expect(found(force_name)[0]).toBe(force_name);
      expect(found(tile_name)[0]).toBe(force_name);
    }
  });

  test('places lead to forces that there are, and none to two', () => {
    expect(Object.keys(places).filter((id) => !forces.some(({ force_id }) => force_id === id))).toEqual([]);
    const all = Object.values(places).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});
