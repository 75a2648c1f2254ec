import type { Bounds } from '../data/share.ts';
import { formatCount, text } from '../data/format.ts';

/**
 * What arming every officer would come to: products of published figures, or of the reader’s own. Nothing is rounded
 * until it is said. A setting that is not given is NaN, and so is all that rests on it.
 */

/** Headcount; how many of them are armed; percent who would resign, or carry under no circumstances; weeks and pounds of the course. */
export type FieldName = 'officers' | 'armed' | 'resign' | 'never' | 'weeks' | 'cost';
export type Settings = Record<FieldName, number>;

export interface StartingFigure {
  value: number;
  /** Whether the office that counted gives it, or somebody else. */
  origin: 'Published' | 'Reported';
  /** What was counted, for when, and who published it when. */
  what: string;
  /** The source in which it was seen: an id of sources.csv. */
  source: string;
}

/** The published share, of those who answered; and its bounds, of all members. All in percent. */
export interface StartingShare extends StartingFigure {
  bounds: Bounds;
}

type NonEmpty<T> = [T, ...T[]];

/** What the settings begin with. The first force and the first course are shown first. */
export interface StartingFigures {
  /** `armed` is null where the site has no figure of the force’s armed officers. */
  forces: NonEmpty<{ id: string; name: string; officers: StartingFigure; armed: StartingFigure | null }>;
  courses: NonEmpty<{ id: string; name: string; weeks: StartingFigure; cost: StartingFigure }>;
  resign: StartingShare;
  never: StartingShare;
}

/** Throws on an unknown force. */
function findForce({ forces }: StartingFigures, id: string) {
  const force = forces.find((force) => force.id === id);
  if (!force) throw new Error(`unknown force: ${id}`);
  return force;
}

/** The figure that each setting begins with, where there is one. With those of two courses mixed, each is of its own. */
function listFigures(starting: StartingFigures, force: string, { weeks, cost }: Partial<Settings> = {}) {
  const { courses, resign, never } = starting;
  const { officers, armed } = findForce(starting, force);
  const ofCourse = (name: 'weeks' | 'cost', value: number | undefined) =>
    (courses.find((course) => course[name].value === value) ?? courses[0])[name];
  const [ofWeeks, ofCost] = [ofCourse('weeks', weeks), ofCourse('cost', cost)];
  return { officers, armed, resign, never, weeks: ofWeeks, cost: ofCost };
}

/** All settings as published for a force, the first unless another is named. */
export const defaultSettings = (starting: StartingFigures, force = starting.forces[0].id): Settings =>
  Object.fromEntries(
    Object.entries(listFigures(starting, force)).map(([name, figure]) => [name, figure?.value ?? NaN]),
  ) as Settings;

/**
 * The shares are taken of all officers, since those who carry already could answer the survey, too: by the reader’s share, by the
 * share of those who answered, and by the survey’s bounds of all members. Everyone who is not armed takes the course once: whoever
 * resigns is replaced by another who has to take it.
 */
export function calculate(settings: Settings, starting: Pick<StartingFigures, 'resign' | 'never'>) {
  const { officers, armed, weeks, cost } = settings;
  const share = (percent: number) => (officers * percent) / 100;
  const shares = (name: 'resign' | 'never') => {
    const { value, bounds } = starting[name];
    return {
      chosen: share(settings[name]),
      published: share(value),
      low: share(bounds.low),
      high: share(bounds.high),
    };
  };
  const trained = officers - armed;
  return {
    resign: shares('resign'),
    never: shares('never'),
    trained,
    weeks: trained * weeks,
    pounds: trained * cost,
  };
}

type Results = ReturnType<typeof calculate>;

// All sentences of the page that depend on its settings, for the build and for the browser.

const significant = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** Rounds a product of rounded figures to three digits, and to whole officers: 128,812 → 129,000; 73.2 → 73. */
export const formatRoughly = (value: number): string =>
  value < 100 ? formatCount(value) : significant.format(value);

const million = 1_000_000;
const asTyped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 });
export const formatShare = (percent: number): string => `${asTyped.format(percent)}%`;
/** By the figure as it is written: 1 officer, 1,000 officers. */
const countOf = (figure: string, one: string): string => `${figure} ${one}${figure === '1' ? '' : 's'}`;
const formatPounds = (value: number): string => `£${formatCount(value)}`;
// Unchecked: the count itself, in words.
export const formatPoundsRoughly = (value: number): string =>
  value < million ? `£${formatRoughly(value)}` : `£${significant.format(value / million)} million`;
const formatWeeks = (value: number): string => countOf(asTyped.format(value), 'week');

interface Field {
  min: number;
  max: number;
  step: 1 | 'any';
  unit?: string;
  format: (value: number) => string;
}

/** The limits of each field: wide enough for any force and course, narrow enough for most typing errors to show. */
export const fields: Record<FieldName, Field> = {
  officers: { min: 1, max: 200_000, step: 1, format: formatCount },
  armed: { min: 0, max: 200_000, step: 1, format: formatCount },
  resign: { min: 0, max: 100, step: 'any', unit: 'percent', format: formatShare },
  never: { min: 0, max: 100, step: 'any', unit: 'percent', format: formatShare },
  weeks: { min: 1, max: 52, step: 'any', unit: 'weeks', format: formatWeeks },
  cost: { min: 0, max: 100_000, step: 1, unit: 'pounds', format: formatPounds },
};
export const fieldNames = Object.keys(fields) as FieldName[];

