import { expect, test } from 'vitest';
import { showProgress } from './show-progress.ts';

function shown(isTTY: boolean) {
  let text = '';
  const { tell, clear } = showProgress({
    isTTY,
    write: (part: string | Uint8Array) => {
      text += String(part);
      return true;
    },
  });
  tell('Reading');
  tell('Drawing');
  clear();
  return text;
}

test('one line is rewritten for a person, and nothing stays of it', () => {
  expect(shown(true)).toBe('\r\u001B[KReading …\r\u001B[KDrawing …\r\u001B[K');
});

test('a file or a pipe gets none of it', () => {
  expect(shown(false)).toBe('');
});
