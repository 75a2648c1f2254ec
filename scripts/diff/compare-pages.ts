import { type Chart, statesOf } from '../../src/charts/kit/define-chart.ts';
import type { Prose, ProseFigure } from '../../src/data/generated.ts';
import { listFrozen, pinChart } from '../../src/editions/pin-chart.ts';
import { tryTo } from '../data/data-error.ts';
import type { Examined } from '../data/load.ts';
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
export function compareForces(before: Examined, after: Examined): Section {
  const [older, newer] = [before, after].map(({ tables, words }) => formatForces(tables, words));
  const items = after.tables['police-forces']
    .filter(({ force_id }) => older?.[force_id] !== newer?.[force_id])
    .map(({ force_name }) => ({ name: force_name }));
  const title = `${formatQuantity(items.length, 'page')} will read differently`;
  return { title: 'Pages of forces', groups: [{ title, items }] };
}

/** What a pinned embed says of newer figures in small print, and of a figure of ours that was corrected prominently. */
const notices = {
  corrected: 'will show what was corrected and say prominently what was wrong',
  newer: 'will say in small print that newer figures exist',
};

/** The pinned embeds that begin to carry a notice, by chart and edition. */
export function compareNotices(charts: readonly Chart[], before: Examined, after: Examined): Section {
  const items = charts.flatMap((chart) =>
    listFrozen(chart, after.editions).flatMap(({ date, rows }) => {
      const states = statesOf(chart, rows).map((state) => state?.id);
      // The chart’s own embed shows its first state.
      const embeds = states[0] === undefined ? states : [states[0], ...states];
      const begun = embeds.flatMap((state) => {
        const was = noticesOn(chart, date, before, state);
        const is = noticesOn(chart, date, after, state);
        return (['corrected', 'newer'] as const).filter((kind) => is[kind] > was[kind]);
      });
      return [...Map.groupBy(begun, (kind) => kind)].map(([kind, { length }]) => ({
        name: `${chart.id}, edition of ${date}`,
        after: `${formatQuantity(length, 'embed')} ${notices[kind]}`,
      }));
    }),
  );
  const title = 'Once this is published they begin to carry a notice';
  return { title: 'Pinned embeds', groups: [{ title, items }] };
}

/** How many notices a pinned embed carries: none for a chart that cannot be shown; the errors say why. */
function noticesOn(chart: Chart, edition: string, { charts, tables, editions }: Examined, state?: string) {
  const rows = charts[chart.id];
  const pinned = rows && tryTo(() => pinChart(chart, edition, { editions, rows, tables, state }));
  return { corrected: pinned?.corrections.length ?? 0, newer: Number(pinned?.isSuperseded ?? false) };
}
