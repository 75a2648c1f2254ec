import { sort } from 'd3';
import { findSources, formatPublished } from '../../data/cite.ts';
import { formatCount, formatDate, formatPercent } from '../../data/format.ts';
import { firmSources, isFirm, nulls, standingOf, valuesOf, where } from '../kit/rows-and-phrases.ts';
import type { Tables } from '../../data/tables/index.ts';

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

/** Short enough for a phone. A role that is not here goes by its full name. */
// Unchecked: names of roles.
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
  'West Midlands: experienced firearms officers (2013)': 'Firearms, experienced',
  'West Midlands: dog section (2013)': 'Dog section',
  'MPS basic firearms officer course': 'Basic firearms officer',
  'MPS initial ARV officer course': 'Armed response vehicle (ARV) officer',
  'MPS ARV conversion for transferees': 'ARV officer from another force',
};

/** 10:5 comes after 9:4, which no decimal would say. */
function byLevel(a: string, b: string): number {
  const [levelA = 0, shuttleA = 0] = a.split(':').map(Number);
  const [levelB = 0, shuttleB = 0] = b.split(':').map(Number);
  return levelA - levelB || shuttleA - shuttleB;
}

const empty = nulls(
  'asked_by',
  'armed',
  'level',
  'rank',
  'value',
  'qualifier',
  'unit',
  'status',
  'superseded',
  'note',
);

const cite = (tables: Tables, row: { source_id: string[] }) => firmSources(tables, row.source_id).join(';');

/** All rows, the highest level first, as on a ladder. What rests on copies alone is left out. */
export const readWhatItTakes = (tables: Tables): Row[] => [
  ...readFitness(tables),
  ...readCourses(tables),
  ...readOxygen(tables),
  ...readSelection(tables),
  ...readPassed(tables),
];

function readFitness(tables: Tables): Row[] {
  const standards = tables['fitness-standards'].flatMap((row) =>
    row.shuttle_level !== null && isFirm(tables, row) ? [{ ...row, level: row.shuttle_level }] : [],
  );
  const order = valuesOf(standards, 'level').toSorted(byLevel);
  const rows = standards.map((row): Row => ({
    ...empty,
    part: 'fitness',
    asked_by: row.force ?? 'national',
    role: row.role,
    name: names[row.role] ?? row.role,
    armed: row.armed,
    level: row.level,
    rank: order.indexOf(row.level) + 1,
    status: row.status,
    superseded: row.superseded ? 'yes' : 'no',
    source_id: cite(tables, row),
  }));
  return sort(rows, (row) => -(row.rank ?? 0));
}

const readOxygen = (tables: Tables) =>
  tables['fitness-standards']
    .filter((row) => row.vo2_ml_kg_min !== null && isFirm(tables, row))
    .map((row): Row => ({
      ...empty,
      part: 'oxygen',
      role: row.role,
      name: row.role,
      armed: row.armed,
      value: row.vo2_ml_kg_min,
      unit: 'ml/kg/min',
      status: row.status,
      source_id: cite(tables, row),
    }));

const courseParts: Record<string, Part> = { length: 'length', 'cost to MPS': 'cost' };

const readCourses = (tables: Tables) =>
  tables['firearms-training'].flatMap((row): Row[] => {
    const part = courseParts[row.measure];
    if (!part || !row.source_id.some((id) => standingOf(tables, id) === 'official')) return [];
    return [
      {
        ...empty,
        part,
        role: row.course_or_group,
        name: names[row.course_or_group] ?? row.course_or_group,
        armed: 'armed',
        value: Number(row.value),
        qualifier: row.qualifier,
        unit: row.unit,
        status: row.as_of && formatDate(row.as_of),
        source_id: cite(tables, row),
      },
    ];
  });

/** The Met’s uplift of 2016, and what was expected of applicants in the country. */
const readSelection = (tables: Tables) =>
  tables['firearms-training']
    .filter((row) => row.course_or_group === 'MPS armed uplift' || row.unit === 'percent')
    .filter((row) => isFirm(tables, row))
    .map((row): Row => ({
      ...empty,
      part: 'selection',
      role: row.course_or_group,
      name: row.measure,
      value: Number(row.value),
      qualifier: row.qualifier,
      unit: row.unit,
      status: [row.date_note, row.as_of && formatDate(row.as_of)].filter(Boolean).join(' '),
      note: row.note,
      source_id: cite(tables, row),
    }));

/** The share that passed, with the counts behind it and who reported them. */
function readPassed(tables: Tables): Row[] {
  const rates = tables['fitness-pass-rates'];
  const counts = ['passed', 'took'].map((word) => {
    const count = rates.find((row) => row.measure.startsWith(word));
    return count ? formatCount(count.value) : 'not given';
  });
  return where(rates, { measure: 'pass rate' })
    .slice(0, 1)
    .map((rate): Row => {
      const published = findSources(tables, rate.source_id).map((source) =>
        [source.publisher, formatPublished(source.published)].filter(Boolean).join(', '),
      );
      return {
        ...empty,
        part: 'annual test',
        role: rate.population,
        name: 'passed the annual test',
        value: rate.value,
        unit: rate.unit,
        status: `as reported by ${published.join('; ')}`,
        note: counts.join(' of '),
        source_id: cite(tables, rate),
      };
    });
}

/** 12705 GBP → £12,705; 20 days; about 50%. */
export function formatMeasure(value: number, { unit, qualifier }: Pick<Row, 'unit' | 'qualifier'>): string {
  const hedged = (figure: string) => (qualifier ? `${qualifier} ${figure}` : figure);
  if (unit === 'GBP') return hedged(`£${formatCount(value)}`);
  if (unit === 'percent') return hedged(formatPercent(value));
  if (unit === 'officers') return hedged(formatCount(value));
  return hedged(`${formatCount(value)} ${unit ?? ''}`.trim());
}
