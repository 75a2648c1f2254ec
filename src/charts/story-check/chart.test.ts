import * as Plot from '@observablehq/plot';
import { expect, test } from 'vitest';
import { loadTables } from '../../data/generated.ts';
import { where } from '../kit/rows-and-phrases.ts';
import { drawn, drawnOf, ofKind, textsOf } from '../testing/drawn.ts';

const claims = loadTables()['story-claims'];
const { shown, said, marks, svg } = drawn('story-check');

test('gives each claim a verdict, in the list and in the row of the picture', () => {
  const untold = claims.filter(({ claim, verdict, what_sources_say }, index) => {
    const item = `${index + 1}: ${claim}. ${verdict}: ${what_sources_say}`.toLowerCase();
    return said.filter((text) => text.toLowerCase().startsWith(item)).length !== 1;
  });
  const undrawn = shown.filter(
    (row) =>
      !ofKind(marks, Plot.Dot).some(
        (mark) => mark.data.includes(row) && drawnOf(mark, 'y', row) === row.drawn_as,
      ),
  );
  expect(untold).toEqual([]);
  expect(undrawn).toEqual([]);
  expect(shown).toHaveLength(claims.length);
});

test('draws as borne out, or as not so, only what the table calls that', () => {
  for (const verdict of ['borne out', 'not so', 'not checked']) {
    const isMeant = (called: string) =>
      called === verdict ||
      (verdict === 'not checked' && called.includes('not check')) ||
      (verdict === 'not so' && called.startsWith('does not hold'));
    const meant = claims.flatMap((row, index) => (isMeant(row.verdict) ? [index + 1] : []));
    expect(where(shown, { drawn_as: verdict }).map((row) => row.number)).toEqual(meant);
  }
});

test('leaves the claims in words below, and names who said the 92%', () => {
  const isOfClaim = (text: string) =>
    text.length > 3 && shown.some((row) => String(row.claim).includes(text));
  const share = said.filter((text) => /\b92%/.test(text));
  expect(textsOf(svg).filter(isOfClaim)).toEqual([]);
  expect(share.length).toBeGreaterThan(0);
  expect(share.filter((text) => !text.includes('A Met spokesperson said it'))).toEqual([]);
});
