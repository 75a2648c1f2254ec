import { join } from 'node:path';
import { makeOnce, readOnce } from './derive-once.ts';

interface Meaning {
  about: string;
  /** What each column holds. */
  columns: Record<string, string>;
}

const cell = String.raw`((?:[^|\\]|\\.)*?)`;
const section = /^### (?<name>.+)\.csv\n\n(?<about>.+)\n\n(?<rows>(?:\|.*\n)+)/gm;
const row = new RegExp(String.raw`^\| \`(\w+)\` \| ${cell} \| ${cell} \|$`, 'gm');

/** What the tables and their columns hold, by name, as it is written for editors in data/README.md and nowhere else. */
const parseGuide = (guide: Uint8Array): Record<string, Meaning> =>
  Object.fromEntries(
    [...new TextDecoder().decode(guide).matchAll(section)].map(
      ({ groups: { name = '', about = '', rows = '' } = {} }) => {
        const columns = [...rows.matchAll(row)].map(
          ([, column = '', holds = '']) => [column, holds.replaceAll(String.raw`\|`, '|')] as const,
        );
        return [name, { about, columns: Object.fromEntries(columns) }] as const;
      },
    ),
  );

export const loadGuide = () =>
  makeOnce(parseGuide, readOnce(join(process.cwd(), 'data/README.md')), parseGuide);
