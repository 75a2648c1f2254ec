import { formatInWords } from '../../data/format.ts';
import type { Tables } from '../../data/tables/index.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { listRows } from '../kit/list-rows.ts';
import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { picture } from '../kit/shapes.ts';

const glyphs = {
  'borne out': 'full',
  'in part': 'part',
  'not so': 'struck',
  'not checked': 'dotted',
} as const;
type DrawnAs = keyof typeof glyphs;

/** A verdict that bears out a claim with a reservation is “in part”: the picture says which. */
// Unchecked: the verdicts of story-claims.csv.
const verdicts: Record<DrawnAs, string[]> = {
  'borne out': ['borne out'],
  'in part': ['borne out for guns', 'in part', 'roughly', 'date wrong', 'said of the future'],
  'not so': ['not so', 'does not hold, on most of the evidence'],
  'not checked': ['reported, not checked', 'quoted rightly, not checked', 'quoted rightly, not checkable'],
};
const allDrawnAs = Object.keys(verdicts) as DrawnAs[];

type Row = ReturnType<typeof deriveRows>[number];

/** The claims of the original report of January 2017, in our words, and what the sources say of each. */
const deriveRows = (tables: Tables) =>
  tables['story-claims'].map(({ claim, verdict, what_sources_say, source_id }, index) => {
    const drawn_as = allDrawnAs.find((drawn_as) => verdicts[drawn_as].includes(verdict));
    if (!drawn_as) throw new Error(`story-check: unknown verdict ${verdict}`);
    return { number: index + 1, claim, verdict, drawn_as, what_sources_say, source_id: source_id.join(';') };
  });

const count = (rows: Row[], drawn_as: DrawnAs) => where(rows, { drawn_as }).length;

export const storyCheck = defineChart<Row>({
  id: 'story-check',
  tables: ['story-claims'],
  rows: deriveRows,
  figures: (rows) => ({
    claims: formatInWords(rows.length),
    ...Object.fromEntries(allDrawnAs.map((drawn_as) => [drawn_as, formatInWords(count(rows, drawn_as))])),
    'does-not': count(rows, 'not so') === 1 && count(rows, 'not checked') !== 1,
  }),
  /** Each claim beside its verdict, with a glyph of how far the sources bear it out. */
  draw(rows, { width }, write) {
    const claim = (row: Row) => [{ kind: 'annotation', text: row.claim } as const];
    // What sources say stands in the read-out and the table: here it would hide the claims.
    const verdict = ({ verdict, drawn_as }: Row) => {
      const head = write(drawn_as);
      const own = capitalise(verdict);
      const text = verdict === drawn_as ? head : own.startsWith(head) ? own : `${head}: ${verdict}`;
      return [{ kind: 'heading', text } as const];
    };
    const columns = isWide(width)
      ? [
          { x: 30, width: 400, pieces: claim },
          { x: 440, width: width - 440, pieces: verdict },
        ]
      : [{ x: 28, width: width - 28, pieces: (row: Row) => [...claim(row), ...verdict(row)] }];
    const list = listRows({ width, rows, columns, glyph: ({ drawn_as }) => glyphs[drawn_as] });
    return picture(width, list.bottom, [list]);
  },
  tooltip: ({ verdict, what_sources_say }) => ({
    verdict: capitalise(verdict),
    sources: what_sources_say,
  }),
  referenceDate: (_rows, write) => write('reported'),
});
