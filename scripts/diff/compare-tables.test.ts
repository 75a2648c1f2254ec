import { expect, test } from 'vitest';
import { readTextTables } from './compare-rows.ts';
import { compareTables, describeTableChange } from './compare-tables.ts';

const header = 'geography,geography_type,date,measure,value,release,released,source_id,as_described,note';
const met = (value: string, release: string, released: string, source: string) =>
  `Metropolitan,force,2020-03-31,armed_officers,${value},${release},${released},${source},,`;
const first = met('2800', 'HO Jul 2020', '2020-07-09', 'HO2020');
const kent = 'Kent,force,2020-03-31,armed_officers,200,HO Jul 2020,2020-07-09,HO2020,,';

const readAs = (table: string, lines: string[]) =>
  readTextTables((path) => new TextEncoder().encode(path === `data/${table}.csv` ? lines.join('\n') : ''));

/** What an editor reads of a table that had the rows `before` and has the rows `after`. */
function compare(
  before: string[],
  after: string[],
  { table = 'armed-officers', as = header, was = as }: { table?: string; as?: string; was?: string } = {},
): string {
  return compareTables(readAs(table, [was, ...before]), readAs(table, [as, ...after]))
    .flatMap(describeTableChange)
    .filter(({ items }) => items.length > 0)
    .map(({ title, items, fix }) =>
      [
        title.replace(`data/${table}.csv: `, ''),
        ...items.map(({ name, before, after, note }) =>
          [name, [before, after].filter(Boolean).join(' → '), note].filter(Boolean).join(' | '),
        ),
        ...(fix ? [`→ ${fix}`] : []),
      ].join('\n'),
    )
    .join('\n');
}

test('a later publication with another figure revises it', () => {
  expect(compare([first], [first, met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')]))
    .toMatchInlineSnapshot(`
    "1 figure revised; the earlier one stays next to it
    row 3 · Metropolitan · 2020-03-31 · armed_officers | 2800 → 2811 | HO Jul 2021, 2021-07-08, HO2021"
  `);
});

test('a revision is listed as one whatever its release and source are called, and next to a release that was renamed', () => {
  const back = met('2800', 'HO Jul 2022', '2022-07-14', 'HO2020');
  const revised = met('2811', 'HO Jul 2021', '2021-07-08', 'HO2020');
  expect(compare([first, revised], [first, revised, back])).toContain('1 figure revised');
  expect(compare([first], [first, met('2811', 'HO Jul 2020', '2021-07-08', 'HO2020')])).toContain(
    '1 figure revised',
  );
  const renamed = met('2800', 'HO July 2020', '2020-07-09', 'HO2020');
  expect(compare([first], [revised, renamed])).toMatchInlineSnapshot(`
    "1 figure revised; the earlier one stays next to it
    row 2 · Metropolitan · 2020-03-31 · armed_officers | 2800 → 2811 | HO Jul 2021, 2021-07-08, HO2020
    1 row changed in other cells
    row 3 · Metropolitan · 2020-03-31 · armed_officers · release | HO Jul 2020 → HO July 2020"
  `);
});

test('a publication that may be older than the existing one does not revise it', () => {
  const existing = met('2800', 'HO as quoted', '', 'X');
  expect(compare([existing], [existing, met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')]))
    .toMatchInlineSnapshot(`
    "1 figure of a publication not known to be later than the existing one, which stays the present one
    row 3 · Metropolitan · 2020-03-31 · armed_officers | existing 2800 (day not known), added 2811 | HO Jul 2021, 2021-07-08, HO2021
    → If the existing one is older after all, give its row the day on which it was released."
  `);
  const dated = met('2800', 'HO as quoted', '2020-07-09', 'X');
  expect(compare([existing], [dated, met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')])).toContain(
    '1 figure revised',
  );
});

test('an overwritten figure comes with advice', () => {
  expect(compare([first, kent], [met('2811', 'HO Jul 2020', '2020-07-09', 'HO2020'), kent]))
    .toMatchInlineSnapshot(`
    "1 figure changed in place
    row 2 · Metropolitan · 2020-03-31 · armed_officers · value | 2800 → 2811
    → A revised figure is a new row: if the source revised it, put the earlier row back and add the new one below it. If we had it wrong, add it to data/corrections.csv. A slip that no edition carries needs neither."
  `);
});

test('a row is the same row although its key is overwritten, or a figure in its key, or a cell of a source; a new source revises none', () => {
  const overwritten = compare([first], [met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')]);
  expect(overwritten).toContain('1 figure changed in place');
  expect(overwritten).toContain('released | 2020-07-09 → 2021-07-08');
  expect(overwritten).not.toMatch(/row added|row removed/);
  expect(
    compare(['S,q,yes,option,26,,all,,,1,A,'], ['S,q,yes,option,27,,all,,,1,A,'], {
      table: 'responses',
      as: 'survey_id,question_id,option_id,kind,percent,qualifier,base,subgroup,wave,preferred,source_id,note',
    }),
  ).toContain('row 2 · S · q · yes · all · percent | 26 → 27');
  expect(
    compare(
      ['A,t,p,,,,file,official,0', 'B,t,p,,,,file,official,0'],
      ['A,t,p,,,,file,official,0', 'B,t,p,,2020,,file,official,0', 'C,u,p,,,,file,official,0'],
      { table: 'sources', as: 'source_id,title,publisher,url,published,licence,evidence,standing,link' },
    ),
  ).toBe(
    '1 row added\nrow 4 · C | u · p ·  ·  ·  ·  · file · official · 0 ·  | C\n1 row changed in other cells\nrow 3 · B · published | (empty) → 2020',
  );
});

test('rows that are new, gone, repeated, or changed in their notes are listed separately', () => {
  expect(
    compare(
      [first, kent],
      [
        `${first}a note`,
        met('2800', 'HO Jul 2021', '2021-07-08', 'HO2021'),
        'Essex,force,2020-03-31,armed_officers,210,HO Jul 2020,2020-07-09,HO2020,,',
      ],
    ),
  ).toMatchInlineSnapshot(`
    "1 row added
    row 4 · Essex · 2020-03-31 · armed_officers | 210 | HO Jul 2020, 2020-07-09, HO2020
    1 row added, repeating an existing figure
    row 3 · Metropolitan · 2020-03-31 · armed_officers | 2800 | HO Jul 2021, 2021-07-08, HO2021
    1 row changed in other cells
    row 2 · Metropolitan · 2020-03-31 · armed_officers · note | (empty) → a note
    1 row removed
    row 3 · Kent · 2020-03-31 · armed_officers | 200 | HO Jul 2020, 2020-07-09, HO2020
    → What was once published stays. Was it meant?"
  `);
});

test('of two rows with one key, which are an error, that with the same cells is the same row', () => {
  const other = met('2900', 'HO Jul 2020', '2020-07-09', 'HO2020');
  expect(compare([first], [other, first])).toMatchInlineSnapshot(`
    "1 figure revised; the earlier one stays next to it
    row 2 · Metropolitan · 2020-03-31 · armed_officers | 2800 → 2900 | HO Jul 2020, 2020-07-09, HO2020"
  `);
});

test('rows that only moved are no change, and neither is a new column', () => {
  expect(compare([first, kent], [kent, first])).toBe('');
  expect(compare([first.slice(0, -1)], [first], { was: header.replace(',note', '') })).toBe('');
});
