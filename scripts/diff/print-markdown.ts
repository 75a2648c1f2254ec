import type { Item, Part, Section } from './describe-diff.ts';

/** More than a comment on a pull request takes is refused there: 65,536 signs, of which some are left to the workflow. */
const mostSigns = 60_000;

/** Longer lists are folded. */
const openItems = 10;

/** The sections as Markdown for a pull request. Lists are cut where the whole would be too long for a comment. */
export function formatMarkdown(sections: Section[]): string {
  const attempts = [1000, 100, 30, 10, 3, 0].map(
    (listed) => () => sections.map((section) => printSection(section, listed)).join('\n\n'),
  );
  for (const attempt of attempts) {
    const text = attempt();
    if (text.length <= mostSigns) return text;
  }
  return 'The list is too long for a comment; `npm run data:diff` prints it.';
}

const printSection = ({ title, parts }: Section, listed: number): string =>
  [`### ${escapeMarkdown(title)}`, ...parts.map((part) => printPart(part, listed))].join('\n\n');

function printPart({ head, items, fix }: Part, listed: number): string {
  const shown = items.slice(0, listed);
  const more = items.length - shown.length;
  const body = [
    ...(shown.length > 0 ? [isList(items) ? printList(shown) : printTable(shown)] : []),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    ...(fix === undefined ? [] : [`→ ${escapeMarkdown(fix)}`]),
  ].join('\n\n');
  const title = escapeMarkdown(head);
  return items.length > openItems
    ? `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
    : `**${title}**\n\n${body}`;
}

const isList = (items: Item[]) =>
  items.every(({ before, after }) => before === undefined && after === undefined);

const printList = (items: Item[]) => items.map(({ name }) => `- ${escapeMarkdown(name)}`).join('\n');

const columns = [
  ['name', ''],
  ['before', 'before'],
  ['after', 'now'],
  ['note', ''],
] as const;

/** Only the columns in which some item has something. */
function printTable(items: Item[]): string {
  const used = columns.filter(([column]) => items.some((item) => item[column] !== undefined));
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(used.map(([, head]) => head)),
    line(used.map(() => '---')),
    ...items.map((item) => line(used.map(([column]) => escapeMarkdown(item[column] ?? '')))),
  ].join('\n');
}

/** So much of a cell is shown. */
const longestCell = 1000;

/**
 * Text as text, whatever it holds: a reference to a sign is never read as Markdown or HTML. A space of no width keeps
 * GitHub from taking a name for a person to call, or a number for an issue.
 */
export function escapeMarkdown(text: string): string {
  const cut = text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
  return cut
    .replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .replaceAll(/[&<>|`*_~[\]\\!$^{}]|:(?=\/\/)|(?<=www)\.|(?<=GH)-|^[-+#]|^\d+[.)]/giu, (signs) =>
      signs.replaceAll(/./gu, (sign) => `&#${sign.codePointAt(0)};`),
    )
    .replaceAll(/@|#(?=\d+(?!\d*;))/g, '$&&#8203;');
}
