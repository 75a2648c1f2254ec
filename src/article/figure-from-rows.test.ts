import { expect, test } from 'vitest';
import { formatPercent } from '../data/format.ts';
import type { Tables } from '../data/tables/index.ts';
import {
  claimAbout,
  deriveFigure,
  figureFromAnswer,
  figureFromRow,
  figureFromSurveyCount,
  figureFromVintage,
} from './figure-from-rows.ts';

const asked = { survey_id: 'MPF', source_id: ['S1'], subgroup: null, wave: null, question_id: 'resign' };
const count = { survey_id: 'MPF', measure: 'members', qualifier: null, preferred: false };
const armed = { geography: 'London', date: '2019-03-31', measure: 'armed' };
const tables = {
  sources: [
    { source_id: 'S1', publisher: 'The Federation', published: '2017-02-13', standing: 'federation' },
    { source_id: 'S2', publisher: 'Home Office', published: '2019-08-19', standing: 'official' },
  ],
  surveys: [{ survey_id: 'MPF', field_start: '2017-01-09', field_end: '2017-01-31' }],
  responses: [
    { ...asked, option_id: 'yes', percent: 9, preferred: false, row: 2 },
    { ...asked, option_id: 'yes', percent: 8.2, preferred: true, row: 3 },
    { ...asked, option_id: 'no', percent: 86.5, preferred: true, row: 4 },
  ],
  'survey-counts': [
    { ...count, value: 31000, source_id: ['S2'], row: 2 },
    { ...count, value: 32000, source_id: ['S1'], preferred: true, qualifier: 'about', row: 3 },
  ],
  'armed-officers': [
    { ...armed, value: 6653, release: 'first', released: '2019-08-19', source_id: ['S2'], row: 2 },
    { ...armed, value: 6621, release: 'second', released: '2021-02-08', source_id: ['S2'], row: 3 },
  ],
  'worked-out': [],
  timeline: [
    { event_id: 'attack', killed: 5, date: '2017-03-22', source_id: ['S1'], row: 9 },
    { event_id: 'unknown', killed: null, date: '2017-03-23', source_id: ['S1'], row: 10 },
  ],
} as unknown as Tables;

const answer = (option: string) =>
  figureFromAnswer({ survey: 'MPF', question: 'resign', option, label: `said ${option}` });
const members = (survey: string) => figureFromSurveyCount(survey, 'members', 'members');
const officers = (date: string) =>
  figureFromVintage({ ...armed, date, table: 'armed-officers', label: 'armed officers' });
const dead = (event: string) =>
  figureFromRow({
    table: 'timeline',
    where: { event_id: event },
    column: 'killed',
    label: 'dead',
  });

test('a figure of a series is the newest value, with every earlier one after it', () => {
  const figure = officers('2019-03-31')(tables);
  expect(figure).toMatchObject({ text: '6,621', value: 6621, as_at: '31 March 2019', working: null });
  expect(figure.publications.map(({ text, released }) => [text, released])).toEqual([
    ['6,621', '2021-02-08'],
    ['6,653', '2019-08-19'],
  ]);
});

test('an answer is the one that the site prefers, at the end of its survey', () => {
  expect(answer('yes')(tables)).toMatchObject({
    text: '8.2%',
    as_at: 'January 2017',
    publications: [{ row: 3, cited: 'The Federation, 13 February 2017' }],
    others: null,
  });
});

test('a count of a survey stands first as the site uses it, with its hedge, then as the others give it', () => {
  const { text, value, publications, others } = members('MPF')(tables);
  expect([text, value]).toEqual(['about 32,000', 32000]);
  expect(publications.map((publication) => publication.text)).toEqual(['about 32,000', '31,000']);
  expect(others).toBe('Other sources: 31,000 (Home Office)');
});

test('a figure says what it was first published as, and by how much it was revised', () => {
  const othersOf = (...values: number[]) =>
    officers('2019-03-31')({
      ...tables,
      'armed-officers': values.map((value, index) => ({
        ...armed,
        value,
        released: `${2019 + index}-08-19`,
        source_id: ['S2'],
      })),
    } as unknown as Tables).others;
  expect([
    othersOf(6653),
    othersOf(6653, 6653),
    othersOf(6653, 6621),
    othersOf(1000, 900, 950, 2100),
    othersOf(9, 8, 9),
  ]).toEqual([
    null,
    null,
    'First published as 6,653; revised down by 32',
    'First published as 1,000, then as 900 and 950; revised up by 1,100',
    'First published as 9, then as 8; now as at first again',
  ]);
});

