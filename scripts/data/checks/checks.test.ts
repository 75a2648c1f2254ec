import { expect, test } from 'vitest';
import { readTextTables } from '../../diff/compare-rows.ts';
import { fixtureTables, formatErrors } from '../testing/fixture-tables.ts';
import { checkCorrections } from './check-corrections.ts';
import { checkPublications } from './check-publications.ts';
import { checkReleased } from './check-released.ts';
import { checkDerivedFigures, parseFormula } from './derived-figures.ts';
import { checkFigures } from './figures.ts';
import { checkReferences } from './references.ts';

const checkFixture = (texts: Parameters<typeof fixtureTables>[0]) =>
  formatErrors(checkFigures(fixtureTables(texts)));

test('an id that one table takes from another must stand there', () => {
  const tables = fixtureTables({
    sources: 'source_id\nS01',
    surveys: 'survey_id | source_id\nMPF2017 | S01;S1O',
    questions: 'survey_id | question_id\nMPF2017 | carry',
    responses: 'survey_id | question_id\nMPF2017 | carry\nMPF2017 | carry_ever',
    'survey-counts': 'survey_id\nMPF2O17',
    'police-forces': 'geography\nKent',
    'armed-officers': `geography | geography_type
      Kent | force
      Kent Police | force
      England and Wales | england_wales
      England & Wales | england_wales
      England and Wales | region`,
    notes: 'tables\narmed-officers;force-report',
  });
  expect(formatErrors(checkReferences(tables))).toMatchInlineSnapshot(`
    "data/surveys.csv:2:source_id — received "S1O", expected an id that stands in data/sources.csv; add the source there, or correct the id
    data/armed-officers.csv:3:geography — received "Kent Police, force", expected a force as the first column of data/police-forces.csv names it; use that spelling, or another geography_type
    data/armed-officers.csv:5:geography — received "England & Wales, england_wales", expected “England and Wales” with the geography_type england_wales, and no other place with it; correct the name or the geography_type
    data/armed-officers.csv:6:geography — received "England and Wales, region", expected “England and Wales” with the geography_type england_wales, and no other place with it; correct the name or the geography_type
    data/survey-counts.csv:2:survey_id — received "MPF2O17", expected a survey of data/surveys.csv; add the survey there, or correct the id
    data/responses.csv:3:question_id — received "carry_ever of MPF2017", expected a question that data/questions.csv lists for the survey; add the question there, or correct the id
    data/notes.csv:2:tables — received "force-report", expected names of files in data/, without .csv; correct the name"
  `);
});

test('a figure comes out after the day or the period that it is for, as precisely as both are known', () => {
  expect(
    checkFixture({
      'armed-officers': 'date | released\n2024-03-31 | 2023-07-11',
      'force-reports': `period | released
        2019-04/2020-03 | 2020-02-29
        2019-04/2020-03 | 2020
        2019-04/2020-03 | 2020-03
        2019-04/2020-03 | 2020-04-01`,
    }),
  ).toMatchInlineSnapshot(`
    "data/armed-officers.csv:2:released — received "2023-07-11", expected a day after 2024-03-31, which the figure is for; look whether the year of the one or the other was mistyped
    data/force-reports.csv:2:released — received "2020-02-29", expected a day after 2019-04/2020-03, which the figure is for; look whether the year of the one or the other was mistyped"
  `);
});

test('forces add to region and country in a release that gives them all, but for rounding, and to no more in any', () => {
  const [forces, head] = [
    'geography | region\nKent | South East\nEssex | East',
    'geography | geography_type',
  ];
  const [kent, essex, region, country] = [
    'Kent | force',
    'Essex | force',
    'South East | region',
    'England and Wales | england_wales',
  ];
  const officers = (total: number) =>
    `geography | value | release
      Kent | 0.1 | HO
      Essex | 0.2 | HO
      England and Wales | ${total} | HO
      Kent | 1 | without Essex
      England and Wales | 9 | without Essex`;
  expect(checkFixture({ 'police-forces': forces, 'police-officers': officers(0.8) })).toBe('');
  expect(
    checkFixture({
      'police-forces': forces,
      'police-officers': officers(1.3),
      'force-reports': `${head} | reports\n${kent} | 1\n${essex} | 2\n${region} | 1\n${country} | 4`,
      'taser-use': `${head} | measure | value
        ${kent} | total | 1
        ${essex} | total | 2
        ${region} | total | 1
        ${country} | total | 4`,
      'firearms-reports': `geography | value | dimension | group
        Kent | 1 | age | all
        Essex | 2 | age | all
        England and Wales | 4 | age | all`,
    }),
  ).toMatchInlineSnapshot(`
    "data/police-officers.csv:4:value — received "1.3", expected 0.3, forces of the same release added up (HO): 2 of 2; look for the force or the total that was mistyped
    data/taser-use.csv:5:value — received "4", expected 3, forces of the same release added up (total): 2 of 2; look for the force or the total that was mistyped
    data/force-reports.csv:5:reports — received "4", expected 3, forces of the same release added up (): 2 of 2; look for the force or the total that was mistyped
    data/firearms-reports.csv:4:value — received "4", expected 3, forces of the same release added up (age · all): 2 of 2; look for the force or the total that was mistyped"
  `);
});

