import { sort } from 'd3';
import { lastDay } from '../../data/as-of.ts';
import { citeByDay } from '../../data/cite.ts';
import { formatCount } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { joinSources, valuesOf, where, withNumber } from '../kit/rows-and-phrases.ts';

export const events = ['announced', 'due', 'shooting', 'trial', 'applications'] as const;

const empty = {
  /** A month counts from its last day; what was early in a year, from its first. */
  day: '',
  /** The last day of an event of more than a day. */
  until: null as string | null,
  value: null as number | null,
  /** Why a count is hollow: it is not a plain count of armed officers. */
  hollow: null as 'rounded' | 'another count' | 'with Taser' | null,
  /** What the picture calls an event: the heading of its words in text.md. */
  event: null as (typeof events)[number] | null,
  source_id: '',
};

export type Row = typeof empty & { kind: 'count' | 'target' | 'event'; date: string; about: string };

function whyHollow({ measure, qualifier }: Tables['armed-officers'][number]): Row['hollow'] {
  if (measure === 'armed_officers_with_taser') return 'with Taser';
  if (measure !== 'armed_officers' || qualifier === 'inferred') return 'another count';
  return qualifier === 'about' ? 'rounded' : null;
}

/** What was published of one day. */
interface Dated {
  date: string;
  value?: number;
  source_id: string[];
}

const makeRow = (published: Dated, kind: Row['kind'], about: string, cells?: Partial<Row>): Row => ({
  ...empty,
  kind,
  date: published.date,
  day: lastDay(published.date),
  value: published.value ?? null,
  about,
  source_id: joinSources([published]),
  ...cells,
});

/** The rows of the uplift that are shown. A target that was given again is the same: its first day is that of its announcement. */
const planned: [measure: string, kind: Row['kind'], event: Row['event'], about: string][] = [
  ['armed officers, planned total', 'target', null, 'armed officers in all: the target'],
  ['additional armed officers planned', 'event', 'announced', 'more armed officers planned'],
  // Unchecked: the name of the row in met-uplift.csv.
  ['date for delivering 600 extra', 'event', 'due', 'extra officers due by this day'],
];

/**
 * The Met’s armed officers at single dates, from the Mayor, the press and the police authority, since data/ lacks the Home
 * Office’s tables by force; the plan of January 2016; and what happened since. What an edition lacks is left out.
 */
export function deriveRows(tables: Tables): Row[] {
  const counts = where(tables['armed-officers'], { geography: 'Metropolitan' }).map((row) =>
    makeRow(row, 'count', citeByDay(tables, row.source_id), { hollow: whyHollow(row) }),
  );
  const plan = planned.flatMap(([measure, kind, event, about]) => {
    const published = sort(withNumber(where(tables['met-uplift'], { measure })), ({ date }) => date);
    if (valuesOf(published, 'value').length > 1)
      throw new Error(`armed-officers-met: two figures of ${measure}`);
    return published
      .slice(0, 1)
      .map((row) => makeRow(row, kind, `${formatCount(row.value)} ${about}`, { event }));
  });
  const eventsOf = (event_id: string, event: Row['event'], until: string | null = null) =>
    where(tables.timeline, { event_id }).map((row) =>
      makeRow(row, 'event', row.description, { until, event }),
    );
  // Charge and acquittal are one event, over both days.
  const trial = where(tables.timeline, { event_id: 'officer-acquitted' }).flatMap(({ date }) =>
    eventsOf('officer-charged', 'trial', date),
  );
  const asked = withNumber(where(tables['firearms-training'], { measure: 'applications' }));
  const applications = asked.map(({ as_of, ...row }) => {
    const seen = `as reported in ${citeByDay(tables, row.source_id)}`;
    const about = `${formatCount(row.value)} applications to become an armed officer, early in ${as_of}, ${seen}`;
    const published = { ...row, date: as_of ?? '' };
    return makeRow(published, 'event', about, { day: `${as_of}-01-01`, event: 'applications' });
  });
  return sort(
    [...counts, ...plan, ...eventsOf('kaba', 'shooting'), ...trial, ...applications],
    ({ day }) => day,
  );
}
