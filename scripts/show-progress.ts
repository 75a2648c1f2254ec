import type { WriteStream } from 'node:tty';

/** One line that tells what is being done, rewritten as the work goes on; nothing where no person looks on. */
export function showProgress(stream: Pick<WriteStream, 'write' | 'isTTY'>): {
  tell: (words: string) => void;
  clear: () => void;
} {
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\u001B[K${text}`);
  };
  return {
    tell: (words) => {
      write(`${words} …`);
    },
    clear: () => {
      write('');
    },
  };
}
