import { formatCount } from '../data/format.ts';
import { defaultSettings, type Published, type Settings } from './what-if-sum.ts';

/** What a reader may put into the settings, and how a link carries them. */

export type FieldName = keyof Settings;
/** What stands in each field, as typed. */
export type Texts = Record<FieldName, string>;

interface Limits {
  min: number;
  max: number;
  isWhole: boolean;
}

/** Wide enough for any force and any course, narrow enough to catch a slip of the finger. */
const limits: Record<FieldName, Limits> = {
  officers: { min: 1, max: 200_000, isWhole: true },
  armed: { min: 0, max: 200_000, isWhole: true },
  resign: { min: 0, max: 100, isWhole: false },
  never: { min: 0, max: 100, isWhole: false },
  weeks: { min: 1, max: 52, isWhole: false },
  cost: { min: 0, max: 100_000, isWhole: true },
};

export const fieldNames = Object.keys(limits) as FieldName[];

/** Up to three decimals, which any share that was published fits. Commas and signs are as people write them. */
const number = /^£?\s*(\d+|\d{1,3}(,\d{3})+)(\.\d{1,3})?\s*%?$/;

const unit = {
  officers: '',
  armed: '',
  resign: ' percent',
  never: ' percent',
  weeks: ' weeks',
  cost: ' pounds',
};

/** a whole number from 1 to 200,000 */
const expected = (name: FieldName, { min, max, isWhole }: Limits) =>
  `a ${isWhole ? 'whole ' : ''}number from ${formatCount(min)} to ${formatCount(max)}${unit[name]}`;

/** No officer is armed who is not one of the officers. */
const limitsOf = (name: FieldName, officers: number | null): Limits =>
  name === 'armed' && officers !== null ? { ...limits.armed, max: officers } : limits[name];

/**
 * The settings that the fields hold, and for each what it takes: what is missing or cannot be used is null, with a
 * sentence that says so. Nothing is brought into range for the reader.
 */
export function readFields(texts: Texts): { settings: Settings; takes: Texts; errors: Partial<Texts> } {
  const settings = Object.fromEntries(fieldNames.map((name) => [name, null])) as Record<
    FieldName,
    number | null
  >;
  const takes = { ...texts };
  const errors: Partial<Texts> = {};
  for (const name of fieldNames) {
    const allowed = limitsOf(name, settings.officers);
    const text = texts[name].trim();
    takes[name] = expected(name, allowed);
    const value = number.test(text) ? Number(text.replaceAll(/[^\d.]/g, '')) : Number.NaN;
    const isSane =
      value >= allowed.min && value <= allowed.max && (!allowed.isWhole || Number.isInteger(value));
    if (isSane) settings[name] = value;
    else
      errors[name] =
        text === ''
          ? `Not given. Type ${takes[name]}.`
          : `“${text}” cannot be used here. Type ${takes[name]}.`;
  }
  return { settings, takes, errors };
}

/** As a field shows it: 34542 → 34,542; empty where it is not given. */
export const formatSettings = (settings: Settings): Texts =>
  Object.fromEntries(
    fieldNames.map((name) => [name, settings[name]?.toLocaleString('en-GB') ?? '']),
  ) as Texts;

/** The part of an address after the question mark: the force, and every field, so that a link gives the same sums for good. */
export function writeQuery(force: string, texts: Texts): string {
  const { settings } = readFields(texts);
  const fields = fieldNames.map((name) => [
    name,
    settings[name] === null ? texts[name] : String(settings[name]),
  ]);
  return new URLSearchParams([['force', force], ...fields]).toString();
}

/**
 * The settings of a link. What it does not name is as published for its force. A value that cannot be used stays as it is,
 * for `readFields` to say so; a force that is not there is told as `unknown`, and the first one stands in.
 */
export function readQuery(
  query: string,
  published: Published,
): { force: string; unknown: string | null; texts: Texts } {
  const given = new URLSearchParams(query);
  const [first] = published.forces;
  const asked = given.get('force') ?? first.id;
  const force = published.forces.find(({ id }) => id === asked) ?? first;
  const texts = formatSettings(defaultSettings(published, force.id));
  for (const name of fieldNames) texts[name] = given.get(name) ?? texts[name];
  const { settings } = readFields(texts);
  for (const name of fieldNames)
    texts[name] = settings[name] === null ? texts[name] : formatSettings(settings)[name];
  return { force: force.id, unknown: force.id === asked ? null : asked, texts };
}
