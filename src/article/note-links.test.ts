import { expect, test } from 'vitest';
import { addNote, type NoteLink, notesIn } from './note-links.ts';

/** Figures as they are rendered, in a paragraph. */
const paragraph = (notes: NoteLink[], ...figures: string[]) =>
  `<p>${figures.map((of) => `<a id="${addNote(of, notes).back}">26%</a>`).join(' and ')}</p>`;

test('a figure may stand in several paragraphs, and twice in one, each time with a note of its own', () => {
  const notes: NoteLink[] = [];
  const paragraphs = [paragraph(notes, 'armed', 'resign'), paragraph(notes, 'armed', 'armed')];
  expect(paragraphs.map((html) => notesIn(html, notes).map(({ id }) => id))).toEqual([
    ['note-armed', 'note-resign'],
    ['note-armed_2', 'note-armed_3'],
  ]);
});

test('a list item leaves a figure to the paragraph inside it', () => {
  const notes: NoteLink[] = [];
  const html = paragraph(notes, 'armed');
  const [note] = notesIn(html, notes);
  expect(notesIn(`${html}<aside id="${note?.id}"></aside>`, notes)).toEqual([]);
});

test('a ninth figure is refused, since the style sheet could not mark it', () => {
  const notes: NoteLink[] = [];
  const html = paragraph(notes, ...Array.from({ length: 9 }, (_, index) => `n${index}`));
  expect(() => notesIn(html, notes)).toThrow('more than 8 figures in one paragraph: n0, n1');
});
