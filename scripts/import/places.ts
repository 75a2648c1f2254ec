import type { Tables } from '../../src/figures/tables/index.ts';
import { keyOf } from './labels.ts';

export type Place =
  | { is: 'force' | 'region' | 'country'; name: string }
  /** A force and a region have this name. */
  | { is: 'either'; name: string }
  /** A line that is none of ours: England alone, the British Transport Police. */
  | { is: 'other'; name: string };

export type Forces = Tables['police-forces'];

export const country = 'England and Wales';

/** Words that are part of a force’s name in one publication and not in another. */
const common =
  /\b(?:police|constabulary|service|force|area|district|total|the|all|of|region|english|division|department|heddlu)\b/g;
const core = (text: string) => keyOf(text).replace(common, ' ').replace(/\s+/g, ' ').trim();

/** Other names that releases have used. A name that is not here is asked for once and kept in data/mappings.csv. */
const otherNames: Record<string, string> = {
  'london city': 'City of London',
  'metropolitan london': 'Metropolitan',
  met: 'Metropolitan',
  mps: 'Metropolitan',
  gmp: 'Greater Manchester',
  gm: 'Greater Manchester',
  'devon cornwall': 'Devon & Cornwall',
  'avon somerset': 'Avon & Somerset',
  'hampshire and isle of wight': 'Hampshire',
};

const otherRegions: Record<string, string> = {
  eastern: 'East of England',
  east: 'East of England',
  'yorkshire humber': 'Yorkshire and The Humber',
  'yorkshire and humberside': 'Yorkshire and The Humber',
};

const countryNames = new Set(['england and wales', '43 forces', 'forces', '']);
const others =
  /british transport|\bbtp\b|central service|secondment|civil nuclear|ministry defence|\bmod\b|national crime|port dover|scotland|northern ireland|^england$|^unknown$|^not (?:known|stated)$|^great britain$|^united kingdom$/;

/** Reads names of forces and regions as releases write them. */
export function placeReader(forces: Forces): (text: string) => Place | undefined {
  const byCore = new Map(forces.map((force) => [core(force.geography), force.geography]));
  for (const [name, geography] of Object.entries(otherNames)) {
    if (forces.some((force) => force.geography === geography)) byCore.set(core(name), geography);
  }
  const byCode = new Map<string, Place>(
    forces.flatMap((force) => [
      [force.pfa_code, { is: 'force', name: force.geography }],
      [force.region_code, { is: 'region', name: force.region }],
    ]),
  );
  byCode.set('K04000001', { is: 'country', name: country });
  const regions = new Map(
    [...new Set(forces.map((force) => force.region))].map((region) => [core(region), region]),
  );
  for (const [name, region] of Object.entries(otherRegions))
    if (regions.has(core(region))) regions.set(core(name), region);

  return (text) => {
    if (/^[EWK]\d{8}$/.test(text.trim())) return byCode.get(text.trim());
    const key = keyOf(text);
    const name = core(text);
    if (key === '' || key.length > 60) return undefined;
    if (countryNames.has(name) && (name !== '' || /\b(?:total|all)\b/.test(key)))
      return { is: 'country', name: country };
    if (others.test(name)) return { is: 'other', name: text.trim() };
    const [force, region] = [byCore.get(name), regions.get(name)];
    if (region !== undefined && (/\b(?:total|region)\b/.test(key) || force === undefined))
      return { is: 'region', name: region };
    if (force !== undefined && (region === undefined || /\b(?:police|constabulary|force)\b/.test(key)))
      return { is: 'force', name: force };
    return force === undefined ? undefined : { is: 'either', name: force };
  };
}
