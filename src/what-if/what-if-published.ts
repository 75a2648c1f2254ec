import { lastDay } from '../data/as-of.ts';
import { deriveBoundedAnswer } from '../article/bounded-answer.ts';
import { findSources, formatPublished } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import type { Course, Figure, Force, Published, ShareFigure } from './what-if-sum.ts';

/**
 * The published figures that the sums of “what if” begin with: officers of each force on the newest 31 March, officers
 * armed already where a force’s figure is held, two answers of the survey, and two of the Met’s courses as the Mayor
 * priced them in 2016. The course for officers who come from another force with their training is no measure for others.
 */

const first = 'Metropolitan';

const courses = [
  { id: 'basic', name: 'The Met’s basic firearms course', group: 'MPS basic firearms officer course' },
  { id: 'armed-response', name: 'The Met’s armed response course', group: 'MPS initial ARV officer course' },
];

/** What was counted, with the publisher and the day of the text in which it was seen. */
function makeFigure(
  tables: Tables,
  { value, what, source_id }: { value: number; what: string; source_id: string[] },
): Figure {
  const [source] = findSources(tables, source_id.slice(0, 1));
  const cited = [source?.publisher, formatPublished(source?.published ?? null)].filter(Boolean).join(', ');
  return {
    value,
    standing: ['official', 'federation'].includes(source?.standing ?? '') ? 'Published' : 'Reported',
    what: `${what} (${cited})`,
    source: source?.source_id ?? '',
  };
}

/** What rests on an encyclopaedia or on a copy alone is no figure to begin with. */
const isFirm = (tables: Tables, { source_id }: { source_id: string[] }) =>
  findSources(tables, source_id).some(({ standing }) => standing !== 'wiki' && standing !== 'mirror');

/** The row with the newest date. */
const newest = <R extends { date: string }>(rows: R[]): R | undefined =>
  rows.toSorted((a, b) => lastDay(a.date).localeCompare(lastDay(b.date))).at(-1);

function readForce(
  tables: Tables,
  { geography, force_id, force_name }: Tables['police-forces'][number],
): Force {
  const counted = newest(
    tables['police-officers'].filter(
      (row) => row.geography === geography && row.measure === 'police_officers_headcount',
    ),
  );
  if (!counted) throw new Error(`no officers of ${geography}`);
  const armed = newest(
    tables['armed-officers'].filter(
      (row) => row.geography === geography && row.measure === 'armed_officers' && isFirm(tables, row),
    ),
  );
  return {
    id: force_id,
    name: force_name,
    officers: makeFigure(tables, { ...counted, what: `headcount on ${formatDate(counted.date)}` }),
    armed: armed ? makeFigure(tables, { ...armed, what: `armed officers, ${formatDate(armed.date)}` }) : null,
  };
}

function readCourse(tables: Tables, { id, name, group }: (typeof courses)[number]): Course {
  const find = (measure: string): Figure => {
    const row = tables['firearms-training'].find(
      (row) => row.course_or_group === group && row.measure === measure,
    );
    if (!row) throw new Error(`no ${measure} of ${group}`);
    return makeFigure(tables, {
      value: Number(row.value),
      what: `${name}, as the Mayor answered`,
      source_id: row.source_id,
    });
  };
  return { id, name, weeks: find('length'), cost: find('cost to MPS') };
}

function readShare(tables: Tables, question: string, option: string): ShareFigure {
  const { percent, bounds, what, source } = deriveBoundedAnswer(tables, question, option);
  return { value: percent, standing: 'Published', what, source, bounds };
}

/** Throws where a row is gone. The Met comes first, the others by name. */
export function readPublished(tables: Tables): Published {
  const inOrder = tables['police-forces'].toSorted(
    (a, b) =>
      Number(b.geography === first) - Number(a.geography === first) ||
      a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  return {
    forces: inOrder.map((force) => readForce(tables, force)) as Published['forces'],
    courses: courses.map((course) => readCourse(tables, course)) as Published['courses'],
    resign: readShare(tables, 'resign', 'would_resign'),
    never: readShare(tables, 'carry_never', 'never'),
  };
}
