import { expect, test } from 'vitest';
import type { Tables } from '../data/tables/index.ts';
import { parseDefinitions } from './definitions.ts';

const asked = { survey_id: 'MPF', source_id: ['S1'], subgroup: null, wave: null, question_id: 'resign' };
const count = { survey_id: 'MPF', measure: 'members', qualifier: null, preferred: false };
const armed = { geography: 'London', date: '2019-03-31', measure: 'armed' };
const shot = { geography: 'London', measure: 'deaths', release: 'a release', source_id: ['S2'] };
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
  'worked-out': [],
  discharges: [
    { ...shot, period: '2019-04/2020-03', value: 3, row: 2 },
    { ...shot, period: '2018-04/2019-03', value: 4, row: 3 },
  ],
  timeline: [
    { event_id: 'attack', killed: 5, date: '2017-03-22', source_id: ['S1'], row: 9, note: 'a note' },
    { event_id: 'unknown', killed: null, date: '2017-03-23', source_id: ['S1'], row: 10 },
  ],
} as unknown as Tables;

const yes = 'responses[survey_id=MPF; option_id=yes; preferred=1].percent';
const officers = 'armed-officers[geography=London; date=2019-03-31; measure=armed]';

/** Numbers as rows of id, label, value, format, day, working, name; claims as rows of id, holds. */
const read = (numbers: string[], claims: string[] = []) =>
  parseDefinitions(
    ['id,label,value,format,day,working,name', ...numbers].join('\n'),
    ['id,holds', ...claims].join('\n'),
  );
const derive = (
  value: string,
  { format = '', day = '', working = '', more = [] as string[], of = tables } = {},
) => {
  const row = `it,what it counts,"${value}",${format},${day},${working},`;
  const { numbers, errors } = read([row, ...more]);
  expect(errors).toEqual([]);
  return numbers.it?.derive(of);
};
const thrown = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
};

/** The officers of a day, as publications of their own give them, the oldest first. */
const armedAs = (...values: number[]) => {
  const rows = values.map((value, index) => ({
    ...armed,
    value,
    released: `${2019 + index}-08-19`,
    source_id: ['S2'],
  }));
  return { ...tables, 'armed-officers': rows } as unknown as Tables;
};

