/** A line: what it is about, what that was and what it is now. */
export interface Item {
  name: string;
  before?: string | undefined;
  after?: string | undefined;
  note?: string | undefined;
}

/** Items of one kind. */
export interface Section {
  title: string;
  items: Item[];
  /** What the editor should do about them. */
  fix?: string | undefined;
}

/** GitHub refuses a comment of more than 65,536 characters; the workflow adds some of its own. */
const longestText = 60_000;

/** Longer lists are folded. */
const longestOpenList = 10;

/** The sections as Markdown, without those that are empty. Lists are cut where all would be too long for a comment. */
export function formatMarkdown(sections: Section[]): string {
  const filled = sections.filter(({ items }) => items.length > 0);
  for (const listed of [1000, 100, 30, 10, 3, 0]) {
    const text = filled.map((section) => formatSection(section, listed)).join('\n\n');
    if (text.length <= longestText) return text;
  }
  return 'The list is too long for a comment; `npm run data:diff` prints it.';
}

function formatSection({ title, items, fix }: Section, listed: number): string {
  const shown = items.slice(0, listed);
  const isFolded = items.length > longestOpenList;
  return [
    `### ${escapeMarkdown(title)}`,
    isFolded && `<details><summary>${items.length} lines</summary>`,
    shown.length > 0 && (isList(items) ? formatList(shown) : formatTable(shown)),
    items.length > listed && `… and ${items.length - listed} more.`,
    isFolded && '</details>',
    fix !== undefined && `→ ${escapeMarkdown(fix)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const isList = (items: Item[]) =>
  items.every(({ before, after }) => before === undefined && after === undefined);

const formatList = (items: Item[]) => items.map(({ name }) => `- ${escapeMarkdown(name)}`).join('\n');

const columns = [
  ['name', ''],
  ['before', 'before'],
  ['after', 'now'],
  ['note', ''],
] as const;

/** Only the columns in which some item has something. */
function formatTable(items: Item[]): string {
  const used = columns.filter(([column]) => items.some((item) => item[column] !== undefined));
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(used.map(([, head]) => head)),
    line(used.map(() => '---')),
    ...items.map((item) => line(used.map(([column]) => escapeMarkdown(item[column] ?? '')))),
  ].join('\n');
}

const longestCell = 1000;

/**
 * Text as plain text, whatever it contains: a character reference is never read as Markdown or HTML. A zero-width space
 * keeps GitHub from mentioning a person or linking an issue.
 */
export function escapeMarkdown(text: string): string {
  const cut = text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
  return cut
    .replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .replaceAll(/[&<>|`*_~[\]\\!$^{}]|:(?=\/\/)|(?<=www)\.|(?<=GH)-|^[-+#]|^\d+[.)]/giu, (match) =>
      match.replaceAll(/./gu, (character) => `&#${character.codePointAt(0)};`),
    )
    .replaceAll(/@|#(?=\d+(?!\d*;))/g, '$&&#8203;');
}

/** “1 row”, “1,806 rows”. */
export const formatQuantity = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
