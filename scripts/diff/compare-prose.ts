import type { Prose, ProseFigure } from '../../src/data/generated.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { formatForces } from '../data/text/check-charts-and-forces.ts';
import { formatQuantity, type Item, type Section } from './format-diff.ts';

/** The numbers that the article prints differently, and those of which the list of publications alone changes. */
export function compareNumbers(before: Prose, after: Prose): Section {
  const known = new Map(before.numbers.map((number) => [number.id, number]));
  const printed: Item[][] = [];
  const relisted: Item[] = [];
  for (const number of after.numbers) {
    const { id, text, positions } = number;
    const was = known.get(id);
    if (!was) continue;
    if (was.text !== text)
      printed.push(
        positions.map(({ file, line, sentence }) => ({
          name: `${id}, ${file}:${line}`,
          before: was.text,
          after: text,
          note: sentence,
        })),
      );
    else if (history(was) !== history(number)) relisted.push({ name: id });
  }
  const quantity = formatQuantity(printed.length, 'number');
  return {
    title: 'Numbers in the article',
    groups: [
      { title: `${quantity} printed differently; the sentence as it now reads`, items: printed.flat() },
      { title: 'Printed as before, with another list of publications or another day', items: relisted },
    ],
  };
}

/** Without the row of the spreadsheet, which moves with every row above. */
const history = ({ publications, working, as_at }: ProseFigure): string =>
  JSON.stringify([publications.map((publication) => ({ ...publication, row: 0 })), working, as_at]);

/** The forces whose page reads differently. */
export function compareForces(before: Tables, after: Tables): Section {
  const [older, newer] = [formatForces(before), formatForces(after)];
  const items = after['police-forces']
    .filter(({ force_id }) => older[force_id] !== newer[force_id])
    .map(({ force_name }) => ({ name: force_name }));
  const title = `${formatQuantity(items.length, 'page')} will read differently`;
  return { title: 'Pages of forces', groups: [{ title, items }] };
}
