import type { Bounds } from '../data/share.ts';

/**
 * What arming every officer would come to: products of published figures, or of the reader’s own. Nothing is rounded
 * here. A setting that is not given is null, and so is all that rests on it.
 */
export interface Settings {
  /** Headcount. */
  officers: number | null;
  /** Of these, how many carry a gun already. */
  armed: number | null;
  /** Percent of officers who would resign rather than carry. */
  resign: number | null;
  /** Percent of officers who would carry under no circumstances. */
  never: number | null;
  /** Length of the course. */
  weeks: number | null;
  /** Price of the course for an officer, in pounds. */
  cost: number | null;
}

/** A figure that stands in the tables. */
export interface Figure {
  value: number;
  /** Whether the office that counted gives it, or somebody else. */
  standing: 'Published' | 'Reported';
  /** What was counted, for when, and who published it when. */
  what: string;
  /** The source in which it was seen: an id of sources.csv. */
  source: string;
}

/** The published share, of those who answered; and its bounds, of all members. All in percent. */
export interface ShareFigure extends Figure {
  bounds: Bounds;
}

export interface Force {
  id: string;
  name: string;
  officers: Figure;
  /** Null where no figure of the force’s armed officers is held. */
  armed: Figure | null;
}

export interface Course {
  id: string;
  name: string;
  weeks: Figure;
  cost: Figure;
}

/** What the settings begin with. The first force and the first course are the ones shown first. */
export interface Published {
  forces: [Force, ...Force[]];
  courses: [Course, ...Course[]];
  resign: ShareFigure;
  never: ShareFigure;
}

/** Officers, where a share of them would do something. */
export interface Outcome {
  /** By the reader’s share; null where none is given. */
  chosen: number | null;
  /** By the share of those who answered. */
  published: number;
  /** By the survey’s bounds of all members. */
  low: number;
  high: number;
}

export interface Results {
  resign: Outcome | null;
  never: Outcome | null;
  /** Officers who would take the course: all who are not armed yet. */
  trained: number | null;
  /** Weeks of their time together. */
  weeks: number | null;
  /** Pounds, at the price of the course. */
  pounds: number | null;
}

/** All settings as published for a force; the first force’s unless another is named. Throws on one that is not there. */
export function defaultSettings(
  { forces, courses, resign, never }: Published,
  id: string = forces[0].id,
): Settings {
  const force = forces.find((force) => force.id === id);
  if (!force) throw new Error(`unknown force: ${id}`);
  const [course] = courses;
  return {
    officers: force.officers.value,
    armed: force.armed?.value ?? null,
    resign: resign.value,
    never: never.value,
    weeks: course.weeks.value,
    cost: course.cost.value,
  };
}

const times = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a * b;

function shareOfOfficers(
  officers: number | null,
  percent: number | null,
  { value, bounds }: ShareFigure,
): Outcome | null {
  if (officers === null) return null;
  const of = (share: number) => (officers * share) / 100;
  return {
    chosen: percent === null ? null : of(percent),
    published: of(value),
    low: of(bounds.low),
    high: of(bounds.high),
  };
}

/**
 * The shares are taken of all officers, since those who carry already could answer the survey, too. Everyone who is not
 * armed takes the course once: whoever resigns is replaced by another who has to take it.
 */
export function workOut(settings: Settings, published: Pick<Published, 'resign' | 'never'>): Results {
  const { officers, armed, resign, never, weeks, cost } = settings;
  const trained = officers === null || armed === null ? null : officers - armed;
  return {
    resign: shareOfOfficers(officers, resign, published.resign),
    never: shareOfOfficers(officers, never, published.never),
    trained,
    weeks: times(trained, weeks),
    pounds: times(trained, cost),
  };
}
