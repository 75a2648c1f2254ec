import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { defineChart } from '../kit/define-chart.ts';
import { axisLabel, isWide, label } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatInWords, formatList } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { text } from '../../data/checked-text.ts';

/** The claims of the original report of January 2017, in our words, and what the sources say of each. */
interface Row extends ChartRow {
  /** Place in the table, from 1. */
  number: number;
  claim: string;
  verdict: string;
  /** The verdict as it is drawn: one of four. */
  drawn_as: DrawnAs;
  what_sources_say: string;
  source_id: string;
}

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
  'not so': 'not so',
};

function readRows(tables: Tables): Row[] {
  return tables['story-claims'].map((row, index): Row => {
    const drawn = drawnAs[row.verdict];
    if (!drawn) throw new Error(`story-check: unknown verdict ${row.verdict}`);
    return {
      number: index + 1,
      claim: row.claim,
      verdict: row.verdict,
      drawn_as: drawn,
      what_sources_say: row.what_sources_say,
      source_id: row.source_id.join(';'),
    };
  });
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const ofVerdict = (rows: Row[], verdict: DrawnAs) => rows.filter((row) => row.drawn_as === verdict);
const countOf = (rows: Row[], verdict: DrawnAs) => formatInWords(ofVerdict(rows, verdict).length);
const toldOf = (row: Row) => `${row.claim}. ${capitalise(row.verdict)}: ${row.what_sources_say}.`;

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
  rows: readRows,
  title: (rows) =>
    text`${capitalise(formatInWords(rows.length))} claims of January 2017: ${countOf(rows, 'borne out')} borne out, ${countOf(rows, 'in part')} in part, ${countOf(rows, 'not so')} not so, ${countOf(rows, 'not checked')} not checked`,
  subtitle: () =>
    text`Each claim of the original report against the sources that we hold. The numbers are those of the list`,
  alt(rows) {
    const told = order.map(
      (verdict) =>
        `${capitalise(verdict)}: ${formatList(ofVerdict(rows, verdict).map((row) => String(row.number)))}`,
    );
    return text`A mark for each of ${formatInWords(rows.length)} claims, in the row of its verdict. ${told.join('. ')}. The list below the picture has claims and verdicts in words.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'number', label: 'No.', align: 'right' },
      { name: 'claim', label: 'Claim' },
      { name: 'verdict', label: 'Verdict' },
      { name: 'what_sources_say', label: 'What sources say' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const marginLeft = isWide(width) ? 118 : 104;
    const drawn = (verdict: DrawnAs) => ofVerdict(rows, verdict);
    const place = { x: 'number', y: 'drawn_as' };
    const ring = { ...place, r: radius, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.4 };
    return {
      width: Math.min(width, 480),
      height: order.length * 30 + 26,
      marginLeft,
      marginRight: 0,
      marginTop: 0,
      marginBottom: 26,
      x: { type: 'point', domain: rows.map((row) => row.number), padding: 0.6, axis: null },
      y: { type: 'point', domain: order, padding: 0.5, axis: null },
      marks: [
        Plot.ruleY(order, { y: (verdict: DrawnAs) => verdict, stroke: 'var(--rule)' }),
        label(width, order, {
          frameAnchor: 'left',
          y: (verdict: DrawnAs) => verdict,
          dx: -marginLeft,
          text: capitalise,
          textAnchor: 'start',
        }),
        interactive(Plot.dot(drawn('borne out'), { ...ring, fill: 'var(--ink)' })),
        interactive(Plot.dot(drawn('in part'), ring)),
        Plot.dot(drawn('in part'), { ...place, r: radius, symbol: halfDisc, fill: 'var(--ink)' }),
        interactive(Plot.dot(drawn('not checked'), ring)),
        label(width, drawn('not checked'), { ...place, text: () => '?', fontWeight: 600 }),
        // A ground of paper, so that the line does not cross the cross.
        Plot.dot(drawn('not so'), { ...ring, stroke: null }),
        interactive(
          Plot.dot(drawn('not so'), {
            ...place,
            r: radius - 1,
            symbol: 'times',
            stroke: 'var(--ink)',
            strokeWidth: 2.4,
          }),
        ),
        axisLabel(rows, { x: 'number', frameAnchor: 'bottom', text: 'number', dy: 18 }),
      ],
    };
  },
  tooltip: (row) => `${row.number}. ${toldOf(row)}`,
  list: (rows) =>
    order.map((verdict) => ({
      head: capitalise(verdict),
      items: ofVerdict(rows, verdict).map((row) => ({ mark: String(row.number), words: toldOf(row) })),
    })),
  notes(rows) {
    const partly = [...new Set(ofVerdict(rows, 'in part').map((row) => row.verdict))].filter(
      (verdict) => verdict !== 'in part',
    );
    return [
      text`The claims are in our words. “In part” also stands for: ${formatList(partly)}.`,
      text`“Borne out” says that a source held agrees, not that the report was seen to take it from there.`,
    ];
  },
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate: () => 'January 2017',
});
