import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { charts } from '../charts/index.ts';
import { type Chart, statesOf, widths } from '../charts/kit/define-chart.ts';
import { takeApart } from '../charts/testing/drawn.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { citeInShort } from '../data/cite.ts';
import { loadEditions } from '../data/generated.ts';
import { listFrozen, pinChart } from './pin-chart.ts';

/**
 * An edition freezes all words of a chart, but not the code that puts them together and formats figures. Whoever changes that
 * learns here which pinned embeds would say something else than was released. Corrections are left out: they are to show. So is
 * the order of the words in a picture, which changes with the place of a label.
 */

const { editions, unreleased } = loadEditions();
const uncorrected = editions.map((edition) => ({ ...edition, corrected: {} }));
const released = { editions: uncorrected, unreleased };

test.each(uncorrected)('the words of the edition of $date are as released', async ({ date, tables }) => {
  const digestOf = (present: Chart, rows: ChartRow[], state: string | undefined) => {
    const known = { editions: released, rows, tables: { ...tables, corrections: [] }, state };
    const { chart } = pinChart(present, date, known);
    const words = [
      chart.name,
      ...Object.values(widths).flatMap((width) =>
        takeApart(chart, { rows, width, tables, state }).allText.toSorted(),
      ),
      ...chart.table(rows, { state }).columns.map(({ label }) => label),
      citeInShort(tables, chart.sources(rows, { state })),
      chart.referenceDate(rows, { state }),
    ];
    return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 8);
  };
  const lines = charts.flatMap((chart) => {
    const { rows } = listFrozen(chart, released).find((own) => own.date === date) ?? {};
    const states = rows ? statesOf(chart, rows) : [];
    return states.map((state) => {
      const name = [chart.id, state?.id].filter(Boolean).join('/');
      return `${name} ${digestOf(chart, rows ?? [], state?.id)}\n`;
    });
  });
  // `npm run release` writes the file of its edition.
  await expect(lines.join('')).toMatchFileSnapshot(join(process.cwd(), `data/editions/${date}/words.txt`));
});
