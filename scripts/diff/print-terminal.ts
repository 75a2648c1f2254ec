import type { Item, Section } from './describe-diff.ts';

const width = 90;

/** So many items of a part are listed; of the others their number is told. */
const listed = 30;

/** The sections as plain text, in lines of 90 signs. Signs that steer a terminal are shown as blanks. */
export function formatTerminal(sections: Section[]): string {
  return sections
    .map(({ title, parts }) =>
      [
        title.toUpperCase(),
        ...parts.flatMap(({ head, items, fix }) => [
          wrap(head, '  '),
          ...items.slice(0, listed).map(printItem),
          ...(items.length > listed ? [`    … and ${items.length - listed} more`] : []),
          ...(fix === undefined ? [] : [wrap(fix, '  → ', '    ')]),
        ]),
      ].join('\n'),
    )
    .join('\n\n');
}

function printItem({ name, before, after, note }: Item): string {
  const change = before !== undefined && after !== undefined ? `${before} → ${after}` : (after ?? before);
  const line = wrap(change === undefined ? name : `${name}: ${change}`, '    ', '      ');
  return note === undefined ? line : `${line}\n${wrap(note, '      ')}`;
}

/** Breaks between words only: an address longer than a line stays whole. */
function wrap(text: string, first: string, rest = first): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text
    .replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim()
    .split(' ')) {
    const isStart = line === first || line === rest;
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest + word;
    } else line += isStart ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
