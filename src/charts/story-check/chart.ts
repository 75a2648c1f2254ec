import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { formatInWords } from '../../data/format.ts';
import { textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { drawClaims } from './claim-list.ts';
import { deriveRows, type Row, verdictGlyphs } from './rows.ts';

export const storyCheck = defineChart<Row>({
  id: 'story-check',
  name: 'Checked',
  tables: ['story-claims'],
  spatialCoverage: () => 'London',
  rows: deriveRows,
  figures(rows) {
    const counts = Object.keys(verdictGlyphs).map((drawn_as) => [
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
    columns: [
      { name: 'number', label: 'No.', align: 'right' },
      ...textColumns({ claim: 'Claim', verdict: 'Verdict', what_sources_say: 'What sources say' }),
    ],
    rows,
  }),
  draw: (rows, { width }, write) => drawClaims(rows, width, write),
  tooltip: (row) => `${row.number}. ${row.claim}. ${capitalise(row.verdict)}: ${row.what_sources_say}.`,
  referenceDate: () => 'January 2017',
});