test('a number of a series is its newest publication, with every earlier one and the revision', () => {
  const figure = derive(officers, { of: armedAs(6653, 6621) });
  expect(figure).toMatchObject({ text: '6,621', value: 6621, as_at: '31 March 2019', working: null });
  expect(figure?.publications.map(({ text, released }) => [text, released])).toEqual([
    ['6,621', '2020-08-19'],
    ['6,653', '2019-08-19'],
  ]);
  const histories = [[6653], [6653, 6653], [6653, 6621], [1000, 900, 950, 2100], [9, 8, 9]];
  expect(histories.map((values) => derive(officers, { of: armedAs(...values) })?.others)).toEqual([
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
    const of = { ...tables, sources, 'armed-officers': rows } as unknown as Tables;
    return derive(officers, { of })?.publications[0]?.cited;
  };
  const office = { publisher: 'Home Office', standing: 'official' };
  const paper = { publisher: 'A Paper' };
  expect([
    citedFrom({ release: 'HO Aug 2019 (YE Mar 2019)', release_of: '2019-08' }, office),
    citedFrom({ release: 'HO Aug 2019 via press', release_of: '2019-08' }, paper),
    citedFrom({ release: 'Assembly data via A Paper' }, paper),
    citedFrom({ as_quoted: true, released: null }, { publisher: 'Parliament', published: '2025-26' }),
    citedFrom({}, { ...paper, standing: 'mirror' }),
  ]).toEqual([
    'Home Office, 19 August 2019',
    'Home Office figures in A Paper, 19 August 2019',
    'Assembly data via A Paper, 19 August 2019',
    'Parliament, 2025–26, quoting a release of the Home Office that we have not seen',
    'A Paper, 19 August 2019, seen in a copy only',
  ]);
});

test('an answer is true for the end of its survey; a count stands as the site follows it, with the other sources', () => {
  expect(derive(yes)).toMatchObject({
    text: '8.2%',
    as_at: 'January 2017',
    publications: [{ row: 3, cited: 'The Federation, 13 February 2017' }],
    others: null,
  });
  expect(derive('survey-counts[measure=members]', { format: 'with qualifier' })).toMatchObject({
    text: 'about 32,000',
    value: 32000,
    others: 'Other sources: 31,000 (Home Office)',
  });
});

test('a sum says what it was made from, in figures or in the words of its row, and brings the publications', () => {
  const more = [`yes,said yes,${yes},,,,`];
  expect(derive('100 - yes * 2', { more, format: 'percent' })).toMatchObject({
    text: '83.6%',
    as_at: 'January 2017',
    working: '100 − 8.2% × 2',
    publications: [{ text: '8.2%', label: 'said yes' }],
  });
  const rounded = { more, format: 'whole percent', day: 'spring', working: '{yes} rounded' };
  expect(derive('yes', rounded)).toMatchObject({ text: '8%', as_at: 'spring', working: '8.2% rounded' });
  expect(derive('(yes - 2) * 2', { more })?.working).toBe('(8.2% − 2) × 2');
  expect(derive('yes + 1', { more: ['yes,rest,100 - 5,,,,'] })?.working).toBe('95 + 1. rest: 100 − 5');
});

test('years are added up in their order, each as newest published; rows are counted one by one', () => {
  expect(derive('sum(discharges[period=2018-04/2019-03..2019-04/2020-03])')).toMatchObject({
    text: '7',
    as_at: '2018/19 to 2019/20',
    working: 'two years added up, 2018/19 to 2019/20: 4, 3',
  });
  const { text, publications } = derive('count(responses[option_id=yes|no])', { format: 'words' }) ?? {};
  expect([text, publications?.map(({ row }) => row)]).toEqual(['three', [2, 3, 4]]);
});

test('a row that is gone, empty or not alone is an error that names what differs between the rows', () => {
  const wrong = [
    'responses[option_id=maybe].percent',
    'timeline[event_id=unknown].killed',
    'responses[survey_id=MPF; preferred=1].percent',
    'max(responses[option_id=maybe].percent)',
    'it + 1',
    '0 / 0',
  ];
  expect(wrong.map((value) => thrown(() => derive(value)?.text))).toMatchInlineSnapshot(`
    [
      "Error: no row: responses.csv, maybe",
      "Error: no figure in timeline, row 10: an empty cell",
      "Error: 2 figures, responses.csv, MPF, 1: option_id “yes” and “no”, percent “8.2” and “86.5”",
      "Error: no row: responses.csv, maybe",
      "Error: a number that rests on itself: it",
      "Error: no figure: 0 divided by 0",
    ]
  `);
});

test('all errors in the tables are listed at once, with file, row and column', () => {
  const { errors, numbers } = read(
    [
      'a,,1,,,,',
      'b,label,response[id=1],,,,',
      'c,label,responses[colour=red],,,,',
      'd,label,a +,,,,',
      'e,label,nobody + 1,round,,{someone},',
      'f,label,mean(a),,,,',
      'a,twice,1,,,,',
      'g,label,1 % 2,,Aug-17,,the 11-fold',
    ],
    ['yes,a > 1 > 0'],
  );
  expect(Object.keys(numbers)).toEqual(['a']);
  expect(errors.map(({ file, row, column, received }) => `${file}:${row}:${column} ${received}`).join('\n'))
    .toMatchInlineSnapshot(`
      "src/article/numbers.csv:8:id a
      src/article/numbers.csv:2:label 
      src/article/numbers.csv:3:value response
      src/article/numbers.csv:4:value colour
      src/article/numbers.csv:5:value a +
      src/article/numbers.csv:6:format round
      src/article/numbers.csv:6:working someone
      src/article/numbers.csv:6:value nobody
      src/article/numbers.csv:7:value mean
      src/article/numbers.csv:9:day Aug-17
      src/article/numbers.csv:9:name the 11-fold
      src/article/numbers.csv:9:value  % 2
      src/article/claims.csv:2:holds >"
    `);
});

test('a claim is tested on what its expression names, and lists it', () => {
  const expected: Record<string, [holds: boolean, figures: Record<string, string | number>]> = {
    'yes > 8 and yes < 9': [true, { 'said yes, January 2017:': '8.2%' }],
    'abs(yes - 10) < 1 or 1 = 2': [false, { 'said yes, January 2017:': '8.2%' }],
    "timeline[event_id=attack].note contains 'a note'": [true, { 'timeline.csv, attack, note:': 'a note' }],
    '8.2 = min(responses[survey_id=MPF; preferred=1].percent)': [
      true,
      { 'responses.csv, MPF, 1:': '8.2%; 86.5%' },
    ],
    'falls(discharges[geography=London])': [true, { 'discharges.csv, London:': '4; 3' }],
    'count(responses[survey_id=MPF]) = 4': [false, { 'rows of responses.csv, MPF:': 3 }],
  };
  const rows = Object.keys(expected).map((holds, index) => `c${index},${holds}`);
  const { claims, errors } = read([`yes,said yes,${yes},,,,`], rows);
  expect(errors).toEqual([]);
  const found = Object.values(claims).map((claim) => [claim.holds(tables), claim.figures(tables)]);
  expect(found).toEqual(Object.values(expected));
});
