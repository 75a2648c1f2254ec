import * as Plot from '@observablehq/plot';
import { textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { atLeft, axisLabel, isWide, label } from '../kit/marks.ts';
import { capitalise, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { interactive } from '../kit/points.ts';
import { formatInWords, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

/** The claims of the original report of January 2017, in our words, and what the sources say of each. */
type Row = ReturnType<typeof readRows>[number];

/** The verdicts as they are drawn. */
const order = ['borne out', 'in part', 'not checked', 'not so'] as const;
type DrawnAs = (typeof order)[number];

/** A verdict that bears out a claim with a reservation is “in part”: the list says which. */
const drawnAs: Record<string, DrawnAs> = {
  'borne out': 'borne out',
  'borne out for guns': 'in part',
  'in part': 'in part',
  roughly: 'in part',
  'date wrong': 'in part',
  'said of the future': 'in part',
  'reported, not checked': 'not checked',
  'quoted rightly, not checked': 'not checked',
  'quoted rightly, not checkable': 'not checked',
  'not so': 'not so',
  'does not hold, on most of the evidence': 'not so',
};

const readRows = (tables: Tables) =>
  tables['story-claims'].map(({ claim, verdict, what_sources_say, source_id }, index) => {
    const drawn_as = drawnAs[verdict];
    if (!drawn_as) throw new Error(`story-check: unknown verdict ${verdict}`);
    return { number: index + 1, claim, verdict, drawn_as, what_sources_say, source_id: source_id.join(';') };
  });

const countOf = (rows: Row[], drawn_as: DrawnAs) => formatInWords(where(rows, { drawn_as }).length);
const describe = (row: Row) => `${row.claim}. ${capitalise(row.verdict)}: ${row.what_sources_say}.`;

const radius = 7;

/** The lower half of a disc. */
const halfDisc: Plot.SymbolImplementation = {
  draw(context, size) {
    const r = Math.sqrt(size / Math.PI);
    context.arc(0, 0, r, 0, Math.PI);
    context.closePath();
  },
};

export const storyCheck = defineChart<Row>({
  id: 'story-check',
  name: 'Story check',
  tables: ['story-claims'],
  spatialCoverage: () => 'London',
  keyColumns: ['claim'],
  rows: readRows,
  title: (rows) =>
    sentence('story-check', 'Title', {
      Claims: capitalise(formatInWords(rows.length)),
      'borne-out': countOf(rows, 'borne out'),
      'in-part': countOf(rows, 'in part'),
      'not-so': countOf(rows, 'not so'),
      'not-checked': countOf(rows, 'not checked'),
    }),
  subtitle: () => sentence('story-check', 'Subtitle'),
  alt(rows) {
    const told = order.map((drawn_as) => {
      const numbers = where(rows, { drawn_as }).map(({ number }) => String(number));
      return `${capitalise(drawn_as)}: ${formatList(numbers)}`;
    });
    return text`A mark for each of ${formatInWords(rows.length)} claims, in the row of its verdict. ${told.join('. ')}. The list below the picture has claims and verdicts in words.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'number', label: 'No.', align: 'right' },
      ...textColumns({ claim: 'Claim', verdict: 'Verdict', what_sources_say: 'What sources say' }),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const marginLeft = isWide(width) ? 118 : 104;
    const [right = [], partly = [], unchecked = [], wrong = []] = order.map((drawn_as) =>
      where(rows, { drawn_as }),
    );
    const at = { x: 'number', y: 'drawn_as' };
    const ring = { ...at, r: radius, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.4 };
    const cross = { ...at, r: radius - 1, symbol: 'times', stroke: 'var(--ink)', strokeWidth: 2.4 } as const;
    return {
      width: Math.min(width, 480),
      height: order.length * 30 + 26,
      margin: 0,
      marginLeft,
      marginBottom: 26,
      x: { type: 'point', domain: valuesOf(rows, 'number'), padding: 0.6, axis: null },
      y: { type: 'point', domain: order, padding: 0.5, axis: null },
      marks: [
        Plot.ruleY(order, { y: Plot.identity, stroke: 'var(--rule)' }),
        label(width, order, { ...atLeft(marginLeft), y: Plot.identity, text: capitalise }),
        interactive(Plot.dot(right, { ...ring, fill: 'var(--ink)' })),
        interactive(Plot.dot(partly, ring)),
        Plot.dot(partly, { ...at, r: radius, symbol: halfDisc, fill: 'var(--ink)' }),
        interactive(Plot.dot(unchecked, ring)),
        label(width, unchecked, { ...at, text: () => '?', fontWeight: 600 }),
        // A background, so that the line does not cross the cross.
        Plot.dot(wrong, { ...ring, stroke: null }),
        interactive(Plot.dot(wrong, cross)),
        axisLabel(rows, { x: 'number', frameAnchor: 'bottom', text: 'number', dy: 18 }),
      ],
    };
  },
  tooltip: (row) => `${row.number}. ${describe(row)}`,
  list: (rows) =>
    order.map((drawn_as) => ({
      head: capitalise(drawn_as),
      items: where(rows, { drawn_as }).map((row) => ({ mark: String(row.number), words: describe(row) })),
    })),
  notes(rows) {
    const partly = valuesOf(where(rows, { drawn_as: 'in part' }), 'verdict').filter(
      (verdict) => verdict !== 'in part',
    );
    return [
      text`The claims are in our words. “In part” also stands for: ${formatList(partly)}.`,
      text`“Borne out” says that a source held agrees, not that the report was seen to take it from there.`,
    ];
  },
  referenceDate: () => 'January 2017',
});
