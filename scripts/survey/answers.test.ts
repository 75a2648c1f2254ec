import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { formatError } from '../data/data-error.ts';
import { checkAnswers, isPersonalHeader, kindOfPersonal, parseAnswers } from './answers.ts';

const errorsInText = (csv: string): string[] =>
  checkAnswers(parseAnswers(csv), { questions: ['view', 'taser'], by: 'grade' }, 'answers.csv').map(
    formatError,
  );
const errorsIn = (rows: string[][]) => errorsInText(Papa.unparse(rows));

test('everything that identifies a person is refused at once, with a column that is missing and torn quotation marks', () => {
  const csv = `views,taser,grade,E-mail,contact,seen
yes,no,pc,,jo@example.org,
no,"It depends, I said.",PC Jo Example,,+44 20 7946 0018,192.0.2.17
no,no
Other answers,no,pc,,"",""t`;
  expect(errorsInText(csv)).toMatchInlineSnapshot(`
    [
      "answers.csv:1:view — received "no such column", expected one column named view; look at the header; cells are separated by commas",
      "answers.csv:3:taser — received "another kind of name", expected letters, digits, spaces, hyphens and underscores alone; write each answer as a short name, such as strongly_agree",
      "answers.csv:3:grade — received "what looks like a person’s name", expected answers that many can share; remove the column from the copy that you count; this file is never to be published",
      "answers.csv:1:column 4 — received "a header of what identifies a person", expected names of questions and groups; remove the column from the copy that you count; this file is never to be published",
      "answers.csv:2:column 5 — received "what looks like an e-mail address", expected answers that many can share; remove the column from the copy that you count; this file is never to be published",
      "answers.csv:3:column 5 — received "what looks like a phone number", expected answers that many can share; remove the column from the copy that you count; this file is never to be published",
      "answers.csv:3:column 6 — received "what looks like an IP address", expected answers that many can share; remove the column from the copy that you count; this file is never to be published",
      "answers.csv:4 — received "2 cells", expected 6, as in the header; look at the commas and quotation marks of this row and those below",
      "answers.csv:5 — received "quotation marks that do not fit", expected cells with commas between, quoted where they hold a comma; look at this row and the one before it",
    ]
  `);
});

test('a column in which most have a value of their own is refused, however it is called', () => {
  const rows = (count: number) => [
    ['view', 'taser', 'grade', 'x'],
    ...Array.from({ length: count }, (_, row) => ['yes', 'no', 'pc', `w${row}`]),
  ];
  expect(errorsIn(rows(9))).toEqual([]);
  expect([...errorsIn(rows(12)), ...errorsIn(rows(60))].join('\n')).toMatchInlineSnapshot(`
    "answers.csv:2:column 4 — received "a value of its own in most rows, as in a column that identifies a person", expected answers that many can share; remove the column from the copy that you count; this file is never to be published
    answers.csv:42:column 4 — received "more than 40 different values, as in a column that identifies a person", expected answers that many can share; remove the column from the copy that you count; this file is never to be published"
  `);
});

test('no refusal holds a cell’s text, nor the first person’s answers where there is no header', () => {
  // A character that is in none of our messages marks all that comes from the file.
  const marked = fc
    .oneof(
      fc.string(),
      fc.emailAddress(),
      fc.ipV4(),
      fc.constantFrom('PC Jo', '31/03/1984', 'SW1A 2AA', 'other_answers'),
    )
    .map((text) => `¤${text}¤`);
  const row = fc.array(marked, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 15 }), fc.boolean(), (rows, hasHeader) => {
      const errors = errorsIn(hasHeader ? [['view', 'taser', 'grade'], ...rows] : rows);
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.join('\n')).not.toContain('¤');
    }),
  );
});

const splitLines = (text: string) => text.trim().split(/\s*\n\s*/);

test('a header about a person is known by its words', () => {
  const personal = splitLines(`
    Name, First name, lastName, E-mail, email_address, Mobile, Home postcode, Collar number, warrant_no, Date of birth
    DOB, IP, Respondent ID, Other (please specify), Any comments?
  `).flatMap((line) => line.split(', '));
  const others = 'grade, arming_view, carry_if_decided, resign, years_served, Identity, region'.split(', ');
  expect([...personal, ...others].filter(isPersonalHeader)).toEqual(personal);
});

test('a cell about a person is known by its looks, and an answer has none of them', () => {
  const cells = {
    '2001:db8::7': 'an IP address',
    'SW1A 2AA': 'a postcode',
    '31/03/1984': 'a date',
    '1984-03-31 10:20': 'a date',
    P214567: 'a long number',
    'I would rather not say why, but I have seen what it does to those who do': 'free text',
    yes: undefined,
    'Strongly agree': undefined,
    '5': undefined,
    '10-19 years': undefined,
    chief_inspector: undefined,
    more_specialists_not_all: undefined,
    '2010 to 2017': undefined,
  };
  expect(Object.fromEntries(Object.keys(cells).map((cell) => [cell, kindOfPersonal(cell)]))).toEqual(cells);
});
