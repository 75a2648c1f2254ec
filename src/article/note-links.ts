import { loadProse } from '../data/generated.ts';
import type { Prose } from '../data/prose.ts';

/** A figure of the prose by its id. */
export function findFigure(id: string): Prose['numbers'][number] {
  const figure = loadProse().numbers.find((other) => other.id === id);
  if (!figure) throw new Error(`unknown figure: ${id}`);
  return figure;
}

/** A use of a figure on a page: the ids of its note and of the figure itself. */
export interface NoteLink {
  of: string;
  id: string;
  back: string;
}

/** Each note has its rule in the style sheet, which marks its figure while it is open. */
const mostFigures = 8;

/** Adds a use of a figure to those of the page. */
export function addNote(of: string, notes: NoteLink[]): NoteLink {
  const use = notes.filter((note) => note.of === of).length + 1;
  const key = use === 1 ? of : `${of}_${use}`;
  const note = { of, id: `note-${key}`, back: `figure-${key}` };
  notes.push(note);
  return note;
}

/** The notes of the figures in a rendered run of text, in its order. Throws on more than the style sheet can mark. */
export function notesIn(html: string, notes: NoteLink[]): NoteLink[] {
  const indexOf = (id: string) => html.indexOf(`id="${id}"`);
  const inside = notes
    // A paragraph inside a list item has its notes already.
    .filter(({ id, back }) => indexOf(back) >= 0 && indexOf(id) < 0)
    .toSorted((a, b) => indexOf(a.back) - indexOf(b.back));
  if (inside.length > mostFigures)
    throw new Error(
      `more than ${mostFigures} figures in one paragraph: ${inside.map(({ of }) => of).join(', ')}`,
    );
  return inside;
}
