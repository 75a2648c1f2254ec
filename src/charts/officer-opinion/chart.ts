import * as Plot from '@observablehq/plot';
import { max } from 'd3';
import { inPixels, percentLabels, percentTracks } from '../kit/scales.ts';
import { percentColumn, textColumns, yearColumn } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import {
  after,
  atLeft,
  axisLabel,
  before,
  isWide,
  label,
  presentDot,
  remark,
  tenths,
  valueLabel,
} from '../kit/marks.ts';
import { answersOf, drawnOf, formatAsked, inWordsOf, type Opinion, readOpinion } from '../kit/opinion.ts';
import { endSentence, firstOfEach, letterOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { legendTarget } from '../kit/points.ts';
import { formatCount, formatInWords, formatList, formatPercent, formatTenths } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

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

const readRows = (tables: Tables): Row[] =>
  answersOf(tables, 'officer-opinion').map((answer, index) => ({
    place: answer.group ?? '',
    letter: letterOf(index),
    answer: answer.label,
    ...readOpinion(tables, answer),
    shown: answer.shown,
    line: answer.line,
  }));

const starred = (row: Row) => `${row.answered ?? 'not published'}${row.answered_unsure === 'yes' ? '*' : ''}`;
const isUnion = (row: Row) => /Federation/.test(row.sponsor);

/** The two ends of the joined pair. */
function pairOf(rows: Row[]): [Row, Row] {
  const [first, last, ...more] = rows.filter(({ line }) => line !== null);
  if (!first || !last || more.length > 0) throw new Error('officer-opinion: not a pair');
  return [first, last];
}

export const officerOpinion = defineChart<Row>({
  id: 'officer-opinion',
  name: 'Officer opinion',
  tables: ['surveys', 'questions', 'responses', 'survey-counts'],
  spatialCoverage: () => 'United Kingdom',
  keyColumns: ['survey_id', 'answer'],
  rows: readRows,
  title(rows) {
    const [first, last] = pairOf(rows);
    return sentence('officer-opinion', 'Title', {
      first: formatPercent(first.percent),
      'first-year': String(first.year),
      last: formatPercent(last.percent),
      'last-year': String(last.year),
    });
  },
  subtitle(rows) {
    const drawn = drawnOf(rows);
    const unions = drawn.filter(isUnion).length;
    return sentence(
      'officer-opinion',
      'Subtitle',
      { surveys: formatInWords(drawn.length), unions: formatInWords(unions) },
      { 'all-of-unions': { holds: unions === drawn.length, figures: { surveys: drawn.length, unions } } },
    );
  },
  alt(rows) {
    const told = drawnOf(rows).map(
      (row) => `${row.place} ${row.year}, “${row.answer}”: ${formatPercent(row.percent)}`,
    );
    return text`Dots on a scale from ${formatCount(0)} to ${formatCount(100)} percent of those who answered, a row for each survey by a union. ${told.join('. ')}. Only the national surveys of ${formatList(pairOf(rows).map(({ year }) => String(year)))} are joined by a line.`;
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ place: 'Officers of' }),
      yearColumn('year', 'Year'),
      ...textColumns({ answer: 'Answer, in our words' }),
      percentColumn('percent', 'Percent of those who answered'),
      {
        name: 'answered',
        label: 'Answered',
        align: 'right',
        format: (_value: string | null, row) => starred(row),
      },
      ...textColumns({ question: 'Question, in our words', sponsor: 'Run by', shown: 'Shown' }),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const wide = isWide(width);
    const drawn = drawnOf(rows);
    const heads = firstOfEach(drawn, 'place');
    const [first, last] = pairOf(rows);
    // On a phone the pair shares a place, so that its words can stand above, as those of the others do.
    const [pairStart, pairEnd] = wide ? [[], []] : [[first], [last]];
    const isPaired = (row: Row) => !wide && row.line !== null;
    const alone = drawn.filter((row) => !isPaired(row));
    const lanes = drawn.filter((row) => wide || row !== last);
    const places = heads.flatMap(({ place }) => [place, ...where(lanes, { place }).map((row) => row.letter)]);
    // On a phone it leaves room for the figure before the first dot of the pair.
    const marginLeft = wide ? 306 : 32;
    const pitch = wide ? 27 : 40;
    const height = places.length * pitch + 34;
    const middle = (place: string) => (places.indexOf(place) + 0.5) * pitch;
    const laneOf = (row: Row) => middle(isPaired(row) ? first.letter : row.letter);
    // On a phone the words stand above their dot.
    const aside = wide ? 0 : 9;
    const dotAt = (row: Row) => laneOf(row) + aside;
    const wordsAt = (row: Row) => laneOf(row) - aside;
    const words = (list: Row[], left: number, options: Plot.TextOptions) =>
      label(width, list, { ...atLeft(marginLeft - left), y: wordsAt, ...options });
    const headed = (list: Row[], left: number, year: (row: Row) => string) => [
      words(list, left, { text: 'letter', fontWeight: 600 }),
      words(list, left + 18, { text: year, fill: 'var(--muted)' }),
    ];
    const at = { x: 'percent', y: dotAt };
    const pairFigure = (row: Row) => `${formatTenths(row.percent)} in ${row.year}`;
    const betweenPair = () => (dotAt(first) + dotAt(last)) / 2;
    const right = { frameAnchor: 'right', textAnchor: 'end', dx: 122 } as const;
    const headAt = (down: number) => (row: Row) => middle(row.place) + down;
    return {
      ...inPixels,
      height,
      marginLeft,
      marginRight: wide ? 122 : 14,
      x: { domain: [0, 100], axis: null },
      marks: [
        percentTracks(lanes, dotAt),
        Plot.line([first, last], { ...at, stroke: 'var(--armed)', strokeWidth: 2 }),
        presentDot(drawn, at),
        valueLabel(width, alone, { ...at, ...after(9), text: tenths('percent') }),
        valueLabel(width, pairStart, { ...at, ...before(9), text: pairFigure }),
        valueLabel(width, pairEnd, { ...at, ...after(9), text: pairFigure }),
        remark(wide ? [last] : [], {
          ...after(46),
          x: 'percent',
          y: betweenPair,
          text: () => 'same answers offered',
        }),
        headed(alone, 0, ({ year }) => `${year}`),
        headed(pairStart, 0, ({ year }) => `${year},`),
        headed(pairEnd, 62, ({ year }) => `${year} ·`),
        words(alone, 60, { text: 'answer' }),
        words(pairEnd, 128, { text: 'answer' }),
        legendTarget(axisLabel(heads, { ...atLeft(marginLeft), y: headAt(wide ? 5 : 10), text: 'place' })),
        remark(wide ? drawn : [], { ...right, y: dotAt, text: starred }),
        axisLabel(wide ? heads.slice(0, 1) : [], { ...right, y: headAt(5), text: () => 'who answered' }),
        percentLabels({ y: () => height - 16, dx: 0 }, { 100: { dx: -4 } }),
      ],
    };
  },
  tooltip: (row) =>
    `${row.place}, ${row.year}. ${row.answer}: ${formatPercent(row.percent)} of those who answered (how many: ${starred(row)}). ${row.survey}, by the officers’ union.`,
  series: (row) => row.place,
  list(rows) {
    const when = (row: Row) => `${row.place}, ${row.asked ? formatAsked(row) : 'no date found'}`;
    const about = (row: Row) => {
      const size = row.answered ? `Answered: ${starred(row)}.` : 'How many answered was not found.';
      const others = row.also_given
        ?.split(';')
        .map((value) => ` Also given as ${formatPercent(Number(value))}.`);
      const runBy = `Run by: ${row.sponsor}${isUnion(row) ? '' : ', which is no union'}.`;
      return `${endSentence(row.question)} ${size} ${runBy}${others?.join('') ?? ''}`;
    };
    const answer = (row: Row) => `${formatPercent(row.percent)} of those who answered were ${row.answer}`;
    return [
      {
        head: 'What was asked, in our words',
        items: drawnOf(rows).map((row) => ({ mark: row.letter, words: `${when(row)}: ${about(row)}` })),
      },
      {
        head: 'Not in the picture: asked in another way, or without a date',
        items: inWordsOf(rows).map((row) => ({
          mark: row.letter,
          words: `${when(row)}: ${answer(row)}. ${about(row)}`,
        })),
      },
    ];
  },
  notes(rows) {
    const [first, last] = pairOf(rows);
    const unsure = where(drawnOf(rows), { answered_unsure: 'yes' });
    return [
      text`Where the way of asking is known, all members could answer and those who did chose to, so no row speaks for all officers. The questionnaires were not seen.`,
      text`The figures for ${String(first.year)} and ${String(last.year)} add ${formatInWords(2)} answers: armed on duty, and armed on and off duty. Those for ${String(first.year)} are as quoted in ${String(last.year)}.`,
      text`No line joins the others. The Met’s surveys offered other answers, and so did the Scottish ones.`,
      ...unsure.map(
        (row) => text`* Whether so many were asked or answered in ${String(row.year)} is not stated.`,
      ),
    ];
  },
  referenceDate: (rows) => String(max(drawnOf(rows), ({ year }) => year ?? 0)),
});
