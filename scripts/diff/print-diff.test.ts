import { describe, expect, test } from 'vitest';
import { charts } from '../../src/charts/index.ts';
import type { Chart } from '../../src/charts/kit/define-chart.ts';
import type { DataDiff } from './compare-data.ts';
import { describeDiff } from './describe-diff.ts';
import { escapeMarkdown, formatMarkdown } from './print-markdown.ts';
import { formatTerminal } from './print-terminal.ts';

const place = { file: 'src/article/opening.mdx', line: 7, sentence: 'Of those who answered, 55% wanted it.' };
const diff: DataDiff = {
  errors: [
    {
      file: 'src/article/opening.mdx',
      row: 9,
      received: 'A minority wanted it.',
      expected: 'that the figures bear out the claim minority: they are wanting 55',
      fix: 'write what the figures now say',
    },
    {
      file: 'data/responses.csv',
      row: 3,
      column: 'percent',
      received: '26%',
      expected: 'a percentage',
      fix: 'write the number alone',
    },
  ],
  tables: [],
  shown: {
    charts: [
      {
        chart: charts[0] as Chart,
        states: 3,
        drawn: ['2019'],
        worded: [],
        added: ['2020'],
        removed: [],
        failing: [],
        titles: [{ before: '26% wanted it', after: '55% wanted it' }],
      },
    ],
    numbers: [{ id: 'wanting', before: '26%', after: '55%', positions: [place] }],
    retold: ['asked'],
    forces: ['Kent Police'],
    notices: [
      { chart: 'arming-view', edition: '2026-11-23', says: 'newer', embeds: 4 },
      { chart: 'share-armed', edition: '2026-11-23', says: 'corrected', embeds: 1 },
    ],
  },
};

describe('what changes is told', () => {
  test('in the terminal', () => {
    expect(formatTerminal(describeDiff(diff))).toMatchInlineSnapshot(`
      "CLAIMS THAT NOW FAIL
        No longer borne out by the figures: 1
          src/article/opening.mdx:9 — received "A minority wanted it.", expected that the
            figures bear out the claim minority: they are wanting 55; write what the figures now
            say

      FAULTS
        To mend: 1
          data/responses.csv:3:percent — received "26%", expected a percentage; write the number
            alone

      CHARTS
        1 chart: page, live embeds and downloads follow
          arming-view: another picture in 1 of 3 states (2019), new states: 2020
            title: “26% wanted it” → “55% wanted it”
        → The pictures kept for the tests change with them: npx vitest run src/charts -u draws
          them again. On a pull request they are the artefact “snapshots”, to be put into
          src/charts/snapshots/.

      NUMBERS IN THE ARTICLE
        1 number printed otherwise; the sentence as it now reads
          wanting, src/article/opening.mdx:7: 26% → 55%
            Of those who answered, 55% wanted it.
        Printed as before, with another list of publications or another day
          asked

      PAGES OF FORCES
        Something else is said on 1 page
          Kent Police

      PINNED EMBEDS
        Once this is published they begin to carry a notice
          arming-view, edition of 2026-11-23: 4 embeds will say quietly that newer figures exist
          share-armed, edition of 2026-11-23: 1 embed will draw the corrected figure and say
            plainly what was wrong"
    `);
  });

  test('on a pull request', () => {
    expect(formatMarkdown(describeDiff(diff))).toMatchInlineSnapshot(`
      "### Claims that now fail

      **No longer borne out by the figures: 1**

      - src/article/opening.mdx:9 — received "A minority wanted it.", expected that the figures bear out the claim minority: they are wanting 55; write what the figures now say

      ### Faults

      **To mend: 1**

      - data/responses.csv:3:percent — received "26%", expected a percentage; write the number alone

      ### Charts

      **1 chart: page, live embeds and downloads follow**

      |  | now |  |
      | --- | --- | --- |
      | arming-view | another picture in 1 of 3 states (2019), new states: 2020 | title: “26% wanted it” → “55% wanted it” |

      → The pictures kept for the tests change with them: npx vitest run src/charts -u draws them again. On a pull request they are the artefact “snapshots”, to be put into src/charts/snapshots/.

      ### Numbers in the article

      **1 number printed otherwise; the sentence as it now reads**

      |  | before | now |  |
      | --- | --- | --- | --- |
      | wanting, src/article/opening.mdx:7 | 26% | 55% | Of those who answered, 55% wanted it. |

      **Printed as before, with another list of publications or another day**

      - asked

      ### Pages of forces

      **Something else is said on 1 page**

      - Kent Police

      ### Pinned embeds

      **Once this is published they begin to carry a notice**

      |  | now |
      | --- | --- |
      | arming-view, edition of 2026-11-23 | 4 embeds will say quietly that newer figures exist |
      | share-armed, edition of 2026-11-23 | 1 embed will draw the corrected figure and say plainly what was wrong |"
    `);
  });

  test('with nothing to tell, by nothing', () => {
    expect(
      describeDiff({
        errors: [],
        tables: [],
        shown: { charts: [], numbers: [], retold: [], forces: [], notices: [] },
      }),
    ).toEqual([]);
  });
});

const items = (count: number, name = 'row') => [
  { title: 'Figures', parts: [{ head: 'rows', items: Array.from({ length: count }, () => ({ name })) }] },
];

describe('long lists', () => {
  test('are cut in the terminal, with how many are left', () => {
    expect(formatTerminal(items(33)).split('\n').at(-1)).toBe('    … and 3 more');
  });

  test('are folded on a pull request, and never longer than a comment may be', () => {
    expect(formatMarkdown(items(11))).toContain('<details><summary>rows</summary>');
    const long = formatMarkdown(items(1806, 'x'.repeat(400)));
    expect(long.length).toBeLessThan(60_000);
    expect(long).toContain('… and 1706 more.');
  });
});

describe('a cell is text, whatever it holds', () => {
  test.for([
    ['<img src=x>', '&#60;img src=x&#62;'],
    ['a | b `c`', 'a &#124; b &#96;c&#96;'],
    ['@someone', '@&#8203;someone'],
    ['as in #12', 'as in #&#8203;12'],
    ['[here](https://example.org)', '&#91;here&#93;(https&#58;//example.org)'],
    ['</details>\n# Head', '&#60;/details&#62; # Head'],
    ['&lt;b&gt;', '&#38;lt;b&#38;gt;'],
    ['1. not a list', '&#49;&#46; not a list'],
    ['\u202Egnp.exe', ' gnp.exe'],
  ] as const)('%s, on a pull request', ([cell, shown]) => {
    expect(escapeMarkdown(cell)).toBe(shown);
  });

  test('and steers no terminal', () => {
    expect(formatTerminal(items(1, 'red \u001B[31m\u0007 and\nmore'))).toBe(
      'FIGURES\n  rows\n    red [31m and more',
    );
  });
});
