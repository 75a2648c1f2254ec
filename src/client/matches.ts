const plain = (text: string) => text.toLowerCase().replaceAll('’', "'");

/** Whether a text holds every word typed, or a part of a word, in any order. Nothing typed is in every text. */
export function matches(typed: string, text: string): boolean {
  const held = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => held.includes(word));
}
