import { expect, test } from 'vitest';
import { findTimes, findTimesInCell, type Time } from './read-time.ts';
import { writeDay, writePeriod } from './write-time.ts';

/** A time in short, as the tests write it. */
const short = (time: Time) =>
  'day' in time
    ? time.day
    : 'month' in time
      ? time.month
      : 'period' in time
        ? time.period
        : 'year' in time
          ? String(time.year)
          : time.is;

test.for([
  ['Year ending 31 March 2018', '2017-04/2018-03', ''],
  ['YE Mar 2018', '2017-04/2018-03', ''],
  ['financial year ending 31 March 2014', '2013-04/2014-03', ''],
  ['1 April 2017 to 31 March 2018', '2017-04/2018-03', ''],
  ['Use of CED by type: January to March 2017', '2017-01/2017-03', 'Use of CED by type'],
  ['2016/17', '2016-04/2017-03', ''],
  ['2016-17 [note 2]', '2016-04/2017-03', ''],
  ['2019/2020', '2019-04/2020-03', ''],
  ['2016-4/2017-3', '2016-04/2017-03', ''],
  ['As at 31 March 2020', '2020-03-31', ''],
  ['30 September 20123', '2012-09-30', ''],
  ['31-Mar-17', '2017-03-31', ''],
  ['Mar-17', '2017-03', ''],
  ['31/03/2017', '2017-03-31', ''],
  ['3/31/2017', '2017-03-31', ''],
  ['2017-3-31', '2017-03-31', ''],
  ['03/04/2017', 'doubtful', ''],
  ['31/02/2017', 'doubtful', ''],
  ['2011 to 2016', 'span', ''],
  ['September 2016 to September 2017', 'span', ''],
  ['Number of operations, year ending March 2021', '2020-04/2021-03', 'Number of operations'],
  ['2019 [r]', '2019', ''],
  ['TASER ® X26', '', 'TASER ® X26'],
] as const)('“%s”', ([text, time, rest]) => {
  expect(findTimes(text)).toMatchObject({ rest });
  expect(findTimes(text).times.map(short).join()).toBe(time);
});

test.for([
  [{ kind: 'date', text: 'Mar-17', day: '2017-03-01', withoutDay: true }, '2017-03'],
  [{ kind: 'date', text: 'Mar-17', day: '2017-03-31', withoutDay: true }, '2017-03-31'],
  [{ kind: 'number', text: '2016', value: 2016 }, '2016'],
  [{ kind: 'number', text: '42825', value: 42_825 }, 'doubtful'],
  [{ kind: 'number', text: '1,299', value: 1299 }, ''],
] as const)('a heading that shows $0.text', ([cell, time]) => {
  expect(findTimesInCell(cell).times.map(short).join()).toBe(time);
});

const year: Time = { is: 'year', year: 2018 };

test('a year alone is what the words around it say, and else is not guessed', () => {
  expect(writePeriod(year, 'Operations, year ending March')).toEqual({
    time: '2017-04/2018-03',
    remark: 'years are taken as years to March',
  });
  expect(writePeriod(year, '1 January to 31 December 2018')).toEqual({
    time: '2018-01/2018-12',
    remark: 'years are taken as calendar years',
  });
  expect(writePeriod(year, 'Operations')).toEqual({
    because: 'this is a year alone, and nothing says whether it is a calendar year or one to March',
  });
  expect(writeDay(year, 'as at 31 March 2018')).toMatchObject({ time: '2018-03-31' });
  expect(writeDay(year, 'Officers')).toEqual({
    because: 'this is a year alone, and nothing says which day of it is meant',
  });
});

test('a month is the day that the sheet names, and else stays a month', () => {
  expect(
    writeDay({ is: 'month', month: '2017-03' }, 'Officers, 30 September 2016 and 31 March 2017'),
  ).toEqual({ time: '2017-03-31' });
  expect(writeDay({ is: 'month', month: '2017-03' }, 'Officers')).toEqual({ time: '2017-03' });
});