test('uses of Taser are the sum of their kinds, where all kinds are given', () => {
  const check = (discharge: string) =>
    checkFixture({
      'taser-use': `geography | geography_type | period | measure | value
        Kent | force | 2019-04/2020-03 | total | 10
        Kent | force | 2019-04/2020-03 | non_discharge | 7
        Kent | force | 2019-04/2020-03 | discharge | ${discharge}
        Kent | force | 2019-04/2020-03 | not_stated | 1`,
    });
  expect([check('2'), check('')]).toEqual(['', '']);
  expect(check('3')).toMatchInlineSnapshot(
    `"data/taser-use.csv:2:value — received "10", expected 11, its kinds added up (7 + 3 + 1); compare the rows of Kent, 2019-04/2020-03, with the release"`,
  );
});

test('answers to a single choice add to a hundred at most, and of each answer one row is used', () => {
  const check = (everyone: string, isPreferred: string) =>
    checkFixture({
      questions: 'survey_id | question_id | choice\nMPF2017 | carry | single',
      responses: `survey_id | question_id | option_id | kind | percent | base | preferred
        MPF2017 | carry | everyone | option | ${everyone} | all | 1
        MPF2017 | carry | nobody | option | 49.6 | all | 1
        MPF2017 | carry | both | net | 99 | all | 1
        MPF2017 | carry | everyone | option | 1 | all | ${isPreferred}`,
    });
  expect(check('50.9', '0')).toBe('');
  expect(`${check('51', '0')}\n${check('2', '1')}`).toMatchInlineSnapshot(`
    "data/responses.csv:3:percent — received "100.6 in all for MPF2017 · carry · all", expected at most 100.5, because one answer could be given; compare rows 2, 3 with the source; sums made by the publisher are of kind net
    data/responses.csv:5:preferred — received "2 rows with 1 for MPF2017 · carry · everyone · all", expected one at most; choose the row of the best source among 2, 5"
  `);
});

test('a value is a number wherever its unit wants one', () => {
  expect(
    checkFixture({
      'firearms-training': 'unit | value\nweeks | 9 weeks\ntext | nine or so',
      'met-uplift': 'qualifier | value\n| 1,117\nrange | 100 to 117\n|',
    }),
  ).toMatchInlineSnapshot(`
    "data/firearms-training.csv:2:value — received "9 weeks", expected a number, since its unit is weeks; write digits alone, without commas, spaces or signs, or give words the unit text
    data/met-uplift.csv:2:value — received "1,117", expected a number; write digits alone, without commas, spaces or signs, or give two of them the qualifier range"
  `);
});

test('a formula is published numbers with plus or minus between, and nothing else', () => {
  expect(parseFormula('6192 + 286')).toEqual({ numbers: [6192, 286], value: 6478 });
  expect(parseFormula('18061 - 4195 - 3685')).toEqual({ numbers: [18_061, 4195, 3685], value: 10_181 });
  const others = ['6478', '6192+286', '6,192 + 286', '6192 * 2', '6192 + ', '-286 + 6192', '=6192 + 286', ''];
  expect(others.filter(parseFormula)).toEqual([]);
});

