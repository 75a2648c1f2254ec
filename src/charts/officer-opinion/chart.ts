import * as Plot from '@observablehq/plot';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, label, presentDot, remark, valueLabel } from '../kit/marks.ts';
import { interactive, legendTarget } from '../kit/points.ts';
import { formatCount, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import { type Opinion, readOpinion } from '../kit/opinion.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/**
 * What officers answered to their unions on routine arming. Each survey put it in its own way: only the national ones of
 * 2006 and 2017 offered the same answers, and only these two are joined.
 */
type Row = Opinion & {
  place: string;
  /** The answer, in a few words of ours. */
  answer: string;
  shown: 'in the picture' | 'in words';
  /** Rows of one name share a line. */
  line: string | null;
  letter: string;
};

const national = 'England and Wales';
const bothArmed = {
  options: ['all_armed_on_duty', 'all_armed_on_and_off_duty'],
  net: 'NET_routine_arming',
  answer: 'All armed on duty, or also off',
  line: national,
};

/** In the order of the picture. What was asked the other way round, or is not dated, is told in words. */
const surveys: (Parameters<typeof readOpinion>[1] & {
  place: string;
  answer: string;
  line?: string;
  inWords?: true;
})[] = [
  {
    place: 'Metropolitan Police',
    survey: 'PFEW1995',
    options: ['in_favour_daily'],
    subgroup: 'Metropolitan Police',
    answer: 'In favour of daily arming',
  },
  {
    place: 'Metropolitan Police',
    survey: 'MPF2017',
    options: ['all_routinely_armed'],
    answer: 'Everyone routinely armed',
  },
  { place: national, survey: 'PFEW2003', options: ['want'], answer: 'Want guns on everyday duties' },
  { place: national, survey: 'PFEW2006', ...bothArmed },
  { place: national, survey: 'PFEW2017', ...bothArmed },
  {
    place: 'Scotland',
    survey: 'SPF2017',
    question: 'handgun',
    options: ['want'],
    answer: 'Want to carry a handgun',
  },
  {
    place: 'Scotland',
    survey: 'SPF2021',
    question: 'handgun',
    options: ['want'],
    answer: 'Want a handgun as extra kit',
  },
  { place: 'Hampshire', survey: 'HANTS2016', options: ['support'], answer: 'Support routine arming of all' },
  {
    place: national,
    survey: 'PFEW1995',
    options: ['opposed'],
    answer: 'opposed to routine arming',
    inWords: true,
  },
  {
    place: 'West Yorkshire',
    survey: 'WYPF2017',
    options: ['remain_largely_unarmed'],
    answer: 'for remaining largely unarmed',
    inWords: true,
  },
  {
    place: 'Essex',
    survey: 'ESSEX2017',
    options: ['all_routinely_armed'],
    answer: 'for everyone routinely armed',
    inWords: true,
  },
  {
    place: 'Officers who do not carry guns',
    survey: 'YOUGOVPOL',
    question: 'carry_pref',
    options: ['glad_not_to'],
    // Unchecked: one is a gun.
    answer: 'glad not to carry one',
    inWords: true,
  },
];

const readRows = (tables: Tables): Row[] =>
  surveys.map(({ place, answer, line, inWords, ...which }, index) => ({
    place,
    letter: String.fromCharCode(97 + index),
    answer,
    ...readOpinion(tables, which),
    shown: inWords ? 'in words' : 'in the picture',
    line: line ?? null,
  }));

const drawnOf = (rows: Row[]) => rows.filter(({ shown }) => shown === 'in the picture');
const joinedOf = (rows: Row[]) => rows.filter(({ line }) => line !== null);
const starred = (row: Row) => `${row.answered ?? 'not published'}${row.answered_unsure === 'yes' ? '*' : ''}`;
const isUnion = (row: Row) => /Federation/.test(row.sponsor);

/** The two ends of the joined pair. Throws where there are not two, or where the table does not say that they match. */
function pairOf(rows: Row[]): [Row, Row] {
  const [first, last, ...more] = joinedOf(rows);
  if (!first || !last || more.length > 0) throw new Error('officer-opinion: not a pair');
  if (
    !first.comparable_with?.startsWith(last.survey_id) ||
    !last.comparable_with?.startsWith(first.survey_id)
  ) {
    throw new Error(`officer-opinion: ${first.survey_id} and ${last.survey_id} may not be joined`);
  }
  return [first, last];
}

export const officerOpinion = defineChart<Row>({
  id: 'officer-opinion',
  name: 'Officer opinion',
  tables: ['surveys', 'questions', 'responses', 'survey-counts'],
  spatialCoverage: () => 'United Kingdom',
  rows: readRows,
  title(rows) {
    const [first, last] = pairOf(rows);
    return text`Of officers who answered nationally, ${formatPercent(first.percent)} backed routine arming in ${String(first.year)} and ${formatPercent(last.percent)} in ${String(last.year)}`;
  },
  subtitle(rows) {
    const unions = drawnOf(rows).every(isUnion);
    return text`${claim('Every survey drawn was run by a police federation, the officers’ union', unions, { unions: Number(unions) })}. Percent of those who answered`;
  },
  alt(rows) {
    const told = drawnOf(rows).map(
      (row) => `${row.place} ${row.year}, “${row.answer}”: ${formatPercent(row.percent)}`,
    );
    return text`Dots on a scale from ${formatCount(0)} to ${formatCount(100)} percent of those who answered, a row for each survey by a union. ${told.join('. ')}. Only the national surveys of ${formatList(pairOf(rows).map(({ year }) => String(year)))} are joined by a line.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'place', label: 'Officers of' },
      { name: 'year', label: 'Year', format: (value: number) => String(value) },
      { name: 'answer', label: 'Answer, in our words' },
      {
        name: 'percent',
        label: 'Percent of those who answered',
        align: 'right',
        format: (value: number) => formatTenths(value),
      },
      {
        name: 'answered',
        label: 'Answered',
        align: 'right',
        format: (_value: string | null, row) => starred(row),
      },
      { name: 'question', label: 'Question, in our words' },
      { name: 'sponsor', label: 'Run by' },
      { name: 'shown', label: 'Shown' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const drawn = drawnOf(rows);
    const heads = drawn.filter((row, index) => row.place !== drawn[index - 1]?.place);
    const [first, last] = pairOf(rows);
    // On a phone the pair shares a place, so that its words can stand above, as those of the others do.
    const paired = wide ? [] : [first, last];
    const alone = drawn.filter((row) => !paired.includes(row));
    const lanes = wide ? drawn : drawn.filter((row) => row !== last);
    const places = heads.flatMap(({ place }) => [
      place,
      ...lanes.filter((row) => row.place === place).map(({ letter }) => letter),
    ]);
    // On a phone it leaves room for the figure before the first dot of the pair.
    const marginLeft = wide ? 306 : 32;
    const ticks = [0, 25, 50, 75, 100];
    const pitch = wide ? 27 : 40;
    const height = places.length * pitch + 34;
    const middle = (place: string) => (places.indexOf(place) + 0.5) * pitch;
    // On a phone the words stand above their dot.
    const aside = wide ? 0 : 9;
    const at = (row: Row) => middle(paired.includes(row) ? first.letter : row.letter);
    const wordsAt = (row: Row) => at(row) - aside;
    const dotAt = (row: Row) => at(row) + aside;
    const column = { frameAnchor: 'left', textAnchor: 'start' } as const;
    const headed = (list: Row[], left: number, year: (row: Row) => string) => [
      label(width, list, { ...column, y: wordsAt, text: 'letter', fontWeight: 600, dx: left - marginLeft }),
      label(width, list, {
        ...column,
        y: wordsAt,
        text: year,
        fill: 'var(--muted)',
        dx: left + 18 - marginLeft,
      }),
    ];
    const answer = (list: Row[], left: number) =>
      label(width, list, { ...column, y: wordsAt, text: 'answer', dx: left - marginLeft });
    const pairFigure = (row: Row) => `${formatTenths(row.percent)} in ${row.year}`;
    const right = { frameAnchor: 'right', textAnchor: 'end', dx: 122 } as const;
    return {
      height,
      marginLeft,
      marginRight: wide ? 122 : 14,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: [0, 100], axis: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        Plot.ruleY(lanes, { y: dotAt, stroke: 'var(--rule)' }),
        ticks.map((tick) =>
          Plot.ruleX(lanes, {
            x: () => tick,
            y1: (row: Row) => dotAt(row) - 4,
            y2: (row: Row) => dotAt(row) + 4,
            stroke: tick === 0 ? 'var(--ink)' : 'var(--rule-2)',
          }),
        ),
        Plot.line([first, last], { x: 'percent', y: dotAt, stroke: 'var(--armed)', strokeWidth: 2 }),
        interactive(presentDot(drawn, { x: 'percent', y: dotAt })),
        valueLabel(width, alone, {
          x: 'percent',
          y: dotAt,
          text: (row: Row) => formatTenths(row.percent),
          textAnchor: 'start',
          dx: 9,
        }),
        valueLabel(width, paired.slice(0, 1), {
          x: 'percent',
          y: dotAt,
          text: pairFigure,
          textAnchor: 'end',
          dx: -9,
        }),
        valueLabel(width, paired.slice(1), {
          x: 'percent',
          y: dotAt,
          text: pairFigure,
          textAnchor: 'start',
          dx: 9,
        }),
        remark(wide ? [last] : [], {
          x: 'percent',
          y: (row: Row) => (dotAt(first) + dotAt(row)) / 2,
          text: () => 'same answers offered',
          textAnchor: 'start',
          dx: 46,
        }),
        headed(alone, 0, ({ year }) => `${year}`),
        headed(paired.slice(0, 1), 0, ({ year }) => `${year},`),
        headed(paired.slice(1), 62, ({ year }) => `${year} ·`),
        answer(alone, 60),
        answer(paired.slice(1), 128),
        legendTarget(
          axisLabel(heads, {
            ...column,
            y: (row: Row) => middle(row.place) + (wide ? 5 : 10),
            text: 'place',
            dx: -marginLeft,
          }),
        ),
        remark(wide ? drawn : [], { ...right, y: dotAt, text: starred }),
        axisLabel(wide ? heads.slice(0, 1) : [], {
          ...right,
          y: (row: Row) => middle(row.place) + 5,
          text: () => 'who answered',
        }),
        ticks.map((tick) =>
          axisLabel([tick], {
            x: (at: number) => at,
            y: () => height - 16,
            text: (at: number) => (at === 100 ? `${at}%` : `${at}`),
            dx: tick === 100 ? -4 : 0,
          }),
        ),
      ],
    };
  },
  tooltip: (row) =>
    `${row.place}, ${row.year}. ${row.answer}: ${formatPercent(row.percent)} of those who answered (how many: ${starred(row)}). ${row.survey}, by the officers’ union.`,
  series: (row) => row.place,
  list(rows) {
    const about = (row: Row) => {
      const when = row.asked
        ? `${row.dated === 'published' ? 'published ' : ''}${row.asked}`
        : 'no date found';
      const size = row.answered ? `Answered: ${starred(row)}.` : 'How many answered was not found.';
      const others =
        row.also_given
          ?.split(';')
          .map((value) => ` Also given as ${formatPercent(Number(value))}.`)
          .join('') ?? '';
      const question = /\?$/.test(row.question) ? row.question : `${row.question}.`;
      return {
        when,
        rest: `${question} ${size} Run by: ${row.sponsor}${isUnion(row) ? '' : ', which is no union'}.${others}`,
      };
    };
    const inWords = rows.filter(({ shown }) => shown === 'in words');
    return [
      {
        head: 'What was asked, in our words',
        items: drawnOf(rows).map((row) => ({
          mark: row.letter,
          words: `${row.place}, ${about(row).when}: ${about(row).rest}`,
        })),
      },
      {
        head: 'Not in the picture: asked in another way, or without a date',
        items: inWords.map((row) => ({
          mark: row.letter,
          words: `${row.place}, ${about(row).when}: ${formatPercent(row.percent)} of those who answered were ${row.answer}. ${about(row).rest}`,
        })),
      },
    ];
  },
  notes(rows) {
    const [first, last] = pairOf(rows);
    const unsure = drawnOf(rows).filter(({ answered_unsure }) => answered_unsure === 'yes');
    return [
      text`Where the way of asking is known, all members could answer and those who did chose to, so no row speaks for all officers. The questionnaires were not seen.`,
      text`The figures for ${String(first.year)} and ${String(last.year)} add ${formatInWords(2)} answers: armed on duty, and armed on and off duty. Those for ${String(first.year)} are as quoted in ${String(last.year)}.`,
      text`No line joins the others. The Met’s surveys offered other answers, and so did the Scottish ones.`,
      ...unsure.map(
        (row) => text`* Whether so many were asked or answered in ${String(row.year)} is not stated.`,
      ),
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: (rows) => String(Math.max(...drawnOf(rows).map(({ year }) => year ?? 0))),
});
