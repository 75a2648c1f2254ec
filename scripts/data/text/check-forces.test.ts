import { expect, test } from 'vitest';
import { changeRow, print, realTables } from '../testing/real-tables.ts';
import { checkForceWords } from './check-forces.ts';

test('the pages of all forces say nothing that the figures do not bear out', () => {
  expect(checkForceWords(realTables())).toEqual([]);
});

test('a claim that no longer holds is a fault, with the force, the words and the figures', () => {
  const tables = realTables();
  // The table by force lists only those under which somebody was shot dead: a force of nothing but zeros belies that.
  changeRow(tables['fatal-shootings'], { geography: 'Surrey', period: '2008-04/2009-03' }, { value: 0 });
  const errors = checkForceWords(tables);
  expect(print(errors.slice(0, 1)).join()).toMatchInlineSnapshot(
    `"src/forces/shot-dead-section.ts:Cumbria — received "each with somebody who was shot dead", expected that the figures bear it out: they are leastOfAll 0; write what the figures now say"`,
  );
  expect(new Set(errors.map(({ file }) => file))).toEqual(new Set(['src/forces/shot-dead-section.ts']));
});

test('a force without any officers is a fault, and not a page without them', () => {
  const tables = realTables();
  tables['police-officers'] = tables['police-officers'].filter(({ geography }) => geography !== 'Kent');
  expect(print(checkForceWords(tables)).join()).toMatchInlineSnapshot(
    `"src/forces/summary.ts:Kent — received "summary: no officers of Kent", expected rows that the page can be drawn from, in data/police-forces.csv, data/police-officers.csv, data/taser-use.csv, data/firearms-reports.csv, data/operations.csv, data/armed-officers.csv, data/fatal-shootings.csv; bring back the row that it names, or change the page"`,
  );
});
