import { expect, test } from 'vitest';
import type { DataDiff } from './compare-data.ts';
import { describeDiff } from './describe-diff.ts';
import { escapeMarkdown, formatMarkdown } from './format-diff.ts';

const position = {
  file: 'src/article/opening.mdx',
  line: 7,
  sentence: 'Of those who answered, 55% wanted it.',
};
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
        id: 'arming-view',
        states: 3,
        labels: { redrawn: ['2019'], reworded: [], added: ['2020'], removed: [], failing: [] },
        titles: ['“26% wanted it” → “55% wanted it”'],
      },
    ],
    numbers: [{ id: 'wanting', before: '26%', after: '55%', positions: [position] }],
    relisted: ['asked'],
    forces: ['Kent Police'],
    notices: [
      { chart: 'arming-view', edition: '2026-11-23', kind: 'newer', embeds: 4 },
      { chart: 'share-armed', edition: '2026-11-23', kind: 'corrected', embeds: 1 },
    ],
  },
};

test('what changes is listed in the order in which an editor needs it', () => {
  expect(formatMarkdown(describeDiff(diff))).toMatchInlineSnapshot(`
    "### Claims that now fail

    **No longer borne out by the figures: 1**

    - src/article/opening.mdx:9 — received "A minority wanted it.", expected that the figures bear out the claim minority: they are wanting 55; write what the figures now say

    ### Errors

    **To fix: 1**

    - data/responses.csv:3:percent — received "26%", expected a percentage; write the number alone

    ### Charts

    **1 chart: page, live embeds and downloads follow**

    |  | now |  |
    | --- | --- | --- |
    | arming-view | another picture in 1 of 3 states (2019), new states: 2020 | title: “26% wanted it” → “55% wanted it” |

    → The pictures kept for the tests change with them: npx vitest run src/charts -u draws them again. On a pull request they are the artefact “snapshots”, to be put into src/charts/.

    ### Numbers in the article

    **1 number printed differently; the sentence as it now reads**

    |  | before | now |  |
    | --- | --- | --- | --- |
    | wanting, src/article/opening.mdx:7 | 26% | 55% | Of those who answered, 55% wanted it. |

    **Printed as before, with another list of publications or another day**

    - asked

    ### Pages of forces

    **1 page will read differently**

    - Kent Police

    ### Pinned embeds

    **Once this is published they begin to carry a notice**

    |  | now |
    | --- | --- |
    | arming-view, edition of 2026-11-23 | 4 embeds will say in small print that newer figures exist |
    | share-armed, edition of 2026-11-23 | 1 embed will show what was corrected and say prominently what was wrong |"
  `);
});

test('where nothing changes, nothing is listed', () => {
  const shown = { charts: [], numbers: [], relisted: [], forces: [], notices: [] };
  expect(formatMarkdown(describeDiff({ errors: [], tables: [], shown }))).toBe('');
});

test('long lists are folded, and never longer than a comment may be', () => {
  const rows = (count: number, name: string) =>
    formatMarkdown([
      {
        title: 'Figures',
        groups: [{ title: 'rows', items: Array.from({ length: count }, () => ({ name })) }],
      },
    ]);
  expect(rows(11, 'row')).toContain('<details><summary>rows</summary>');
  const long = rows(1806, 'x'.repeat(400));
  expect(long.length).toBeLessThan(60_000);
  expect(long).toContain('… and 1706 more.');
});

test('a cell is plain text, whatever it contains: it formats, links and mentions nothing, and controls no terminal', () => {
  const escaped = {
    '<img src=x>': '&#60;img src=x&#62;',
    'a | b `c`': 'a &#124; b &#96;c&#96;',
    '@someone': '@&#8203;someone',
    'as in #12': 'as in #&#8203;12',
    '[here](https://example.org)': '&#91;here&#93;(https&#58;//example.org)',
    '</details>\n# Head': '&#60;/details&#62; # Head',
    '&lt;b&gt;': '&#38;lt;b&#38;gt;',
    '1. not a list': '&#49;&#46; not a list',
    '\u202Egnp.exe': ' gnp.exe',
    'red \u001B[31m\u0007 and\nmore': 'red &#91;31m and more',
  };
  expect(Object.fromEntries(Object.keys(escaped).map((cell) => [cell, escapeMarkdown(cell)]))).toEqual(
    escaped,
  );
});