test('a publication is named as a reader knows it: no code of a release, a copy as a copy', () => {
  const citedFrom = (row: object, source: object) => {
    const rows = [{ ...armed, value: 1, released: '2019-08-19', source_id: ['S'], ...row }];
    const sources = [{ source_id: 'S', published: '2019-08-19', standing: 'press or other', ...source }];
    return officers('2019-03-31')({ ...tables, sources, 'armed-officers': rows } as unknown as Tables)
      .publications[0]?.cited;
  };
  expect([
    citedFrom(
      { release: 'HO Aug 2019 (YE Mar 2019)', release_of: '2019-08' },
      { publisher: 'Home Office', standing: 'official' },
    ),
    citedFrom({ release: 'HO Aug 2019 via press', release_of: '2019-08' }, { publisher: 'A Paper' }),
    citedFrom({ release: 'Assembly data via A Paper' }, { publisher: 'A Paper' }),
    citedFrom({ as_quoted: true, released: null }, { publisher: 'Parliament', published: '2025-26' }),
    citedFrom({}, { publisher: 'A Paper', standing: 'mirror' }),
  ]).toMatchInlineSnapshot(`
    [
      "Home Office, 19 August 2019",
      "Home Office figures in A Paper, 19 August 2019",
      "Assembly data via A Paper, 19 August 2019",
      "Parliament, 2025–26, quoting a release of the Home Office that we have not seen",
      "A Paper, 19 August 2019, seen in a copy only",
    ]
  `);
});

test('a figure can stand in another column than value', () => {
  expect(dead('attack')(tables)).toMatchObject({ text: '5', value: 5, as_at: '22 March 2017' });
});

test('a figure for which there is no row is an error, not zero', () => {
  const missing = [answer('maybe'), members('PFEW'), officers('2011-03-31'), dead('none'), dead('unknown')];
  const messages = missing.map((define) => {
    try {
      return define(tables).text;
    } catch (error) {
      return String(error);
    }
  });
  expect(messages).toMatchInlineSnapshot(`
    [
      "Error: no answer: MPF resign maybe",
      "Error: no count: PFEW members",
      "Error: no figure: armed-officers, London · 2011-03-31 · armed",
      "Error: no figure: timeline, dead",
      "Error: no figure in timeline, row 10: an empty cell",
    ]
  `);
});

const rest = deriveFigure([answer('yes'), answer('no')], {
  value: (yes, no) => 100 - yes - no,
  label: 'said something else',
  working: (yes, no) => `100 less ${yes.text} and ${no.text}`,
  format: formatPercent,
});

test('a derived figure names what each figure under it counts', () => {
  const figure = rest(tables);
  expect(figure).toMatchObject({ text: '5.3%', as_at: 'January 2017', working: '100 less 8.2% and 86.5%' });
  expect(figure.publications.map(({ text, label }) => [text, label])).toEqual([
    ['8.2%', 'said yes'],
    ['86.5%', 'said no'],
  ]);
});

test('what is derived from a derived figure brings its sum and all that is under it', () => {
  const { working, publications } = deriveFigure([rest, dead('attack')], {
    value: (a, b) => a / b,
    label: 'each',
    working: (a, b) => `${a.text} by ${b.text}`,
  })(tables);
  expect(working).toBe('5.3% by 5. said something else: 100 less 8.2% and 86.5%');
  expect(publications.map(({ label }) => label)).toEqual([
    'said something else, said yes',
    'said something else, said no',
    'dead',
  ]);
});

test('a claim is tested on the values of its figures, and lists them', () => {
  const claim = claimAbout({ yes: answer('yes'), no: answer('no') }, (yes, no) => yes > no);
  expect(claim.holds(tables)).toBe(false);
  expect(claim.figures(tables)).toEqual({ yes: 8.2, no: 86.5 });
});
