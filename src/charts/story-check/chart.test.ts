import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn } from '../testing/drawn.ts';
import { storyCheck } from './chart.ts';

const tables = loadTables();
const claims = tables['story-claims'];
const { shown, allText, texts, svg, points, fromTop } = drawn('story-check');
const plain = (text: string) => text.replaceAll(/\s+/g, '').toLowerCase();

test('lists each claim with its glyph, and what the sources say of it', () => {
  const inPicture = plain(texts.join(' '));
  const missing = claims.filter(
    ({ claim, what_sources_say }) =>
      !inPicture.includes(plain(claim)) ||
      !points.some(({ words }) => plain(words).includes(plain(what_sources_say))),
  );
  expect(missing).toEqual([]);
  expect(fromTop.map((row) => row['claim'])).toEqual(claims.map(({ claim }) => claim));
});

test('gives the glyph of what holds, or does not, only to what the table calls that', () => {
  const isMeant = (verdict: string, called: string) =>
    called === verdict ||
    (verdict === 'not checked' && called.includes('not check')) ||
    (verdict === 'not so' && called.startsWith('does not hold'));
  for (const verdict of ['borne out', 'not so', 'not checked']) {
    const meant = claims.flatMap((row, index) => (isMeant(verdict, row.verdict) ? [index + 1] : []));
    expect(where(shown, { drawn_as: verdict }).map((row) => row['number'])).toEqual(meant);
  }
  const filled = [...svg.querySelectorAll('g[fill="var(--ink)"] circle')].length;
  expect(filled).toBe(where(shown, { drawn_as: 'borne out' }).length);
  const unknown = claims.map((claim) => ({ ...claim, verdict: 'perhaps' }));
  expect(() => storyCheck.rows({ ...tables, 'story-claims': unknown })).toThrow('unknown verdict perhaps');
});

test('names who said the 92%', () => {
  const share = points.filter(({ words }) => /\b92%/.test(words));
  expect(share).toHaveLength(1);
  const sentences = allText.filter((text) => /\b92%.*[.]/.test(text));
  expect(sentences.filter((text) => !text.includes('A Met spokesperson said it'))).toEqual([]);
});