test('a stated change comes to its value, starts from a published figure, and no later release contradicts it', () => {
  const tables = fixtureTables({
    sources: 'source_id | published\nS01 | 2022-07-28',
    'armed-officers': `geography | measure | date | value | released
      England and Wales | armed_officers | 2022-03-31 | 6192 | 2022-07-28
      England and Wales | armed_officers | 2020-03-31 | 6500 | 2023-07-27`,
    'worked-out': `table | geography | measure | date | value | formula | source_id
      armed-officers | England and Wales | armed_officers | 2021-03-31 | 6478 | 6192 + 286 | S01
      armed-officers | England and Wales | armed_officers | 2021-03-31 | 6487 | 6192 + 286 | S01
      armed-officers | England and Wales | armed_officers | 2021-03-31 | 6478 | 6,192 + 286 | S01
      armed-officers | England and Wales | armed_officers | 2021-03-31 | 6478 | 6000 + 478 | S01
      armed-officers | England and Wales | armed_officers | 2020-03-31 | 6478 | 6192 + 286 | S01
      armed-officers | England and Wales | armed_officers | 2020-04/2021-03 | 6478 | 6192 + 286 | S01`,
  });
  expect(formatErrors(checkDerivedFigures(tables))).toMatchInlineSnapshot(`
    "data/worked-out.csv:3:value — received "6487", expected 6478, which the formula comes to; correct the value or the formula
    data/worked-out.csv:4:formula — received "6,192 + 286", expected numbers with plus or minus between, such as 6192 + 286; write digits alone, with one space on each side of the signs
    data/worked-out.csv:5:formula — received "6000 + 478", expected at least one figure that data/armed-officers.csv holds for England and Wales or for 2021-03-31; add the published row that the change was stated from, or correct the number
    data/worked-out.csv:6:value — received "6478", expected 6500, as data/armed-officers.csv:3 has it in a later release; one of the two is mistyped, or the later release needs a note
    data/worked-out.csv:7:date — received "2020-04/2021-03", expected a date as 2017-03-31, as data/armed-officers.csv has them; write the time of that row"
  `);
});

test('a correction names an edition, a later day, charts, numbers and forces that there are, and rows that it changed', () => {
  const discharges = (...rows: string[]) =>
    ['geography | period | measure | release | source_id | value', ...rows]
      .join('\n')
      .replaceAll('2012', 'England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO');
  const released = [
    { date: '2026-11-23', tables: fixtureTables({ discharges: discharges('2012 | A | 5', '2012 | B | 6') }) },
  ];
  const now = discharges('2012 | A | 4', '2012 | B | 6', '2012 | C;D | 7');
  const key = (source: string) =>
    `England and Wales/2011-04\u20442012-03/incidents_police_firearm_discharged/HO/${source}`;
  const check = (cells: string) => {
    const header = 'correction_id | corrected | wrong_since | table | rows | charts | numbers | forces';
    const { corrections, ...others } = fixtureTables({
      discharges: now,
      'police-forces': 'force_id\nkent',
      corrections: `${header}\n${cells}`,
    });
    const tables = {
      ...others,
      corrections: corrections.map((row) => ({
        ...row,
        rows: row.rows?.map((name) => name.replaceAll('/', ' |').replaceAll('\u2044', '/')) ?? null,
      })),
    };
    return formatErrors(
      checkCorrections(tables, { charts: ['threat-level'], numbers: ['armed_2025'], released }),
    );
  };
  expect(check('a | 2026-12-01 | 2026-11-23 | | | threat-level | armed_2025 | kent')).toBe('');
  expect(check(`a | 2026-12-01 | 2026-11-23 | discharges | ${key('A')}; ${key('C; D')} | |`)).toBe('');
  const wrong = [
    check('a | 2026-12-01 | 2026-11 | | | |'),
    check('a | 2026-11-23 | 2026-11-23 | | | | armed_2024'),
    check('a | 2026-12 | 2026-11-23 | | | threat | | essex'),
    check('a | 2026-12-01 | 2026-11-23 | discharge | A | |'),
    check('a | 2026-12-01 | 2026-11-23 | discharges | | |'),
    check(`a | 2026-12-01 | 2026-11-23 | discharges | ${key('B')}; ${key('E')} | |`),
    check(`a | 2026-12-01 | 2026-11-23 | discharges | ${key('A')} | |
b | 2026-12-02 | 2026-11-23 | discharges | ${key('A')} | |`),
  ];
  expect(wrong.join('\n')).toMatchInlineSnapshot(`
    "data/corrections.csv:2:wrong_since — received "2026-11", expected the day of an edition: 2026-11-23; write that of the first edition in which it stood; what was never released needs no correction
    data/corrections.csv:2:corrected — received "2026-11-23", expected a day after that of wrong_since, 2026-11-23; write the day on which it was put right
    data/corrections.csv:2:numbers — received "armed_2024", expected ids of numbers in the prose, as the addresses on the page /numbers/ end; correct the id, or take it out where no sentence holds the number any more
    data/corrections.csv:2:corrected — received "2026-12", expected a day after that of wrong_since, 2026-11-23; write the day on which it was put right
    data/corrections.csv:2:charts — received "threat", expected ids of charts: threat-level; correct the id
    data/corrections.csv:2:forces — received "essex", expected ids of forces: kent; correct the id
    data/corrections.csv:2:table — received "discharge", expected the name of a table in data/, without .csv, whose rows were wrong; write it, or leave table and rows empty where only words of ours were wrong
    data/corrections.csv:2:rows — received "", expected the rows of data/discharges.csv that were wrong, each as geography | period | measure | release | source_id; copy these cells of each row, with “ | ” between; semicolons between rows
    data/corrections.csv:2:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | B", expected a row that the correction changed: data/discharges.csv has it as the edition of 2026-11-23 had it; put the row right in its table, too, or do not name it here
    data/corrections.csv:2:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | E", expected a row that stands in data/discharges.csv, or stood there in the edition of 2026-11-23: geography | period | measure | release | source_id; copy these cells from the row; separate them with “ | ”, and rows with semicolons
    data/corrections.csv:2:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | A", expected a row that no other correction of the same edition names, as b does; make one correction of them
    data/corrections.csv:3:rows — received "England and Wales | 2011-04/2012-03 | incidents_police_firearm_discharged | HO | A", expected a row that no other correction of the same edition names, as a does; make one correction of them"
  `);
});

