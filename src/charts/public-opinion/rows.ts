import { type Opinion, readOpinion } from '../kit/opinion.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * Three polls of the public on routine arming. Each asked its own question of its own base in its own way: they are no
 * series, and nothing joins them.
 */
export type PublicOpinionRow = Omit<Opinion, 'percent'> & {
  pollster: string;
  answer: string;
  side: 'for' | 'against';
  /** Null where the poll has such an answer and no source gives it. */
  percent: number | null;
  base: string;
  /** What a source says the poll came after, where it does. */
  after: string | null;
  shown: 'in the picture' | 'in words';
};

type Which = Parameters<typeof readOpinion>[1];

export const whole = 'all asked';

/**
 * Of the poll of 2017 the day, the number and the way of asking are in a copy on another site alone, so they are left out. Its
 * percentages with everyone asked are drawn; those without the undecided are told in words.
 */
const asked: (Which &
  Pick<PublicOpinionRow, 'pollster' | 'answer' | 'side'> & { of: string; inWords?: true; copied?: true })[] =
  [
    {
      pollster: 'Opinium',
      survey: 'OPINIUM2012',
      options: ['should_not'],
      side: 'against',
      answer: 'should not',
      of: whole,
    },
    {
      pollster: 'BMG Research',
      survey: 'BMG2015',
      options: ['support'],
      side: 'for',
      answer: 'support',
      of: 'all but don’t knows',
    },
    {
      pollster: 'BMG Research',
      survey: 'BMG2015',
      options: ['against'],
      side: 'against',
      answer: 'against',
      of: 'all but don’t knows',
    },
    {
      pollster: 'Sky Data',
      survey: 'SKY2017',
      copied: true,
      options: ['support'],
      base: 'all respondents',
      side: 'for',
      answer: 'support',
      of: whole,
    },
    {
      pollster: 'Sky Data',
      survey: 'SKY2017',
      copied: true,
      options: ['oppose'],
      base: 'all respondents',
      side: 'against',
      answer: 'oppose',
      of: whole,
    },
    {
      pollster: 'Sky Data',
      survey: 'SKY2017',
      copied: true,
      options: ['support'],
      base: "excluding neither and don't know",
      side: 'for',
      answer: 'support',
      of: 'all but neither and don’t know',
      inWords: true,
    },
    {
      pollster: 'Sky Data',
      survey: 'SKY2017',
      copied: true,
      options: ['oppose'],
      base: "excluding neither and don't know",
      side: 'against',
      answer: 'oppose',
      of: 'all but neither and don’t know',
      inWords: true,
    },
    {
      pollster: 'TNS',
      survey: 'SPA2015',
      question: 'armed_routine_duties',
      options: ['support'],
      side: 'for',
      answer: 'support',
      of: whole,
      inWords: true,
    },
    {
      pollster: 'TNS',
      survey: 'SPA2015',
      question: 'armed_routine_duties',
      options: ['oppose'],
      side: 'against',
      answer: 'oppose',
      of: whole,
      inWords: true,
    },
    {
      pollster: 'Ipsos MORI',
      survey: 'IPSOS2016',
      question: 'taser_accept',
      options: ['acceptable'],
      side: 'for',
      answer: 'acceptable',
      of: whole,
      inWords: true,
    },
    {
      pollster: 'LBC',
      survey: 'LBCPUB2019',
      question: 'taser_all',
      options: ['yes'],
      side: 'for',
      answer: 'yes',
      of: whole,
      inWords: true,
    },
  ];

/** What is known without the copy. The year is that of the source of the percentages, too. */
const withoutCopy = (opinion: Opinion): Opinion => ({
  ...opinion,
  asked: String(opinion.year),
  answered: null,
  answered_unsure: 'no',
  method: null,
});

export function readPublicOpinion(tables: Tables): PublicOpinionRow[] {
  const rows = asked.map(({ pollster, answer, side, of, inWords, copied, ...which }): PublicOpinionRow => {
    const survey = tables.surveys.find((row) => row.survey_id === which.survey);
    const opinion = copied ? withoutCopy(readOpinion(tables, which)) : readOpinion(tables, which);
    const isDrawn = asked.some((other) => other.survey === which.survey && !other.inWords);
    return {
      pollster,
      answer,
      side,
      ...opinion,
      weak_source_id: isDrawn ? opinion.weak_source_id : null,
      base: of,
      after: survey?.field_note?.match(/\bafter the [^;]+/)?.[0] ?? null,
      shown: inWords ? 'in words' : 'in the picture',
    };
  });
  // A poll that has one side alone gets a row for the other, so that what was not seen can be drawn as that.
  return rows.flatMap((row) => {
    const isLone =
      row.shown === 'in the picture' &&
      rows.filter(({ survey_id }) => survey_id === row.survey_id).length === 1;
    return isLone
      ? [
          row,
          {
            ...row,
            side: row.side === 'for' ? 'against' : 'for',
            answer: row.side === 'for' ? 'against' : 'in favour',
            percent: null,
          },
        ]
      : [row];
  });
}
