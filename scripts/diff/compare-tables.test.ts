import { describe, expect, test } from 'vitest';
import { readTextTables } from './compare-rows.ts';
import { compareTables } from './compare-tables.ts';
import { describeDiff } from './describe-diff.ts';
import { formatTerminal } from './print-terminal.ts';

const header = 'geography,geography_type,date,measure,value,release,released,source_id,as_described,note';
const met = (value: string, release: string, released: string, source: string) =>
  `Metropolitan,force,2020-03-31,armed_officers,${value},${release},${released},${source},,`;
const first = met('2800', 'HO Jul 2020', '2020-07-09', 'HO2020');
const kent = 'Kent,force,2020-03-31,armed_officers,200,HO Jul 2020,2020-07-09,HO2020,,';

const readAs = (table: string, lines: string[]) =>
  readTextTables((path) => new TextEncoder().encode(path === `data/${table}.csv` ? lines.join('\n') : ''));

/** What an editor reads of a table that held `before` and holds `after`. */
function compare(
  before: string[],
  after: string[],
  { table = 'armed-officers', as = header, was = as }: { table?: string; as?: string; was?: string } = {},
) {
  const tables = compareTables(readAs(table, [was, ...before]), readAs(table, [as, ...after]));
  return formatTerminal(describeDiff({ errors: [], tables, shown: '' }));
}

describe('a table, against what it was', () => {
  test('a later publication with another figure revises it', () => {
    expect(compare([first], [first, met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')]))
      .toMatchInlineSnapshot(`
      "FIGURES
        data/armed-officers.csv: 1 figure revised; the earlier one stays beside it
          row 3 · Metropolitan · 2020-03-31 · armed_officers: 2800 → 2811
            HO Jul 2021, 2021-07-08, HO2021"
    `);
  });

  test('a publication that may be older than the one held does not: what is shown stays', () => {
    expect(
      compare(
        [met('2800', 'HO as quoted', '', 'X')],
        [met('2800', 'HO as quoted', '', 'X'), met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')],
      ),
    ).toMatchInlineSnapshot(`
      "FIGURES
        data/armed-officers.csv: 1 figure of a publication not known to be later than the one
        held, which stays the present one
          row 3 · Metropolitan · 2020-03-31 · armed_officers: held 2800 (day not known), added
            2811
            HO Jul 2021, 2021-07-08, HO2021
        → If the one held is older after all, give its row the day on which it was released."
    `);
  });

  test('an overwritten figure is a warning', () => {
    expect(compare([first, kent], [met('2811', 'HO Jul 2020', '2020-07-09', 'HO2020'), kent]))
      .toMatchInlineSnapshot(`
      "FIGURES
        data/armed-officers.csv: 1 figure changed in place – a revised figure is a new row
          row 2 · Metropolitan · 2020-03-31 · armed_officers · value: 2800 → 2811
        → If the source revised it, put the earlier row back and add the new one below it. If we
          had it wrong, tell it in data/corrections.csv. A slip that no edition carries needs
          neither."
    `);
  });

  test('a row overwritten by a later publication is one, too, though its key is another', () => {
    const said = compare([first], [met('2811', 'HO Jul 2021', '2021-07-08', 'HO2021')]);
    expect(said).toContain('1 figure changed in place');
    expect(said).toContain('released: 2020-07-09 → 2021-07-08');
    expect(said).not.toMatch(/added|removed/);
  });

  test('rows that are new, gone, repeated, or changed in words are told apart', () => {
    const repeated = met('2800', 'HO Jul 2021', '2021-07-08', 'HO2021');
    expect(
      compare(
        [first, kent],
        [
          `${first}a note`,
          repeated,
          'Essex,force,2020-03-31,armed_officers,210,HO Jul 2020,2020-07-09,HO2020,,',
        ],
      ),
    ).toMatchInlineSnapshot(`
      "FIGURES
        data/armed-officers.csv: 1 row added
          row 4 · Essex · 2020-03-31 · armed_officers: 210
            HO Jul 2020, 2020-07-09, HO2020
        data/armed-officers.csv: 1 row added, repeating a figure held already
          row 3 · Metropolitan · 2020-03-31 · armed_officers: 2800
            HO Jul 2021, 2021-07-08, HO2021
        data/armed-officers.csv: 1 row changed in other cells
          row 2 · Metropolitan · 2020-03-31 · armed_officers · note: (empty) → a note
        data/armed-officers.csv: 1 row removed
          row 3 · Kent · 2020-03-31 · armed_officers: 200
            HO Jul 2020, 2020-07-09, HO2020
        → What was once published stays. Was it meant?"
    `);
  });

  test('rows that only moved are no change, and neither is a column that came', () => {
    expect(compare([first, kent], [kent, first])).toBe('');
    expect(compare([first.slice(0, -1)], [first], { was: header.replace(',note', '') })).toBe('');
  });

  test('a figure that is part of the key is still seen to change', () => {
    const as =
      'survey_id,question_id,option_id,kind,percent,qualifier,base,subgroup,wave,preferred,source_id,note';
    expect(
      compare(['S,q,yes,option,26,,all,,,1,A,'], ['S,q,yes,option,27,,all,,,1,A,'], {
        table: 'responses',
        as,
      }),
    ).toContain('row 2 · S · q · yes · all · percent: 26 → 27');
  });

  test('a source whose address changes is that source still', () => {
    const as = 'source_id,title,publisher,url,published,licence,evidence,standing,link';
    const said = compare(
      ['A,t,p,,,,file,official,0', 'B,t,p,,,,file,official,0'],
      ['A,t,p,,,,file,official,0', 'B,t,p,,2020,,file,official,0'],
      { table: 'sources', as },
    );
    expect(said).toContain('1 row changed in other cells\n    row 3 · B · published: (empty) → 2020');
  });
});
