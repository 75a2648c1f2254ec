import type { Bounds } from '../data/share.ts';

/**
 * What arming every officer would come to: products of published figures, or of the reader’s own. Nothing is rounded
 * here. A setting that is not given is null, and so is all that rests on it.
 */

/** Headcount; how many of them are armed; percent who would resign, or carry under no circumstances; weeks and pounds of the course. */
export const fieldNames = ['officers', 'armed', 'resign', 'never', 'weeks', 'cost'] as const;
export type FieldName = (typeof fieldNames)[number];
export type Settings = Record<FieldName, number | null>;

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

/** All settings as published for a force, the first unless another is named. Throws on an unknown force. */
export function defaultSettings(
  { forces, courses, resign, never }: StartingFigures,
  id: string = forces[0].id,
): Settings {
  const force = forces.find((force) => force.id === id);
  if (!force) throw new Error(`unknown force: ${id}`);
  return {
    officers: force.officers.value,
    armed: force.armed?.value ?? null,
    resign: resign.value,
    never: never.value,
    weeks: courses[0].weeks.value,
    cost: courses[0].cost.value,
  };
}

/** Officers, by the reader’s share, by the share of those who answered, and by the survey’s bounds of all members. */
function shareOfOfficers(officers: number | null, percent: number | null, starting: StartingShare) {
  if (officers === null) return null;
  const sharesOf = (percent: number) => (officers * percent) / 100;
  return {
    chosen: percent === null ? null : sharesOf(percent),
    published: sharesOf(starting.value),
    low: sharesOf(starting.bounds.low),
    high: sharesOf(starting.bounds.high),
  };
}

export type ShareOfOfficers = ReturnType<typeof shareOfOfficers>;

/**
 * The shares are taken of all officers, since those who carry already could answer the survey, too. Everyone who is not
 * armed takes the course once: whoever resigns is replaced by another who has to take it.
 */
export function calculate(settings: Settings, starting: Pick<StartingFigures, 'resign' | 'never'>) {
  const { officers, armed, resign, never, weeks, cost } = settings;
  const trained = officers === null || armed === null ? null : officers - armed;
  const forTrained = (each: number | null) => (trained === null || each === null ? null : trained * each);
  return {
    resign: shareOfOfficers(officers, resign, starting.resign),
    never: shareOfOfficers(officers, never, starting.never),
    trained,
    weeks: forTrained(weeks),
    pounds: forTrained(cost),
  };
}
