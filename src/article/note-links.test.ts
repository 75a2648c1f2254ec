import { describe, expect, test } from 'vitest';
import { linkNotes } from './note-links.ts';

const bound = (of: string) => `<a class="bound" data-bound="${of}" href="#">26%</a>`;

describe('the notes of a run of text', () => {
  test('each number leads to its note, and its note back to it', () => {
    const { html, notes } = linkNotes(`Of those, ${bound('armed')} and ${bound('resign')}.`);
    expect(notes.map(({ of }) => of)).toEqual(['armed', 'resign']);
    for (const { id, back } of notes) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${back}"`);
    }
    expect(html).not.toContain('href="#"');
  });

  test('a number may stand in several paragraphs, and twice in one, each with a note of its own', () => {
    const ids = [`First ${bound('armed')}.`, `Then ${bound('armed')} and ${bound('armed')}.`].flatMap(
      (text) => linkNotes(text).notes.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(3);
  });

  test('text without numbers is left as it is', () => {
    expect(linkNotes('No number <a href="/method/">here</a>.')).toEqual({
      html: 'No number <a href="/method/">here</a>.',
      notes: [],
    });
  });

  test('a ninth number is refused, since the style sheet could not mark it', () => {
    expect(() => linkNotes(Array.from({ length: 9 }, (_, index) => bound(`n${index}`)).join(' '))).toThrow(
      'more than 8 numbers in one paragraph: n0, n1',
    );
  });
});
