import { extent, group, scaleLinear } from 'd3';
import { formatPercent } from '../../data/format.ts';
import { drawBars } from '../kit/bar-rows.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import type { Box, Label, LabelKind, Line, Position } from '../kit/labels.ts';
import { endAt, labelAt, paragraph, startAt, widest } from '../kit/labels.ts';
import { formatPercentOf } from '../kit/opinion.ts';
import { compact } from '../kit/rows-and-phrases.ts';
import { annotateRight, baseLine, bracketDown, drawBoxes, drawLines, picture } from '../kit/shapes.ts';
import { filled, notPublished, outlined } from '../kit/shapes.ts';
import type { Row } from './rows.ts';

/** In pixels: the height of a bar, from a row to the next, and from the top of a row to its bar. */
const measures = { wide: { tall: 18, pitch: 40, above: 11 }, narrow: { tall: 15, pitch: 46, above: 20 } };

const looks: Partial<Record<LabelKind, Pick<Label, 'fill' | 'halo'>>> = {
  remark: { fill: 'var(--ink-2)' },
  name: { halo: true },
};

const isAgainst = ({ side }: Row) => side === 'against';
/** An edition that named no sides has answers for arming alone. */
const isFor = (row: Row) => !isAgainst(row);
/** Those against lie to the left of the line. */
const directionOf = (row: Row) => (isAgainst(row) ? -1 : 1);

/**
 * Surveys as rows on both sides of an upright line: those against to its left, those for to its right. What was answered
 * otherwise, or not published, stands apart, since it lies on neither side.
 */
export function drawSpine(rows: Row[], joined: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const { tall, pitch, above } = measures[wide ? 'wide' : 'narrow'];
  const nameOf = ({ place, year }: Row) => compact([place, year]).join(', ');
  const longest = widest(rows.map(nameOf), 'heading', width);
  const [otherAt, unknownAt] = wide ? [width - 130, width - 68] : [width - 120, width - 58];
  const x = scaleLinear(
    extent([0, ...rows.map((row) => directionOf(row) * row.percent)]) as [number, number],
    wide ? [longest + 52, otherAt - 106] : [46, width - 52],
  );

  const labels: Label[] = [];
  const add = (kind: LabelKind, text: string, at: Position) =>
    labels.push(labelAt(kind, text, at, looks[kind]));
  const [others, unknown]: [Box[], Box[]] = [[], []];
  const swatch = (boxes: Box[], text: string, x: number, y: number) => {
    boxes.push({ x1: x, x2: x + 13, y1: y - 5, y2: y + 5 });
    add('remark', text, startAt(x + 17, y));
  };

  const bars = new Map<Row, Box>();
  const spines: Line[] = [];
  let y = 0;
  for (const [isOfAll, ofTopic] of group(rows, ({ question_id }) => question_id === 'arming_view')) {
    const writeOf = (name: string) => write(isOfAll ? name : `${name} oneself`);
    const question = paragraph(width, 'question', writeOf('question'), { y });
    labels.push(question.label);
    y = question.bottom + 20;
    const isRestKnown = ofTopic.some(({ not_published }) => not_published !== null);
    if (wide && isRestKnown) {
      add('remark', write('other answers').replace(' ', '\n'), startAt(otherAt, y - 8));
      add('remark', write('not published').replace(' ', '\n'), startAt(unknownAt, y - 8));
    } else if (isOfAll && isRestKnown) {
      swatch(others, write('other answers'), 0, y - 6);
      swatch(unknown, write('not published'), 118, y - 6);
      y += 26;
    }
    if (ofTopic.some(isAgainst)) add('heading', writeOf('against'), endAt(x(0) - 9, y));
    add('heading', writeOf('for'), startAt(x(0) + 9, y));
    y += 12;
    for (const answers of group(ofTopic, ({ survey_id, place }) => survey_id + place).values()) {
      const [row] = answers as [Row];
      const { other_answers: other, not_published: rest } = row;
      const [y1, y2] = [y + above, y + above + tall];
      const middle = (y1 + y2) / 2;
      const remark = wide && (row.run_by_union === 'yes' ? row.answered : write('no union'));
      const nameY = wide ? middle - (remark ? 8 : 0) : y + 9;
      const isBold = row.method === 'ballot' || /London/.test(row.population);
      add(isBold ? 'heading' : 'name', nameOf(row), startAt(0, nameY));
      if (remark) add('remark', remark, startAt(0, middle + 9));
      for (const answer of answers) {
        const side = directionOf(answer);
        const [zero, end] = [x(0), x(side * answer.percent)];
        bars.set(answer, { x1: Math.min(zero, end), x2: Math.max(zero, end), y1, y2 });
        add('value', formatPercentOf(answer), (side < 0 ? endAt : startAt)(end + 6 * side, middle));
      }
      const isRest = rest !== null && rest >= 1;
      const restY = wide ? middle : nameY;
      // On a phone they stand at the right, off the line that joins two rows.
      if (other) swatch(others, formatPercent(other), wide || isRest ? otherAt : unknownAt, restY);
      if (isRest) swatch(unknown, formatPercent(rest), unknownAt, restY);
      spines.push([x(0), wide ? y : y1 - 3, x(0), wide ? y + pitch : y2 + 3]);
      y += pitch;
      if (!wide && row === joined.at(-1)) {
        add('annotation', write('same answers'), endAt(width - 1, y + 5));
        y += 21;
      }
    }
    y += 18;
  }
  y -= 16;

  const boxOf = (row: Row) => bars.get(row) as Box;
  const [first, last] = joined.map(boxOf);
  const ends = joined.map(boxOf).map((box) => ({ ...box, x2: box.x2 + 48 }));
  const wideBracket =
    wide && ends.length > 0 ? [annotateRight(width, ends, write('same answers'), otherAt)] : [];
  const narrowBracket = !wide && first && last ? [bracketDown(first, last, width - 1, last.y2 + 8)] : [];
  const join: Line[] = first && last ? [[first.x2, first.y2, last.x2, last.y1]] : [];
  const clear = [...bars.values(), ...others, ...unknown];
  const marks = [
    ...drawBars(rows.filter(isAgainst), boxOf, () => filled('unarmed'), 'x1'),
    ...drawBars(rows.filter(isFor), boxOf, () => filled('armed'), 'x2'),
    drawBoxes(others, (box) => box, outlined),
    drawBoxes(unknown, (box) => box, notPublished),
    drawLines(spines, baseLine),
    ...narrowBracket,
    drawLines(join, { stroke: 'var(--armed)', strokeWidth: 1.5 }),
  ];
  return picture(width, y, [{ marks, candidates: labels, clear }, ...wideBracket]);
}
