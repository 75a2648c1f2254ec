import { sort } from 'd3';
import { findSources, formatPublished, firmSources, isFirm, standingOf } from '../../data/cite.ts';
import { formatCount, formatDate, formatPercent } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { compact, valuesOf, where } from '../kit/rows-and-phrases.ts';

/**
 * What is asked of those who carry a gun. Fitness: level:shuttle of the 15-metre run, an order and no amount, from the
 * College of Policing’s list of 2012, its later replacement and other texts. Training: the Met’s courses, as the Mayor
 * answered in October 2016. Beside them: standards on another scale, and what was said of selection and of passing.
 */
export type Part = 'fitness' | 'oxygen' | 'length' | 'cost' | 'selection' | 'annual test';

/** A type, not an interface, so that it can stand as a chart’s row. */
export type Row = {
  part: Part;
  /** Who asks: `national`, or the force whose own standard it is. */
  asked_by: string | null;
  role: string;
  name: string;
  armed: 'armed' | 'not armed' | 'not named' | null;
  level: string | null;
  /** Place in the order of the levels that stand in the table, from 1. The distances between them are not known. */
  rank: number | null;
  value: number | null;
  /** The source’s own hedge. */
  qualifier: string | null;
  unit: string | null;
  status: string | null;
  superseded: 'yes' | 'no' | null;
  note: string | null;
  source_id: string;
};

/** Short enough for a phone. What is not here goes by its full name. */
// Unchecked: names of roles and of steps.
const names: Record<string, string> = {
  'All officers (annual test), from 2013-14': 'All officers, until 2024',
  'All officers (basic test), from 2024': 'All officers, basic test',
  'Marine Police Unit': 'Marine unit',
  CBRN: 'Chemical, nuclear (CBRN)',
  'Police support unit (public order)': 'Public order',
  'Marine police (tactical skills)': 'Marine, tactical skills',
  'Authorised firearms officer (AFO)': 'Firearms officer (AFO)',
  'Highest specialist level in the national list': 'Top level (role unnamed)',
  'West Midlands: new firearms officers (2013)': 'Firearms officer, new',
  'West Midlands: experienced firearms officers (2013)': 'Firearms officer, experienced',
  'West Midlands: dog section (2013)': 'Dog section',
  applicants: 'applied',
  'accepted onto 9 week course': 'with a place on the course',
  deployed: 'at work',
  'passed initial selection, waiting': 'passed selection and waited',
  'additional armed officers planned': 'more armed officers planned',
};

export const uplift = 'MPS armed uplift';

const empty = {
  asked_by: null,
  armed: null,
  level: null,
  rank: null,
  value: null,
  qualifier: null,
  unit: null,
  status: null,
  superseded: null,
  note: null,
};

const cite = (tables: Tables, row: { source_id: string[] }) => firmSources(tables, row.source_id).join(';');

/** 10:5 comes after 9:4, which no decimal would say. */
function byLevel(a: string, b: string): number {
  const [levelA = 0, shuttleA = 0] = a.split(':').map(Number);
  const [levelB = 0, shuttleB = 0] = b.split(':').map(Number);
  return levelA - levelB || shuttleA - shuttleB;
}

/** Runs, the highest level first, as on a ladder, then standards in oxygen. What rests on copies alone is left out. */
function deriveStandards(tables: Tables): Row[] {
  const standards = tables['fitness-standards'].filter((row) => isFirm(tables, row));
  const order = compact(valuesOf(standards, 'shuttle_level')).toSorted(byLevel);
  const rows = standards.flatMap((row): Row[] => {
    const { role, armed, shuttle_level: level, vo2_ml_kg_min: oxygen } = row;
    const common = { ...empty, role, armed, status: row.status, source_id: cite(tables, row) };
    const run = {
      asked_by: row.force ?? 'national',
      name: names[role] ?? role,
      superseded: row.superseded ? ('yes' as const) : ('no' as const),
    };
    return compact([
      level !== null && { ...common, ...run, part: 'fitness', level, rank: order.indexOf(level) + 1 },
      oxygen !== null && { ...common, part: 'oxygen', name: role, value: oxygen, unit: 'ml/kg/min' },
    ]);
  });
  return sort(rows, (row) => -(row.rank ?? 0));
}

/** Whether a figure is of a course that the Mayor answered on, or of selection: the Met’s uplift of 2016 and who passes. */
function partOf(tables: Tables, row: Tables['firearms-training'][number]): Part | undefined {
  const courses: Record<string, Part> = { length: 'length', 'cost to MPS': 'cost' };
  if (courses[row.measure] && row.source_id.some((id) => standingOf(tables, id) === 'official'))
    return courses[row.measure];
  const isOfSelection = row.course_or_group === uplift || row.unit === 'percent';
  return isOfSelection && isFirm(tables, row) ? 'selection' : undefined;
}

const deriveTraining = (tables: Tables) =>
  tables['firearms-training'].flatMap((row): Row[] => {
    const part = partOf(tables, row);
    if (!part) return [];
    const { course_or_group: role, measure, qualifier, unit } = row;
    const name = part === 'selection' ? measure : role;
    const [of, when] = part === 'selection' ? [row.note, row.date_note] : [null, null];
    return [
      {
        ...empty,
        part,
        role,
        name: names[name] ?? name,
        armed: part === 'selection' ? null : 'armed',
        value: Number(row.value),
        qualifier,
        unit,
        note: of,
        status: compact([when, row.as_of && formatDate(row.as_of)]).join(' ') || null,
        source_id: cite(tables, row),
      },
    ];
  });

const derivePlan = (tables: Tables) =>
  where(tables['met-uplift'], { measure: 'additional armed officers planned' }).map((row): Row => ({
    ...empty,
    part: 'selection',
    role: uplift,
    name: names[row.measure] ?? row.measure,
    value: Number(row.value),
    unit: 'officers',
    status: formatDate(row.date),
    source_id: cite(tables, row),
  }));

/** The share that passed, with the counts behind it and who reported them. */
function derivePassed(tables: Tables): Row[] {
  const rates = tables['fitness-pass-rates'];
  const counts = ['passed', 'took'].map((word) => {
    const count = rates.find((row) => row.measure.startsWith(word));
    return count ? formatCount(count.value) : 'not given';
  });
  return where(rates, { measure: 'pass rate' })
    .slice(0, 1)
    .map((rate): Row => {
      const published = findSources(tables, rate.source_id).map((source) =>
        compact([source.publisher, formatPublished(source.published)]).join(', '),
      );
      return {
        ...empty,
        part: 'annual test',
        role: rate.population,
        name: 'passed the annual test',
        value: rate.value,
        unit: rate.unit,
        note: counts.join(' of '),
        status: `as reported by ${published.join('; ')}`,
        source_id: cite(tables, rate),
      };
    });
}

export const deriveRows = (tables: Tables): Row[] => [
  ...deriveStandards(tables),
  ...derivePlan(tables),
  ...deriveTraining(tables),
  ...derivePassed(tables),
];

/** 12705 GBP → £12,705; 20 days; about 50%. */
export function formatMeasure({ value, unit, qualifier }: Row): string {
  const count = formatCount(value ?? NaN);
  const figure =
    unit === 'GBP'
      ? `£${count}`
      : unit === 'percent'
        ? formatPercent(value ?? NaN)
        : compact([count, unit !== 'officers' && unit]).join(' ');
  return compact([qualifier, figure]).join(' ');
}
