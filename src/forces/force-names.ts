import type { Tables } from '../data/tables/index.ts';

export type Force = Tables['police-forces'][number];

/** As a heading has it: Metropolitan Police, Kent police. */
export const headForce = ({ force_name }: Force): string =>
  / Police$/.test(force_name) ? force_name : `${force_name} police`;

/** As a sentence has it: the Metropolitan Police, Kent police. */
export const nameForce = (force: Force): string =>
  / Police$/.test(force.force_name) ? `the ${force.force_name}` : headForce(force);

/** Counties, places and short forms that lead to a force whose name does not hold them. By force_id. */
export const places: Record<string, string[]> = {
  'avon-and-somerset': ['Bristol', 'Bath'],
  bedfordshire: ['Luton'],
  cambridgeshire: ['Peterborough', 'Huntingdonshire'],
  cheshire: ['Warrington', 'Chester'],
  'city-of-london': ['Square Mile', 'COLP'],
  cleveland: ['Middlesbrough', 'Teesside', 'Hartlepool'],
  cumbria: ['Carlisle'],
  derbyshire: ['Derby'],
  'devon-and-cornwall': ['Plymouth', 'Exeter', 'Isles of Scilly'],
  dorset: ['Bournemouth', 'Poole'],
  durham: ['County Durham', 'Darlington'],
  essex: ['Southend', 'Chelmsford'],
  gloucestershire: ['Gloster', 'Glostershire', 'Cheltenham'],
  'greater-manchester': ['Gtr Manchester', 'Bolton', 'Salford', 'Stockport'],
  gwent: ['Newport', 'Monmouthshire'],
  hampshire: ['Isle of Wight', 'Southampton', 'Portsmouth'],
  hertfordshire: ['Watford'],
  humberside: ['Hull', 'Grimsby', 'East Riding'],
  kent: ['Maidstone', 'Medway'],
  lancashire: ['Preston', 'Blackpool', 'Blackburn'],
  leicestershire: ['Lestershire', 'Rutland'],
  merseyside: ['Liverpool', 'Wirral'],
  'metropolitan-police': ['London', 'MPS'],
  norfolk: ['Norwich'],
  'north-wales': ['Wrexham', 'Gogledd Cymru'],
  northumbria: ['Newcastle', 'Sunderland', 'Tyne and Wear', 'Northumberland', 'Tyneside'],
  'south-wales': ['Cardiff', 'Swansea', 'De Cymru'],
  'south-yorkshire': ['Sheffield', 'Doncaster'],
  staffordshire: ['Stoke'],
  suffolk: ['Ipswich'],
  surrey: ['Guildford'],
  sussex: ['Brighton'],
  'thames-valley': ['Berkshire', 'Buckinghamshire', 'Oxfordshire', 'Reading', 'Milton Keynes', 'Slough'],
  warwickshire: ['Rugby'],
  'west-mercia': ['Shropshire', 'Worcestershire', 'Herefordshire', 'Telford'],
  'west-midlands': ['Birmingham', 'Coventry', 'Wolverhampton'],
  'west-yorkshire': ['Leeds', 'Bradford', 'Wakefield'],
  wiltshire: ['Swindon'],
};

/** What else a reader may type for a force: its short name, its initials with Police (GMP), and its places. */
export function alsoKnownAs({ force_id, force_name, tile_name }: Force): string[] {
  const initials = force_name
    .replace(/ Police$/, '')
    .split(/[ -]/)
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word.charAt(0));
  return [tile_name, ...(initials.length > 1 ? [`${initials.join('')}P`] : []), ...(places[force_id] ?? [])];
}
