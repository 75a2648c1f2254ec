import { sort } from 'd3';
import { citeByDay, firmSources, isFirm, standingOf } from '../../data/cite.ts';
import { formatCount, formatDate, formatPercent } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { compact, rowWhere, valuesOf, where, withNumber } from '../kit/rows-and-phrases.ts';

/**
 * What is asked of those who carry a gun. Fitness: level:shuttle of the 15-metre run, an order and no amount, from the
 * College of Policing’s list of 2012, its later replacement and other texts. Training: the Met’s courses, as the Mayor
 * answered in October 2016. Beside them: standards on another scale, and what was said of selection and of passing.
 */
export type Aspect = 'fitness' | 'oxygen' | 'length' | 'cost' | 'selection' | 'annual test';

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

/** The columns of which a part says nothing. */
const empty = {
  /** Who asks: `national`, or the force whose own standard it is. */
  asked_by: null as string | null,
  armed: null as 'armed' | 'not armed' | 'not named' | null,
  level: null as string | null,
  /** Place in the order of the levels that stand in the table, from 1. The distances between them are not known. */
  rank: null as number | null,
  value: null as number | null,
  /** The source’s own hedge. */
  qualifier: null as string | null,
  unit: null as string | null,
  status: null as string | null,
  superseded: null as 'yes' | 'no' | null,
  note: null as string | null,
};

export type Row = typeof empty & { role: string; source_id: string; name: string; part: Aspect };

const nameOf = (name: string) => names[name] ?? name;

const rowOf = (
  tables: Tables,
  { source_id }: { source_id: string[] },
  part: Aspect,
  { role, ...cells }: Partial<Row> & Pick<Row, 'role'>,
): Row => ({
  ...empty,
  role,
  source_id: firmSources(tables, source_id).join(';'),
  name: role,
  part,
  ...cells,
});

/** 10:5 comes after 9:4, which no decimal would say. */
const byLevel = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** Runs, the highest level first, as on a ladder, then standards in oxygen. What rests on copies alone is left out. */
function deriveStandards(tables: Tables): Row[] {
  const standards = tables['fitness-standards'].filter((row) => isFirm(tables, row));
  const order = compact(valuesOf(standards, 'shuttle_level')).toSorted(byLevel);
  const rows = standards.flatMap((row): Row[] => {
    const { role, armed, status, force, shuttle_level: level, vo2_ml_kg_min: oxygen } = row;
    const common = { role, armed, status };
    const run = {
      asked_by: force ?? 'national',
      name: nameOf(role),
      superseded: row.superseded ? ('yes' as const) : ('no' as const),
    };
    return compact([
      level !== null &&
        rowOf(tables, row, 'fitness', { ...common, ...run, level, rank: order.indexOf(level) + 1 }),
      oxygen !== null && rowOf(tables, row, 'oxygen', { ...common, value: oxygen, unit: 'ml/kg/min' }),
    ]);
  });
  return sort(rows, (row) => -(row.rank ?? 0));
}

/** Of the courses that the Mayor answered on, and of selection: the Met’s uplift of 2016 and who passes. */
function partOf(tables: Tables, row: Tables['firearms-training'][number]): Aspect | undefined {
  const isOfSelection = row.course_or_group === uplift || row.unit === 'percent';
  if (isOfSelection) return isFirm(tables, row) ? 'selection' : undefined;
  const courses: Record<string, Aspect> = { length: 'length', 'cost to MPS': 'cost' };
  return row.source_id.some((id) => standingOf(tables, id) === 'official') ? courses[row.measure] : undefined;
}

const deriveTraining = (tables: Tables) =>
  tables['firearms-training'].flatMap((row): Row[] => {
    const part = partOf(tables, row);
    const [counted] = part ? withNumber([row]) : [];
    if (!part || !counted) return [];
    const { course_or_group: role, qualifier, unit, note, as_of } = row;
    const common = { role, value: counted.value, qualifier, unit };
    const date = as_of && formatDate(as_of);
    if (part !== 'selection') return [rowOf(tables, row, part, { ...common, armed: 'armed', status: date })];
    const status = compact([row.date_note, date]).join(' ');
    return [rowOf(tables, row, part, { ...common, name: nameOf(row.measure), note, status })];
  });

const derivePlan = (tables: Tables) =>
  withNumber(where(tables['met-uplift'], { measure: 'additional armed officers planned' })).map((row) => {
    const [name, status] = [nameOf(row.measure), formatDate(row.date)];
    const { value } = row;
    return rowOf(tables, row, 'selection', { role: uplift, name, value, unit: 'officers', status });
  });

/** The share that passed, with the counts behind it and who reported them. */
const derivePassed = (tables: Tables) =>
  where(tables['fitness-pass-rates'], { measure: 'pass rate' }).map((rate) => {
    const [passed, took] = ['passed the annual test', 'took the annual test'].map((measure) =>
      formatCount(rowWhere(tables['fitness-pass-rates'], { measure }).value),
    );
    const { population: role, value, unit } = rate;
    return rowOf(tables, rate, 'annual test', {
      role,
      name: 'passed the annual test',
      value,
      unit,
      note: `${passed} of ${took}`,
      status: `as reported by ${citeByDay(tables, rate.source_id)}`,
    });
  });

export const deriveRows = (tables: Tables): Row[] => [
  ...deriveStandards(tables),
  ...derivePlan(tables),
  ...deriveTraining(tables),
  ...derivePassed(tables),
];

const formats: Record<string, (value: number) => string> = {
  GBP: (value) => `£${formatCount(value)}`,
  percent: formatPercent,
  officers: formatCount,
};

/** 12705 GBP → £12,705; 20 days; about 50%. */
export function formatMeasure({ value, unit, qualifier }: Row): string {
  const format = formats[unit ?? ''] ?? ((value) => `${formatCount(value)} ${unit}`);
  return compact([qualifier, format(value ?? NaN)]).join(' ');
}
