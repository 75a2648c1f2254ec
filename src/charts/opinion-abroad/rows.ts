import { answersOf, type Opinion, readOpinion } from '../kit/opinion.ts';
import { rowWhere } from '../kit/rows-and-phrases.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Support for arming all officers in two countries whose police were not routinely armed. The New Zealand association asks
 * its members again and again, but in 2010 its answers disagree with each other, so its line begins after that year. The
 * Norwegian surveys of officers are two fieldworks, with months between them in which the police were armed.
 */
export type OpinionAbroadRow = Omit<Opinion, 'year'> & {
  country: string;
  who: 'officers' | 'public';
  /** What stands beside the figure. */
  answer: string;
  year: number;
  /** The middle of what is known of its date, as a year and its part. */
  at: number;
  /** Rows of one name share a line. */
  line: string | null;
  /** When the country’s police were armed for a time. */
  armed_from: string | null;
  armed_until: string | null;
  shown: 'in the picture' | 'in words';
};

/** 2010-08 → 2010.62; a year alone stands in its middle. */
export function placeInTime(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  const part = month === undefined ? 0.5 : (month - 1 + (day === undefined ? 0.5 : day / 31)) / 12;
  return Math.round((year + part) * 100) / 100;
}

export const readOpinionAbroad = (tables: Tables): OpinionAbroadRow[] =>
  answersOf(tables, 'opinion-abroad').map((row) => {
    const { survey_id, wave, group, side, label, line, shown } = row;
    const country = group ?? '';
    const date = wave ?? rowWhere(tables.surveys, { survey_id }).field_end;
    if (!date) throw new Error(`opinion-abroad: no date of ${survey_id}`);
    const arming = tables['international-arming'].find(({ place }) => place === country);
    return {
      country,
      who: side === 'officers' ? 'officers' : 'public',
      answer: label,
      ...readOpinion(tables, row),
      year: Number(date.slice(0, 4)),
      at: placeInTime(date),
      line,
      armed_from: arming?.armed_from ?? null,
      armed_until: arming?.armed_to ?? null,
      shown,
    };
  });