const parsePublications = (...rows: string[]) =>
  readTextTables((path) =>
    Buffer.from(
      path === 'data/armed-officers.csv'
        ? [
            'geography,geography_type,date,measure,value,release,released,source_id,as_described,note',
            ...rows,
          ].join('\n')
        : '',
    ),
  );
const kent = (value: string, note = '', release = 'HO Jul 2020') =>
  `Kent,force,2020-03-31,armed_officers,${value},${release},2020-07-09,HO,,${note}`;
const essex = kent('210').replace('Kent', 'Essex');

test('a released figure stays, or a correction that is not released yet names its row; words may change', () => {
  const released = { date: '2026-11-23', tables: parsePublications(kent('200'), essex) };
  const check = (rows: string[], corrections = '') =>
    formatErrors(
      checkReleased(
        released,
        parsePublications(...rows),
        fixtureTables({ corrections }).corrections.map((row) => ({
          ...row,
          rows: row.rows?.map((name) => name.replaceAll('/', '|')) ?? null,
        })),
      ),
    );
  const right = [
    [essex, kent('200', 'about')],
    [essex, kent('200.0', '', 'HO July 2020')],
    [essex, kent('200'), kent('210', '', 'HO Jul 2021')],
  ];
  expect(right.map((rows) => check(rows))).toEqual(['', '', '']);
  const named = (corrected: string, place = 'Kent') =>
    `corrected | table | rows\n${corrected} | armed-officers | ${place} / 2020-03-31 / armed_officers / HO Jul 2020 / HO`;
  expect(check([kent('202'), essex], named('2026-11-24'))).toBe('');
  expect(check([kent('200')], named('2026-11-24', 'Essex'))).toBe('');
  expect(
    [
      check([kent('202'), essex], named('2026-11-23')),
      check([kent('200').replace('2020-03-31', '2021-03-31'), essex]),
      check([kent('200').replace('armed_officers', 'total_authorised'), essex]),
      check([essex]),
    ].join('\n'),
  ).toMatchInlineSnapshot(`
    "data/armed-officers.csv:2:value — received "202", expected 200, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO
    data/armed-officers.csv:2:date — received "2021-03-31", expected 2020-03-31, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO; Kent | 2021-03-31 | armed_officers | HO Jul 2020 | HO
    data/armed-officers.csv:2:measure — received "total_authorised", expected armed_officers, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO; Kent | 2020-03-31 | total_authorised | HO Jul 2020 | HO
    data/armed-officers.csv — received "no such row", expected the row Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO, as released on 2026-11-23; if the publisher revised it, put the released row back and add a new one; if we were wrong, add a correction to data/corrections.csv with the table armed-officers and the rows Kent | 2020-03-31 | armed_officers | HO Jul 2020 | HO"
  `);
});

test('publications of one day agree on a figure', () => {
  const check = (value: number, released: string) =>
    formatErrors(
      checkPublications(
        fixtureTables({
          'armed-officers': `geography | date | measure | value | release | released | source_id
            Kent | 2020-03-31 | armed_officers | 200 | HO | 2020-07-09 | A
            Kent | 2020-03-31 | armed_officers | ${value} | HO via PA | ${released} | B`,
        }),
      ),
    );
  expect([check(200, '2020-07-09'), check(210, '2020-07-10'), check(210, '2020-07')]).toEqual(['', '', '']);
  expect(check(210, '2020-07-09')).toMatchInlineSnapshot(
    `"data/armed-officers.csv:3:value — received "210", expected 200, as row 2 has it from a publication of the same day, 2020-07-09; compare both with their sources; one is mistyped, or came out on another day"`,
  );
});
