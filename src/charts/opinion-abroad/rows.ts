import { isDate } from '../../data/column.ts';
import { readDate } from '../../data/format.ts';
import { type Opinion, readOpinion, type Which } from '../kit/opinion.ts';
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

type More = Partial<Which> & { answer?: string; line?: string; inWords?: true };
type Entry = [country: string, who: OpinionAbroadRow['who'], survey: string, options: string[], more?: More];

const nz = 'New Zealand';
const onLine = { line: 'New Zealand officers' };
// Unchecked: the words of the answers.
const mostFavoured = { question: 'most_favoured', answer: 'favour it most' };
// Unchecked: the words of the answer.
const better = { ...mostFavoured, answer: 'favour better availability most', inWords: true } as const;
const ofOpinion = { answer: 'for it, of those with an opinion', inWords: true } as const;

const asked: Entry[] = [
  [nz, 'officers', 'NZPA2008', ['support']],
  [nz, 'officers', 'NZPA2010', ['support'], { answer: 'support it' }],
  [nz, 'officers', 'NZPA2010', ['general_arming'], mostFavoured],
  [nz, 'officers', 'NZPA2010', ['better_availability'], better],
  [nz, 'officers', 'NZPA2017', ['support'], onLine],
  [nz, 'officers', 'NZPA2019', ['support'], onLine],
  [nz, 'officers', 'NZPA2021', ['support'], onLine],
  [nz, 'public', 'NZPUB', ['support'], { wave: '2010' }],
  [nz, 'public', 'NZPUB', ['support'], { wave: '2018' }],
  [nz, 'public', 'NZPUB', ['support'], { wave: '2019' }],
  ['Norway', 'officers', 'NOPF2011', ['yes']],
  ['Norway', 'officers', 'NOPHS2017', ['yes']],
  ['Norway', 'public', 'NONRK2014', ['for']],
  ['Norway', 'public', 'NOPHSPUB2017', ['for']],
  ['Norway', 'public', 'NOTV2_2021', ['carry']],
  ['Iceland', 'public', 'ISMMR2011', ['strongly_for', 'rather_for'], ofOpinion],
  ['Ireland', 'public', 'IEIREACH2016', ['all_gardai'], { answer: 'for all officers', inWords: true }],
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
  asked.map(([country, who, survey, options, more]) => {
    const { answer = who, line, inWords, ...which }: More = more ?? {};
    const date = which.wave ?? rowWhere(tables.surveys, { survey_id: survey }).field_end;
    if (!date) throw new Error(`opinion-abroad: no date of ${survey}`);
    const opinion = readOpinion(tables, { survey, options, ...which });
    if (line && !/^the other NZPA years/.test(opinion.comparable_with ?? ''))
      throw new Error(`opinion-abroad: ${survey} may not be joined`);
    return {
      country,
      who,
      answer,
      ...opinion,
      year: Number(date.slice(0, 4)),
      at: placeInTime(date),
      line: line ?? null,
      ...armedPeriod(tables, country),
      shown: inWords ? 'in words' : 'in the picture',
    };
  });
