import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { formatCount, formatInWords } from '../../data/format.ts';
import { plainColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { drawClaims } from './claim-list.ts';
import { deriveRows, type Row, glyphs } from './rows.ts';

export const storyCheck = defineChart<Row>({
  id: 'story-check',
  tables: ['story-claims'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  figures(rows) {
    const counts = Object.keys(glyphs).map((drawn_as) => [
      drawn_as,
      formatInWords(rows.filter((row) => row.drawn_as === drawn_as).length),
    ]);
    return { claims: formatInWords(rows.length), ...(Object.fromEntries(counts) as Record<string, string>) };
  },
  claims(rows) {
    const [wrong, unchecked] = (['not so', 'not checked'] as const).map(
      (drawn_as) => where(rows, { drawn_as }).length,
    );
    return { 'does-not': { holds: wrong === 1 && unchecked !== 1, figures: { wrong: wrong ?? 0 } } };
  },
  table: (rows) => ({
    columns: [{ name: 'number', align: 'right' }, ...plainColumns('claim', 'verdict', 'what_sources_say')],
    rows,
  }),
  draw: (rows, { width }, write) => drawClaims(rows, width, write),
  tooltip: ({ number, claim, verdict, what_sources_say }) => ({
    number: formatCount(number),
    claim,
    verdict: capitalise(verdict),
    sources: what_sources_say,
  }),
  referenceDate: (_rows, write) => write('reported'),
});
