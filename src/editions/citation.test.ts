import { describe, expect, test } from 'vitest';
import { citeAsBibtex, citeAsText } from './citation.ts';

const chart = {
  id: 'arming-view',
  title: 'Of those who answered, 43.6% wanted more specialists',
  site: 'Routinely Unarmed',
  edition: '2026-11-03',
  address: 'https://example.org/charts/arming-view/',
};

describe('a citation as text', () => {
  test('names site, title, edition and address', () => {
    expect(citeAsText(chart)).toMatchInlineSnapshot(
      `"Routinely Unarmed. “Of those who answered, 43.6% wanted more specialists”. Edition of 3 November 2026. https://example.org/charts/arming-view/"`,
    );
  });

  test('says when figures have moved on, when nothing is released, and leaves out an address that is not known', () => {
    expect(citeAsText({ ...chart, isUnreleased: true, address: undefined })).toMatchInlineSnapshot(
      `"Routinely Unarmed. “Of those who answered, 43.6% wanted more specialists”. Edition of 3 November 2026, with figures changed since."`,
    );
    expect(citeAsText({ ...chart, edition: undefined })).toMatchInlineSnapshot(
      `"Routinely Unarmed. “Of those who answered, 43.6% wanted more specialists”. Not yet released. https://example.org/charts/arming-view/"`,
    );
  });
});

describe('a citation as BibTeX', () => {
  test('has the same, with the day in parts', () => {
    expect(citeAsBibtex(chart)).toMatchInlineSnapshot(`
      "@misc{routinely-unarmed:arming-view:2026-11-03,
        author = {{Routinely Unarmed}},
        title = {{Of those who answered, 43.6\\% wanted more specialists}},
        year = {2026},
        month = nov,
        day = {3},
        note = {Edition of 3 November 2026},
        url = {https://example.org/charts/arming-view/}
      }"
    `);
  });

  test('leaves out what is not known', () => {
    expect(citeAsBibtex({ title: 'T', site: 'Routinely Unarmed', edition: undefined }))
      .toMatchInlineSnapshot(`
      "@misc{routinely-unarmed,
        author = {{Routinely Unarmed}},
        title = {{T}},
        note = {Not yet released}
      }"
    `);
  });

  test('is one entry whatever stands in the title', () => {
    const entry = citeAsBibtex({ ...chart, title: 'a} b{ {c} \\d ~e ^f #g $h &i _j' });
    expect(entry).toContain(
      'a\\textbraceright{} b\\textbraceleft{} \\textbraceleft{}c\\textbraceright{} \\textbackslash{}d \\textasciitilde{}e \\textasciicircum{}f \\#g \\$h \\&i \\_j',
    );
    expect(entry.match(/\{/g)?.length).toBe(entry.match(/\}/g)?.length);
  });
});
