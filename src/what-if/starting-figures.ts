import { lastDay, sortForces } from '../data/as-of.ts';
import { citeByDay, isFirm, standingOf } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import { rowWhere, withNumber } from '../charts/kit/rows-and-phrases.ts';
import { boundsOfAll } from '../data/share.ts';
import type { Tables } from '../data/tables/index.ts';
import type { StartingFigure, StartingFigures, StartingShare } from './what-if-sum.ts';

/**
 * The published figures that the sums of “what if” begin with: officers of each force on a 31 March, officers
 * armed at about that time where the site has a force’s figure, two answers of the survey, and two of the Met’s courses as the Mayor
 * priced them in 2016. The course for officers who come from another force with their training is no measure for others.
 */

const first = 'Metropolitan';

const courses = [
  { id: 'basic', name: 'The Met’s basic firearms course', group: 'MPS basic firearms officer course' },
  { id: 'armed-response', name: 'The Met’s armed response course', group: 'MPS initial ARV officer course' },
];

/** What was counted, with the publisher and the day of the text in which it was seen. */
function describeFigure(
  tables: Tables,
  { value, what, source_id }: { value: number; what: string; source_id: string[] },
): StartingFigure {
  const [source = ''] = source_id;
  return {
    value,
    origin: ['official', 'federation'].includes(standingOf(tables, source) ?? '') ? 'Published' : 'Reported',
    what: `${what} (${citeByDay(tables, [source])})`,
    source,
  };
}

const aMonth = 31 * 24 * 60 * 60 * 1000;

/** Officers and those of them who are armed are set against each other where the days are at most a month apart. */
const isMatch = (officers: { date: string }, armed: { date: string }) =>
  Math.abs(Date.parse(lastDay(armed.date)) - Date.parse(officers.date)) <= aMonth;

/** The newest count of armed officers that has a headcount of its time, with that; without any, the newest of each. */
function deriveForce(tables: Tables, { geography, force_id, force_name }: Tables['police-forces'][number]) {
  const counted = tables['police-officers']
    .filter((row) => row.geography === geography && row.measure === 'police_officers_headcount')
    .toSorted((a, b) => b.date.localeCompare(a.date));
  const firm = tables['armed-officers']
    .filter((row) => row.geography === geography && row.measure === 'armed_officers' && isFirm(tables, row))
    .toSorted((a, b) => lastDay(b.date).localeCompare(lastDay(a.date)));
  const [matched] = firm.flatMap((armed) =>
    counted.filter((officers) => isMatch(officers, armed)).map((officers) => ({ armed, officers })),
  );
  const { officers, armed } = matched ?? { officers: counted[0], armed: firm[0] };
  if (!officers) throw new Error(`no officers of ${geography}`);
  return {
    id: force_id,
    name: force_name,
    officers: describeFigure(tables, { ...officers, what: `headcount on ${formatDate(officers.date)}` }),
    armed: armed
      ? describeFigure(tables, { ...armed, what: `armed officers, ${formatDate(armed.date)}` })
      : null,
  };
}

function deriveCourse(tables: Tables, { id, name, group }: (typeof courses)[number]) {
  const find = (measure: string): StartingFigure => {
    const row = rowWhere(withNumber(tables['firearms-training']), { course_or_group: group, measure });
    return describeFigure(tables, { ...row, what: `${name}, as the Mayor answered` });
  };
  return { id, name, weeks: find('length'), cost: find('cost to MPS') };
}

/** The survey of the Metropolitan Police Federation, January 2017. Every percentage is of those who answered. */
const survey_id = 'MPF2017';

/** An answer to the survey; its bounds are the share of all members if no other member agreed, and if every other did. */
export function deriveShare(tables: Tables, question_id: string, option_id: string): StartingShare {
  const followed = { survey_id, preferred: true };
  const count = (measure: 'respondents' | 'members') =>
    rowWhere(tables['survey-counts'], { ...followed, measure }).value;
  const { percent, source_id } = rowWhere(tables.responses, { ...followed, question_id, option_id });
  const { field_end } = rowWhere(tables.surveys, { survey_id });
  const { low, high } = boundsOfAll(percent / 100, count('respondents'), count('members'));
  const what = `of those who answered, ${formatDate(field_end?.slice(0, 7) ?? '')}`;
  return {
    ...describeFigure(tables, { value: percent, what, source_id }),
    bounds: { low: low * 100, high: high * 100 },
  };
}

/** Throws where a row is gone. The Met comes first, the others by name. */
export function deriveStartingFigures(tables: Tables): StartingFigures {
  const inOrder = sortForces(tables).toSorted(
    (a, b) => Number(b.geography === first) - Number(a.geography === first),
  );
  return {
    forces: inOrder.map((force) => deriveForce(tables, force)) as StartingFigures['forces'],
    courses: courses.map((course) => deriveCourse(tables, course)) as StartingFigures['courses'],
    resign: deriveShare(tables, 'resign', 'would_resign'),
    never: deriveShare(tables, 'carry_never', 'never'),
  };
}
