import { isDate } from '../../data/column.ts';
import { readDate } from '../../data/format.ts';
import { type Opinion, readOpinion } from '../kit/opinion.ts';
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

type Entry = Parameters<typeof readOpinion>[1] &
  Pick<OpinionAbroadRow, 'country' | 'who'> & { answer?: string; line?: string; inWords?: true };

const newZealand = { country: 'New Zealand', who: 'officers', options: ['support'] } as const;
const newZealandPublic = { country: 'New Zealand', who: 'public', survey: 'NZPUB' } as const;
const joined = { ...newZealand, options: ['support'], line: 'New Zealand officers' };

const asked: Entry[] = [
  { ...newZealand, options: ['support'], survey: 'NZPA2008' },
  { ...newZealand, options: ['support'], survey: 'NZPA2010', answer: 'support it' },
  {
    ...newZealand,
    options: ['general_arming'],
    survey: 'NZPA2010',
    question: 'most_favoured',
    // Unchecked: the words of the answer.
    answer: 'favour it most',
  },
  {
    ...newZealand,
    options: ['better_availability'],
    survey: 'NZPA2010',
    question: 'most_favoured',
    // Unchecked: the words of the answer.
    answer: 'favour better availability most',
    inWords: true,
  },
  { ...joined, survey: 'NZPA2017' },
  { ...joined, survey: 'NZPA2019' },
  { ...joined, survey: 'NZPA2021' },
  ...['2010', '2018', '2019'].map((wave) => ({ ...newZealandPublic, options: ['support'], wave })),
  { country: 'Norway', who: 'officers', survey: 'NOPF2011', options: ['yes'] },
  { country: 'Norway', who: 'officers', survey: 'NOPHS2017', options: ['yes'] },
  { country: 'Norway', who: 'public', survey: 'NONRK2014', options: ['for'] },
  { country: 'Norway', who: 'public', survey: 'NOPHSPUB2017', options: ['for'] },
  { country: 'Norway', who: 'public', survey: 'NOTV2_2021', options: ['carry'] },
  {
    country: 'Iceland',
    who: 'public',
    survey: 'ISMMR2011',
    options: ['strongly_for', 'rather_for'],
    answer: 'for it, of those with an opinion',
    inWords: true,
  },
  {
    country: 'Ireland',
    who: 'public',
    survey: 'IEIREACH2016',
    options: ['all_gardai'],
    answer: 'for all officers',
    inWords: true,
  },
];

/** The table says it in words: “temporarily armed 25 November 2014 to 3 February 2016”. */
function armedPeriod(tables: Tables, country: string): Pick<OpinionAbroadRow, 'armed_from' | 'armed_until'> {
  const note = tables['international-arming'].find(({ place }) => place === country)?.note ?? '';
  const [, from, until] = note.match(/temporarily armed (\d+ \w+ \d{4}) to (\d+ \w+ \d{4})/) ?? [];
  const dayOf = (text?: string) => {
    if (text === undefined) return null;
    const day = readDate(text);
    if (!day || !isDate(day)) throw new Error(`opinion-abroad: no such day as ${text}`);
    return day;
  };
  return { armed_from: dayOf(from), armed_until: dayOf(until) };
}

/** 2010-08 → 2010.62; a year alone stands in its middle. */
export function placeInTime(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  const part = month === undefined ? 0.5 : (month - 1 + (day === undefined ? 0.5 : day / 31)) / 12;
  return Math.round((year + part) * 100) / 100;
}

export const readOpinionAbroad = (tables: Tables): OpinionAbroadRow[] =>
  asked.map(({ country, who, answer, line, inWords, ...which }) => {
    const survey = tables.surveys.find(({ survey_id }) => survey_id === which.survey);
    const date = which.wave ?? survey?.field_end;
    if (!date) throw new Error(`opinion-abroad: no date of ${which.survey}`);
    const opinion = readOpinion(tables, which);
    if (line && !/^the other NZPA years/.test(opinion.comparable_with ?? ''))
      throw new Error(`opinion-abroad: ${which.survey} may not be joined`);
    return {
      country,
      who,
      answer: answer ?? who,
      ...opinion,
      year: Number(date.slice(0, 4)),
      at: placeInTime(date),
      line: line ?? null,
      ...armedPeriod(tables, country),
      shown: inWords ? 'in words' : 'in the picture',
    };
  });
