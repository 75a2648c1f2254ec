import { isFirm, standingOf } from '../../data/cite.ts';
import { sort } from 'd3';
import { lastDay } from '../../data/as-of.ts';
import type { Tables } from '../../data/tables/index.ts';
import { unique, where } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveRows>[number];

/** Kinds in the order of the picture: what happened, what was done about it, what came of it. */
const kinds: Record<string, string> = {
  founding: 'Beginnings',
  attack: 'Attacks and killings',
  officers_killed: 'Attacks and killings',
  policy: 'Decisions and plans',
  unit: 'Armed units',
  survey: 'Officers asked',
  police_shooting: 'Shot by police',
  legal: 'Courts and law',
};

/** Where the scale of years changes: before it lie few events and many years. */
export const scaleChanges = 2010;

const firstDay = (date: string) => `${date}-01-01`.slice(0, 10);
const dayLength = 24 * 60 * 60 * 1000;
/** 1911-01-03 → 1911.007 */
const inYears = (day: string) => 1970 + Date.parse(day) / (365.2425 * dayLength);

/**
 * Events in the argument over arming London’s police, in our words. What rests on an encyclopaedia or on a copy of
 * another site alone is left out.
 */
export function deriveRows(tables: Tables) {
  const publisherOf = (source_id: string) =>
    where(tables.sources, { source_id }).map(({ publisher }) =>
      publisher.replace(/,? via .*/, '').replaceAll(/ \(.*?\)/g, ''),
    );
  const rows = tables.timeline
    .filter((row) => row.standing === null && isFirm(tables, row))
    .map(({ date, date_precision, event_id, title, description, category, place, source_id }) => {
      const [from = '', to = from] = date.split('/');
      const cited = source_id.filter((id) => standingOf(tables, id) !== 'mirror');
      return {
        date,
        /** First and last day of the date as far as it is known; an interval is an event of which only bounds are known. */
        first_day: firstDay(from),
        last_day: lastDay(to),
        date_precision,
        decade: `${from.slice(0, 3)}0s`,
        event_id,
        title,
        description,
        kind: kinds[category] ?? category,
        place,
        told_by: unique(cited.flatMap(publisherOf)).join('; '),
        source_id: cited.join(';'),
      };
    });
  return sort(rows, (row) => row.first_day);
}

export const startOf = (row: Row) => inYears(row.first_day);
export const endOf = (row: Row) => inYears(row.last_day);
export const yearOf = (row: Row | undefined) => (row?.date ?? '').slice(0, 4);

export const kindsOf = (rows: Row[]) =>
  unique(Object.values(kinds)).filter((kind) => where(rows, { kind }).length > 0);
