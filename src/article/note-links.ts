import { createHash } from 'node:crypto';

/** A number bound in a run of text: which, where its note is, and where the number itself is. */
export interface NoteLink {
  of: string;
  id: string;
  back: string;
}

/** Each note has its place in the style sheet, which marks its number while it is open. */
const mostNumbers = 8;

/**
 * Gives each bound number of a run of text the address of its note. Runs are told apart by what they say, so that a
 * number may stand in several. Throws on more numbers than the style sheet can mark.
 */
export function linkNotes(html: string): { html: string; notes: NoteLink[] } {
  const key = createHash('sha256').update(html).digest('hex').slice(0, 6);
  const notes: NoteLink[] = [];
  const linked = html.replaceAll(/data-bound="([^"]+)" href="#"/g, (_link, of: string) => {
    const nth = notes.length + 1;
    notes.push({ of, id: `note-${key}-${nth}`, back: `at-${key}-${nth}` });
    return `data-nth="${nth}" id="at-${key}-${nth}" href="#note-${key}-${nth}"`;
  });
  if (notes.length > mostNumbers)
    throw new Error(
      `more than ${mostNumbers} numbers in one paragraph: ${notes.map(({ of }) => of).join(', ')}`,
    );
  return { html: linked, notes };
}
