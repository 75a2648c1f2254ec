import { group, scaleLinear } from 'd3';
import { formatPercent } from '../../data/format.ts';
import { drawBars } from '../kit/bar-rows.ts';
import type { Write } from '../kit/define-chart.ts';
import { type Box, type Label, labelIn, paragraph, type WordsInBar } from '../kit/labels.ts';
import { compact, where } from '../kit/rows-and-phrases.ts';
import { drawBoxes, filled, notPublished, outlined, picture } from '../kit/shapes.ts';
import type { Row } from './rows.ts';

/** To arm some officers is another question than to arm all. */
const colourOf = ({ side, question_id }: Row) =>
  side === 'against' ? 'unarmed' : question_id === 'arming_view' ? 'armed' : 'armed-2';

export const formatAnswer = ({ answer, percent }: Row, write: Write): string =>
  percent === null ? write('not seen', { answer }) : `${formatPercent(percent)} ${answer}`;

/** The date of the answers, where that is what is known. */
export const formatAsked = ({ dated, asked }: Row, write: Write): string =>
  dated === 'published' ? write('published', { asked: asked ?? '' }) : (asked ?? '');

/** A bar for each poll under its question and who asked whom: those for from the left, those against from the right. */
export function drawPolls(rows: Row[], width: number, write: Write) {
  const x = scaleLinear([0, 100], [0, width]);
  const boxes = new Map<Row, Box>();
  const rests: Box[] = [];
  const labels: Label[] = [];
  let y = 0;
  const add = (kind: Label['kind'], text: string, above = 0) => {
    const { label, bottom } = paragraph(width, kind, text, { y: y + above });
    labels.push(label);
    y = bottom;
  };
  for (const [survey_id, answers] of group(rows, (row) => row.survey_id)) {
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
  const bars = drawBars(rows, (row) => boxes.get(row) as Box, lookOf);
  return picture(width, y + 4, [{ marks: [drawBoxes(rests, (box) => box, outlined), ...bars], labels }]);
}
