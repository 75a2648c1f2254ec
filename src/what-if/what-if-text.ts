import { formatCount } from '../data/format.ts';
import { type FieldName, fieldNames, readFields, type Texts } from './what-if-fields.ts';
import {
  type Figure,
  type Outcome,
  type Published,
  type Settings,
  type ShareFigure,
  workOut,
} from './what-if-sum.ts';
import { text } from '../data/checked-text.ts';

/** All that the page says of its settings, at build and in the browser. Each sentence has a name and a place of that name. */

const significant = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** A product of rounded figures is told to three digits, and to no part of an officer: 128,812 → 129,000; 73.2 → 73. */
const formatRoughly = (value: number): string =>
  value < 100 ? formatCount(value) : significant.format(value);

const million = 1_000_000;
/** A share as it was typed, not rounded. */
const formatShare = (percent: number): string => `${percent.toLocaleString('en-GB')}%`;
const formatPounds = (value: number): string => `£${formatCount(value)}`;
// Unchecked: the count itself, in words.
const formatPoundsRoughly = (value: number): string =>
  value < million ? `£${formatRoughly(value)}` : `£${significant.format(value / million)} million`;
const formatWeeks = (value: number): string =>
  `${value.toLocaleString('en-GB')} ${value === 1 ? 'week' : 'weeks'}`;

const print: Record<FieldName, (value: number) => string> = {
  officers: formatCount,
  armed: formatCount,
  resign: formatShare,
  never: formatShare,
  weeks: formatWeeks,
  cost: formatPounds,
};

/** Whether a setting is the published figure, a reported one or the reader’s own; and in that case, what was published. */
function tellOrigin(name: FieldName, value: number | null, figure: Figure | null): string {
  if (!figure)
    return text`${value === null ? 'Not known' : 'Your own'}: no figure for this force is held here.`;
  if (value === figure.value) return text`${figure.standing} figure: ${figure.what}.`;
  return text`${value === null ? 'Not given' : 'Your own'}. ${figure.standing}: ${print[name](figure.value)}, ${figure.what}.`;
}

function tellShare(
  settings: Settings,
  name: 'resign' | 'never',
  outcome: Outcome | null,
  { value, bounds }: ShareFigure,
): string {
  const does = { resign: 'would resign rather than carry', never: 'would carry under no circumstances' }[
    name
  ];
  const { officers, [name]: share } = settings;
  if (!outcome || officers === null)
    return text`How many ${does} is not worked out: the number of officers is not given.`;
  const [published, low, high] = [outcome.published, outcome.low, outcome.high].map(formatRoughly) as [
    string,
    string,
    string,
  ];
  const all = formatCount(officers);
  const asked = text`${formatShare(value)} of those who answered ${does}. Of ${all} officers that would be about ${published}`;
  const limits = text`the survey’s limits for all members would make it ${low} to ${high}.`;
  if (share === null || outcome.chosen === null || share === value) return text`${asked}; ${limits}`;
  const outside =
    share < bounds.low || share > bounds.high ? text` Your share lies outside those limits.` : '';
  return text`At your share, ${formatShare(share)}, about ${formatRoughly(outcome.chosen)} of ${all} officers ${does}. ${asked}; ${limits}${outside}`;
}

type Training = Record<'trained' | 'time' | 'price', string>;

function tellTraining(
  { officers, armed, weeks, cost }: Settings,
  { trained, ...products }: ReturnType<typeof workOut>,
): Training {
  const notWorkedOut = {
    time: text`The time is not worked out.`,
    price: text`The price is not worked out.`,
  };
  if (trained === null || officers === null || armed === null) {
    const missing = officers === null ? 'the number of officers' : 'how many are armed already';
    return {
      trained: text`How many officers would take the course is not worked out: ${missing} is not given.`,
      ...notWorkedOut,
    };
  }
  return {
    trained: text`${formatCount(trained)} ${trained === 1 ? 'officer' : 'officers'} would take the course: ${formatCount(officers)} less the ${formatCount(armed)} who are armed already.`,
    time:
      products.weeks === null || weeks === null
        ? notWorkedOut.time
        : text`About ${formatRoughly(products.weeks)} weeks of officers’ time, at ${formatWeeks(weeks)} each.`,
    price:
      products.pounds === null || cost === null
        ? notWorkedOut.price
        : text`About ${formatPoundsRoughly(products.pounds)}, at ${formatPounds(cost)} each.`,
  };
}

/** What is the Met’s own and taken for another force, or for another day. */
function tellBorrowed(name: string, isMet: boolean): Record<'survey' | 'course', string> {
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

/** What the page shows of its settings. */
export interface Told {
  settings: Settings;
  errors: Partial<Texts>;
  /** The figure that each setting begins with, where one is held. */
  figures: Record<FieldName, Figure | null>;
  /** The course whose length and price are set; empty where they are of no single course. */
  course: string;
  /** Every sentence, by the name of its place. */
  says: Record<string, string>;
}

/** Throws on a force that is not there. */
export function describeWhatIf(
  published: Published,
  { force, texts }: { force: string; texts: Texts },
): Told {
  const { settings, takes, errors } = readFields(texts);
  const chosen = published.forces.find(({ id }) => id === force);
  if (!chosen) throw new Error(`unknown force: ${force}`);
  const results = workOut(settings, published);
  const course = published.courses.find(
    ({ weeks, cost }) => weeks.value === settings.weeks && cost.value === settings.cost,
  );
  // With figures of two courses mixed, each is still told by the course that it is of.
  const ofCourse = (name: 'weeks' | 'cost') =>
    published.courses.find((course) => course[name].value === settings[name])?.[name] ??
    published.courses[0][name];
  const figures: Told['figures'] = {
    officers: chosen.officers,
    armed: chosen.armed,
    resign: published.resign,
    never: published.never,
    weeks: ofCourse('weeks'),
    cost: ofCourse('cost'),
  };
  const says: Told['says'] = {
    resign: tellShare(settings, 'resign', results.resign, published.resign),
    never: tellShare(settings, 'never', results.never, published.never),
    ...tellTraining(settings, results),
    ...tellBorrowed(chosen.name, chosen === published.forces[0]),
  };
  for (const name of fieldNames) {
    says[`${name}-origin`] = `${tellOrigin(name, settings[name], figures[name])} Takes ${takes[name]}.`;
    says[`${name}-fault`] = errors[name] ?? '';
  }
  for (const name of ['resign', 'never'] as const) {
    const outcome = results[name];
    says[`${name}-low`] = outcome ? formatRoughly(outcome.low) : '';
    says[`${name}-high`] = outcome ? formatRoughly(outcome.high) : '';
    says[`${name}-published`] = outcome ? `${formatRoughly(outcome.published)} as those who answered` : '';
    const isOwn = settings[name] !== published[name].value;
    says[`${name}-chosen`] =
      isOwn && outcome && outcome.chosen !== null ? `yours: ${formatRoughly(outcome.chosen)}` : '';
  }
  return { settings, errors, figures, course: course?.id ?? '', says };
}
