import { range } from 'd3';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { formatError } from '../data/data-error.ts';
import { expectAnswers } from '../data/testing/expect-answers.ts';
import { checkAnswers, isPersonalHeader, parseAnswers } from './answers.ts';

const errorsIn = (csv: string): string[] =>
  checkAnswers(parseAnswers(csv), { questions: ['view', 'taser'], by: 'grade' }, 'answers.csv').map(
    formatError,
  );

test('everything that identifies a person is refused at once, with columns that are missing and torn quotation marks', async () => {
  const right = await expectAnswers('scripts/survey/testing/refused-answers.txt', errorsIn);
  expect(right).toHaveLength(1);
});

test('a column in which most have a value of their own is refused, however it is called', () => {
  const rows = (count: number) =>
    ['view,taser,grade,x', ...range(count).map((row) => `yes,no,pc,w${row}`)].join('\n');
  expect(errorsIn(rows(9))).toEqual([]);
  expect([...errorsIn(rows(12)), ...errorsIn(rows(60))].join('\n')).toMatchInlineSnapshot(`
    "answers.csv:2:column 4 — received "a value of its own in most rows, as in a column that identifies a person", expected answers that many can share; remove the column from the copy that you count; this file is never to be published
    answers.csv:42:column 4 — received "more than 40 different values, as in a column that identifies a person", expected answers that many can share; remove the column from the copy that you count; this file is never to be published"
  `);
});

test('no refusal holds a cell’s text, nor the first person’s answers where there is no header', () => {
  // A character that is in none of our messages marks all that comes from the file.
  const known = fc.constantFrom('PC Jo', '31/03/1984', 'SW1A 2AA', 'other_answers');
  const cell = fc.oneof(fc.string(), fc.emailAddress(), fc.ipV4(), known);
  const marked = cell.map((text) => `¤${text}¤`);
  const row = fc.array(marked, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 15 }), fc.boolean(), (rows, hasHeader) => {
      const errors = errorsIn(Papa.unparse(hasHeader ? [['view', 'taser', 'grade'], ...rows] : rows));
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.join('\n')).not.toContain('¤');
    }),
  );
});

test('a header about a person is known by its words', () => {
  const ofPeople = 'Name, First name, lastName, E-mail, email_address, Mobile, Home postcode, Date of birth';
  const ofOfficers =
    'Collar number, warrant_no, DOB, IP, Respondent ID, Other (please specify), Any comments?';
  const personal = [ofPeople, ofOfficers].flatMap((headers) => headers.split(', '));
  const others = 'grade, arming_view, carry_if_decided, resign, years_served, Identity, region'.split(', ');
  expect([...personal, ...others].filter(isPersonalHeader)).toEqual(personal);
});
