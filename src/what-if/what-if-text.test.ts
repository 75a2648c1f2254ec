import { describe, expect, test } from 'vitest';
import { loadTables } from '../data/generated.ts';
import { formatSettings } from './what-if-fields.ts';
import { readPublished } from './what-if-published.ts';
import { describeWhatIf } from './what-if-text.ts';
import { defaultSettings } from './what-if-sum.ts';

const published = readPublished(loadTables());
const tell = (force: string, changes: Partial<ReturnType<typeof formatSettings>> = {}) =>
  describeWhatIf(published, {
    force,
    texts: { ...formatSettings(defaultSettings(published, force)), ...changes },
  });

/** The sums behind these words stand in what-if.test.ts. */
test('the Met as published', () => {
  const { says, course } = tell('metropolitan-police');
  expect(course).toBe('basic');
  expect(says).toMatchInlineSnapshot(`
    {
      "armed-fault": "",
      "armed-origin": "Reported figure: armed officers, December 2023 (LBC, 5 February 2024). Takes a whole number from 0 to 34,542.",
      "cost-fault": "",
      "cost-origin": "Published figure: The Met’s basic firearms course, as the Mayor answered (Greater London Authority, 19 October 2016). Takes a whole number from 0 to 100,000 pounds.",
      "course": "The Met’s prices are of 2016 and are not brought up to today’s.",
      "never": "12% of those who answered would carry under no circumstances. Of 34,542 officers that would be about 4,150; the survey’s limits for all members would make it 1,420 to 24,100.",
      "never-chosen": "",
      "never-fault": "",
      "never-high": "24,100",
      "never-low": "1,420",
      "never-origin": "Published figure: of those who answered, January 2017 (Metropolitan Police Federation, 13 February 2017). Takes a number from 0 to 100 percent.",
      "never-published": "4,150 as those who answered",
      "officers-fault": "",
      "officers-origin": "Published figure: headcount on 31 March 2022 (Home Office, 27 July 2022). Takes a whole number from 1 to 200,000.",
      "price": "About £150 million, at £4,671 each.",
      "resign": "8.2% of those who answered would resign rather than carry. Of 34,542 officers that would be about 2,830; the survey’s limits for all members would make it 974 to 23,600.",
      "resign-chosen": "",
      "resign-fault": "",
      "resign-high": "23,600",
      "resign-low": "974",
      "resign-origin": "Published figure: of those who answered, January 2017 (Metropolitan Police Federation, 13 February 2017). Takes a number from 0 to 100 percent.",
      "resign-published": "2,830 as those who answered",
      "survey": "The shares are of January 2017. That they hold for today’s officers is an assumption.",
      "time": "About 129,000 weeks of officers’ time, at 4 weeks each.",
      "trained": "32,203 officers would take the course: 34,542 less the 2,339 who are armed already.",
      "weeks-fault": "",
      "weeks-origin": "Published figure: The Met’s basic firearms course, as the Mayor answered (Greater London Authority, 19 October 2016). Takes a number from 1 to 52 weeks.",
    }
  `);
});

describe('settings of the reader’s own', () => {
  test('are told as such, beside what was published', () => {
    const { says } = tell('metropolitan-police', { resign: '20.25', cost: '6000' });
    // 20.25% of 34,542 is 6,994.755; 32,203 × £6,000 is £193,218,000.
    expect([says['resign'], says['resign-origin'], says['resign-chosen'], says['price'], says['cost-origin']])
      .toMatchInlineSnapshot(`
      [
        "At your share, 20.25%, about 6,990 of 34,542 officers would resign rather than carry. 8.2% of those who answered would resign rather than carry. Of 34,542 officers that would be about 2,830; the survey’s limits for all members would make it 974 to 23,600.",
        "Your own. Published: 8.2%, of those who answered, January 2017 (Metropolitan Police Federation, 13 February 2017). Takes a number from 0 to 100 percent.",
        "yours: 6,990",
        "About £193 million, at £6,000 each.",
        "Your own. Published: £4,671, The Met’s basic firearms course, as the Mayor answered (Greater London Authority, 19 October 2016). Takes a whole number from 0 to 100,000 pounds.",
      ]
    `);
  });

  test('outside the survey’s limits are told to be', () => {
    expect(tell('metropolitan-police', { resign: '2.8' }).says['resign']).toContain(
      'Your share lies outside those limits.',
    );
    expect(tell('metropolitan-police', { resign: '2.9' }).says['resign']).not.toContain('outside');
    expect(tell('metropolitan-police', { never: '70' }).says['never']).toContain(
      'Your share lies outside those limits.',
    );
  });

  test('are of a course only where length and price are', () => {
    expect(tell('metropolitan-police', { weeks: '9', cost: '12705' }).course).toBe('armed-response');
    expect(tell('metropolitan-police', { weeks: '9' }).course).toBe('');
  });
});

test('another force: the Met’s figures are an assumption there, and what is not known is not worked out', () => {
  const { says } = tell('kent');
  expect([
    says['survey'],
    says['course'],
    says['armed-origin'],
    says['armed-fault'],
    says['trained'],
    says['time'],
    says['price'],
  ]).toMatchInlineSnapshot(`
    [
      "The survey asked the Met’s officers, in January 2017. That its shares hold for Kent is an assumption, and its limits say nothing of Kent.",
      "The courses are the Met’s, and the prices of 2016. That they hold for Kent is an assumption.",
      "Not known: no figure for this force is held here. Takes a whole number from 0 to 4,026.",
      "Not given. Type a whole number from 0 to 4,026.",
      "How many officers would take the course is not worked out: how many are armed already is not given.",
      "The time is not worked out.",
      "The price is not worked out.",
    ]
  `);
});

test('a small sum is not told in millions, and one week is one week', () => {
  // 893 officers of the City of London, with 800 of them armed: 93 to train, at £4,671 £434,403.
  const { says } = tell('city-of-london', { armed: '800', weeks: '1' });
  expect([says['resign'], says['trained'], says['time'], says['price']]).toMatchInlineSnapshot(`
    [
      "8.2% of those who answered would resign rather than carry. Of 893 officers that would be about 73; the survey’s limits for all members would make it 25 to 611.",
      "93 officers would take the course: 893 less the 800 who are armed already.",
      "About 93 weeks of officers’ time, at 1 week each.",
      "About £434,000, at £4,671 each.",
    ]
  `);
});

test('without the number of officers nothing is worked out', () => {
  const { says } = tell('kent', { officers: 'many' });
  expect([says['resign'], says['never'], says['trained'], says['resign-low']]).toMatchInlineSnapshot(`
    [
      "How many would resign rather than carry is not worked out: the number of officers is not given.",
      "How many would carry under no circumstances is not worked out: the number of officers is not given.",
      "How many officers would take the course is not worked out: the number of officers is not given.",
      "",
    ]
  `);
});
