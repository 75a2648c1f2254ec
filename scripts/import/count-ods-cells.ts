import { zipContainer } from './zip-container.ts';

const tags = /<(\/?)(?:[\w-]+:)?(table-row|table-cell)\b([^>]*?)(\/?)>/g;
const repeat = (attributes: string, of: 'rows' | 'columns') =>
  Number(new RegExp(`number-${of}-repeated=["'](\\d+)["']`).exec(attributes)?.[1] ?? 1);

/**
 * How many cells with content an ODS unpacks to. One cell of a few bytes may say that it stands in a million rows; the
 * library would write out each of them. Cells without content cost nothing.
 */
export function countOdsCells(bytes: Uint8Array): number {
  const content = zipContainer.find(zipContainer.read(bytes, { type: 'array' }), 'content.xml')?.content;
  if (!content) return 0;
  let all = 0;
  let rows = 1;
  let cells = 0;
  for (const [, closes, name, attributes = '', isEmpty] of Buffer.from(content)
    .toString('utf8')
    .matchAll(tags)) {
    if (name === 'table-cell') {
      const isBlank = isEmpty === '/' && !attributes.includes('value');
      if (!closes && !isBlank) cells += repeat(attributes, 'columns');
    } else if (closes) all += rows * cells;
    else [rows, cells] = [repeat(attributes, 'rows'), 0];
  }
  return all;
}
