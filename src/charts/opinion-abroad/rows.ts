import type { Tables } from '../../data/tables/index.ts';
import { answersOf, deriveOpinion } from '../kit/opinion.ts';
import { rowWhere } from '../kit/rows-and-phrases.ts';

/**
 * Support for arming all officers in two countries whose police were not routinely armed. The New Zealand association asks
 * its members, police staff of all kinds, again and again; in 2010 its answers disagree with each other, so that year stands
 * outside the line. The Norwegian surveys of police are two fieldworks, with months between them in which the police were armed.
 */
export type Row = ReturnType<typeof deriveRows>[number];

/** 2010-08 → 2010.62; a year alone stands in its middle. */
export function placeInTime(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  const part = month === undefined ? 0.5 : (month - 1 + (day === undefined ? 0.5 : day / 31)) / 12;
  return Math.round((year + part) * 100) / 100;
}

export const deriveRows = (tables: Tables) =>
  answersOf(tables, 'opinion-abroad').map((row) => {
    const { survey_id, wave, group, side, label, line, shown } = row;
    const country = group ?? '';
    const date = wave ?? rowWhere(tables.surveys, { survey_id }).field_end;
    if (!date) throw new Error(`opinion-abroad: no date of ${survey_id}`);
    const arming = tables['international-arming'].find(({ place }) => place === country);
    return {
      country,
      who: side === 'officers' ? ('police' as const) : ('public' as const),
      option_id: row.option_id.join(';'),
      subgroup: row.subgroup,
      answer: label,
      ...deriveOpinion(tables, row),
      year: Number(date.slice(0, 4)),
      /** The middle of what is known of its date, as a year and its part. */
      at: placeInTime(date),
      /** Rows of one name share a line. */
      line,
      /** When the country’s police were armed for a time. */
      armed_from: arming?.armed_from ?? null,
      armed_until: arming?.armed_to ?? null,
      shown,
    };
  });