/** a whole number from 1 to 200,000 */
function describeLimits({ min, max, step, unit }: Field): string {
  const kind = step === 1 ? 'a whole number' : 'a number';
  return [`${kind} from ${formatCount(min)} to ${formatCount(max)}`, unit].filter(Boolean).join(' ');
}

/** Whether a setting is the published figure, a reported one or the reader’s own; and in that case, what was published. */
function describeOrigin(name: FieldName, value: number, figure: StartingFigure | null): string {
  const isGiven = !Number.isNaN(value);
  if (!figure) return text`${isGiven ? 'Your own' : 'Not known'}: no figure for this force is held here.`;
  if (value === figure.value) return text`${figure.origin} figure: ${figure.what}.`;
  return text`${isGiven ? 'Your own' : 'Not given'}. ${figure.origin}: ${fields[name].format(figure.value)}, ${figure.what}.`;
}

const actions = { resign: 'would resign rather than carry', never: 'would carry under no circumstances' };

function describeShare(
  { officers, ...shares }: Settings,
  name: 'resign' | 'never',
  { chosen, published, low, high }: Results['resign'],
  { value, bounds }: StartingShare,
): string {
  const action = actions[name];
  const share = shares[name];
  if (Number.isNaN(officers))
    return text`How many ${action} is not worked out: the number of officers is not given.`;
  const all = countOf(formatCount(officers), 'officer');
  const answered = text`${formatShare(value)} of those who answered ${action}. Of ${all} that would be about ${formatRoughly(published)}; the survey’s limits for all members would make it ${formatRoughly(low)} to ${formatRoughly(high)}.`;
  if (Number.isNaN(share) || share === value) return answered;
  const outside =
    share < bounds.low || share > bounds.high ? text` Your share lies outside those limits.` : '';
  return text`At your share, ${formatShare(share)}, about ${formatRoughly(chosen)} of ${all} ${action}. ${answered}${outside}`;
}

function describeTraining(
  { officers, armed, weeks, cost }: Settings,
  results: Results,
): Record<'trained' | 'time' | 'price', string> {
  return {
    trained: Number.isNaN(results.trained)
      ? text`How many officers would take the course is not worked out: ${Number.isNaN(officers) ? 'the number of officers' : 'how many are armed already'} is not given.`
      : text`${countOf(formatCount(results.trained), 'officer')} would take the course: ${formatCount(officers)} less the ${formatCount(armed)} who ${armed === 1 ? 'is' : 'are'} armed already.`,
    time: Number.isNaN(results.weeks)
      ? text`The time is not worked out.`
      : text`About ${countOf(formatRoughly(results.weeks), 'week')} of officers’ time, at ${formatWeeks(weeks)} each.`,
    price: Number.isNaN(results.pounds)
      ? text`The price is not worked out.`
      : text`About ${formatPoundsRoughly(results.pounds)}, at ${formatPounds(cost)} each.`,
  };
}

/** What is the Met’s own and assumed for another force, or for another day. */
function describeAssumptions(name: string, isMet: boolean): Record<'survey' | 'course', string> {
  if (isMet) {
    return {
      survey: text`The shares are of January 2017. That they hold for today’s officers is an assumption.`,
      course: text`The Met’s prices are of 2016 and are not brought up to today’s.`,
    };
  }
  return {
    survey: text`The survey asked the Met’s officers, in January 2017. That its shares hold for ${name} is an assumption, and its limits say nothing of ${name}.`,
    course: text`The courses are the Met’s, and the prices of 2016. That they hold for ${name} is an assumption.`,
  };
}

/** Throws on an unknown force. */
export function describeWhatIf(starting: StartingFigures, force: string, settings: Settings) {
  const figures = listFigures(starting, force, settings);
  const { id, name } = findForce(starting, force);
  const results = calculate(settings, starting);
  /** Every sentence, by the name of the element that shows it. */
  const texts: Record<string, string> = {
    ...describeTraining(settings, results),
    ...describeAssumptions(name, id === starting.forces[0].id),
  };
  for (const name of fieldNames) {
    const max = (name === 'armed' && settings.officers) || fields[name].max;
    const accepted = describeLimits({ ...fields[name], max });
    texts[`${name}-origin`] = `${describeOrigin(name, settings[name], figures[name])} Takes ${accepted}.`;
    texts[`${name}-error`] = Number.isNaN(settings[name]) ? `Use ${accepted}.` : '';
  }
  for (const name of ['resign', 'never'] as const) {
    const { chosen, published, low, high } = results[name];
    const format = (value: number, write: (rounded: string) => string = String) =>
      Number.isNaN(value) ? '' : write(formatRoughly(value));
    texts[name] = describeShare(settings, name, results[name], starting[name]);
    texts[`${name}-low`] = format(low);
    texts[`${name}-high`] = format(high);
    texts[`${name}-published`] = format(published, (rounded) => `${rounded} as those who answered`);
    texts[`${name}-chosen`] = chosen === published ? '' : format(chosen, (rounded) => `yours: ${rounded}`);
  }
  const course = starting.courses.find(
    ({ weeks, cost }) => weeks.value === settings.weeks && cost.value === settings.cost,
  );
  // Where length and price are of no single course, none is named.
  return { figures, course: course?.id ?? '', texts };
}

export type WhatIfText = ReturnType<typeof describeWhatIf>;
