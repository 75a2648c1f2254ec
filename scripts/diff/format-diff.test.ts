import { expect, test } from 'vitest';
import { escapeMarkdown, formatMarkdown } from './format-diff.ts';

const sections = [
  {
    title: '1 chart',
    items: [{ name: 'arming-view', after: 'another picture', note: 'title: “26%” → “55%”' }],
    fix: 'Draw it again.',
  },
  { title: 'Nothing', items: [], fix: 'None.' },
  { title: '1 page', items: [{ name: 'Kent Police' }] },
];

test('items are a table of what they hold, or a list of names, and what is empty is left out', async () => {
  await expect(formatMarkdown(sections)).toMatchFileSnapshot('snapshots/sections.md');
});

test('long lists are folded, and never longer than a comment may be', () => {
  const rows = (count: number, name: string) =>
    formatMarkdown([{ title: 'Rows', items: Array.from({ length: count }, () => ({ name })) }]);
  expect(rows(11, 'row')).toContain('<details><summary>11 lines</summary>');
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
