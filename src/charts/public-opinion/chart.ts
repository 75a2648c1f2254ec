import { extent, greatest, group, scaleLinear } from 'd3';
import { formatInWords, formatList, formatPercent } from '../../data/format.ts';
import { drawBars } from '../kit/bar-rows.ts';
import { defineChart, type Write } from '../kit/define-chart.ts';
import { type Box, type Label, type LabelKind, labelIn, paragraph, type WordsInBar } from '../kit/labels.ts';
import { capitalise, compact, firstOfEach, formatKnown, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { drawBoxes, filled, notPublished, outlined, picture } from '../kit/shapes.ts';
import { deriveRows, type Row } from './rows.ts';

// Unchecked: BMG gave changes and no levels, so no row can hold them.
const bmgAgain = { 'points-down': '6', 'points-up': '9' };

function view(rows: Row[]) {
  const shown = where(rows, { shown: 'in the picture' });
  const polls = firstOfEach(shown, 'survey_id');
  const undated = polls.find(({ year }) => year === null);
  if (undated) throw new Error(`no date of survey ${undated.survey_id}`);
  return { rows, shown, polls };
}

/** To arm some officers is another question than to arm all. */
const colourOf = ({ side, question_id }: Row) =>
  side === 'against' ? 'unarmed' : question_id === 'arming_view' ? 'armed' : 'armed-2';

const formatAnswer = ({ answer, percent }: Row, write: Write) =>
  percent === null ? write('not seen', { answer }) : `${formatPercent(percent)} ${answer}`;

/** The date of the answers, where that is what is known. */
const formatAsked = ({ dated, asked }: Row, write: Write) =>
  dated === 'published' ? write('published', { asked: asked ?? '' }) : (asked ?? '');

export const publicOpinion = defineChart<Row, ReturnType<typeof view>>({
  id: 'public-opinion',
  tables: ['surveys', 'questions', 'responses'],
  rows: deriveRows,
  view,
  figures({ rows, shown, polls }, write) {
    const [first, last] = extent(polls, ({ year }) => year ?? undefined);
    const list = polls.map(({ survey_id, pollster, year }) => {
      const answers = where(shown, { survey_id }).map((row) => formatAnswer(row, write));
      return `${pollster}, ${year}, ${formatList(answers)}`;
    });
    const differ = (column: keyof Row, of = polls) => valuesOf(of, column).length === of.length;
    const supported = shown.filter(({ side, percent }) => side === 'for' && percent !== null);
    return {
      ...bmgAgain,
      polls: formatInWords(polls.length),
      Polls: capitalise(formatInWords(polls.length)),
      first: first?.toString(),
      last: last?.toString(),
      list: list.join('; '),
      ...Object.fromEntries(
        rows.map(({ survey_id, side, base, percent }) => [
          `${survey_id} ${side}, of ${base}`,
          formatKnown(percent, formatPercent),
        ]),
      ),
      questions: differ('question'),
      moments: differ('asked'),
      answers: differ('percent', supported),
    };
  },
  columns: () => ({ answered: { align: 'right' } }),
  /** A bar for each poll under its question and who asked whom: those for from the left, those against from the right. */
  draw({ shown }, { width }, write) {
    const x = scaleLinear([0, 100], [0, width]);
    const boxes = new Map<Row, Box>();
    const rests: Box[] = [];
    const labels: Label[] = [];
    let y = 0;
    const add = (kind: LabelKind, text: string, above = 0) => {
      const { label, bottom } = paragraph(width, kind, text, { y: y + above });
      labels.push(label);
      y = bottom;
    };
    for (const [survey_id, answers] of group(shown, (row) => row.survey_id)) {
      const [poll] = answers as [Row];
      const { pollster, question, population, answered, after } = poll;
      add('question', question, y === 0 ? 0 : 24);
      const who = compact([population, answered]).join(', ');
      add('remark', compact([`${pollster}, ${formatAsked(poll, write)}`, who, after]).join(' · '), 2);
      const shareOf = (side: Row['side']) => where(answers, { side })[0]?.percent ?? 0;
      const [y1, y2] = [y + 8, y + 40];
      const [left, right] = [x(shareOf('for')), x(100 - shareOf('against'))];
      const rest = { x1: left, x2: right, y1, y2 };
      if (answers.every(({ percent }) => percent !== null) && left < right) rests.push(rest);
      for (const row of answers) {
        const { side, percent } = row;
        const [x1, x2, anchor] =
          side === 'for' ? ([0, left, 'start'] as const) : ([right, width, 'end'] as const);
        const box = percent === null ? rest : { x1, x2, y1, y2 };
        const texts = compact([formatAnswer(row, write), percent !== null && formatPercent(percent)]);
        const look: WordsInBar =
          percent === null
            ? { kind: 'remark', fill: 'var(--ink)', halo: true }
            : { kind: 'value', fill: `var(--on-${colourOf(row)})`, anchor };
        boxes.set(row, box);
        labels.push(...labelIn(width, box, texts, look));
      }
      y = y2;
      if (survey_id === 'BMG2015') add('annotation', write('again'), 8);
    }
    const lookOf = (row: Row) => (row.percent === null ? notPublished : filled(colourOf(row)));
    const bars = drawBars(shown, (row) => boxes.get(row) as Box, lookOf);
    return picture(width, y + 4, [{ marks: [drawBoxes(rests, (box) => box, outlined), ...bars], labels }]);
  },
  tooltip: (row, write) => ({
    asked: formatAsked(row, write),
    answer: capitalise(formatAnswer(row, write)),
  }),
  referenceDate: ({ polls }) => greatest(polls, ({ year }) => year)?.asked ?? '',
});
