import { expect, test } from 'vitest';
import { isPersonalHeader, kindOfPersonal } from './personal.ts';

const splitLines = (text: string) => text.trim().split(/\s*\n\s*/);

test('a header that tells of a person is known by its words', () => {
  const personal = splitLines(`
    Name, First name, lastName, E-mail, email_address, Mobile, Home postcode, Collar number, warrant_no, Date of birth
    DOB, IP, Respondent ID, Other (please specify), Any comments?
  `).flatMap((line) => line.split(', '));
  const others = 'grade, arming_view, carry_if_decided, resign, years_served, Identity, region'.split(', ');
  expect([...personal, ...others].filter(isPersonalHeader)).toEqual(personal);
});

test('a cell that tells of a person is known by its looks, and an answer has none of them', () => {
  const cells = {
    'jo@example.org': 'an e-mail address',
    '192.0.2.17': 'an IP address',
    '2001:db8::7': 'an IP address',
    'SW1A 2AA': 'a postcode',
    '31/03/1984': 'a date',
    '1984-03-31 10:20': 'a date',
    '+44 20 7946 0018': 'a phone number',
    P214567: 'a long number',
    'PC Jo Example': 'a person’s name',
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
