import { expect, test } from 'vitest';
import { isPersonalHeader, personalKind } from './personal.ts';

test.for([
  'Name',
  'First name',
  'lastName',
  'E-mail',
  'email_address',
  'Mobile',
  'Home postcode',
  'Collar number',
  'warrant_no',
  'Date of birth',
  'DOB',
  'IP',
  'Respondent ID',
  'Other (please specify)',
  'Any comments?',
])('a header that tells of a person: %s', (header) => {
  expect(isPersonalHeader(header)).toBe(true);
});

test.for(['grade', 'arming_view', 'carry_if_decided', 'resign', 'years_served', 'Identity', 'region'])(
  'a header that does not: %s',
  (header) => {
    expect(isPersonalHeader(header)).toBe(false);
  },
);

test.for([
  ['jo@example.org', 'an e-mail address'],
  ['192.0.2.17', 'an IP address'],
  ['2001:db8::7', 'an IP address'],
  ['SW1A 2AA', 'a postcode'],
  ['31/03/1984', 'a date'],
  ['1984-03-31 10:20', 'a date'],
  ['+44 20 7946 0018', 'a phone number'],
  ['P214567', 'a long number'],
  ['PC Jo Example', 'a person’s name'],
  ['I would rather not say why, but I have seen what it does to those who do', 'free text'],
] as const)('%s is refused as %s', ([cell, kind]) => {
  expect(personalKind(cell)).toBe(kind);
});

test.for([
  'yes',
  'Strongly agree',
  '5',
  '10-19 years',
  'chief_inspector',
  'more_specialists_not_all',
  '2010 to 2017',
])('an answer is none of these: %s', (cell) => {
  expect(personalKind(cell)).toBeUndefined();
});
