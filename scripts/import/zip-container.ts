import { CFB } from '@e965/xlsx';

/** The library’s reader of zip files, which it leaves without types. */
interface ZipContainer {
  read: (bytes: Uint8Array, options: { type: 'array' | 'buffer' }) => unknown;
  find: (zip: unknown, path: string) => { content: Uint8Array } | null;
  write: (zip: unknown, options: { type: 'buffer'; fileType: 'zip' }) => Uint8Array;
}

export const zipContainer = CFB as ZipContainer;
