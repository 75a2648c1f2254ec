import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import { hatchFill } from './kit/marks.ts';
import { formatPercent } from '../data/format.ts';
import { boundsOfAll } from '../data/share.ts';
import { loadTables } from '../data/generated.ts';
import { findChart } from './index.ts';
import { cells, drawn, drawnOf, inEachState, joiners, joins, ofKind, sentences } from './testing/drawn.ts';

/** What is forbidden in the charts of surveys, and the rules that keep them honest: see docs/charts.md. */

const tables = loadTables();

/** What the Metropolitan Police Federation published of January 2017. */
const published = (question: string, option: string) =>
  tables.responses.find(
    (row) =>
      row.survey_id === 'MPF2017' &&
      row.question_id === question &&
      row.option_id === option &&
      row.preferred,
  )?.percent ?? NaN;

const comparableWith = (survey: string) =>
  tables.questions.find((row) => row.survey_id === survey && row.question_id === 'arming_view')
    ?.comparable_with ?? '';

/** Words that make a series of answers out of separate ones. */
const ofTrend =
  /\b(rise|rises|rising|rose|risen|fell|fall|falling|grew|grow|growing|growth|increas\w+|declin\w+|up from|down from)\b/i;

describe('arming-view', () => {
  const { shown, marks, all, options, said } = drawn('arming-view');
  const bars = ofKind(marks, Plot.BarX);
  const arming = shown.filter((row) => row.question_id === 'arming_view');

  test('starts every answer at its own zero, and stacks no answer on another but would not on would', () => {
    const starts = bars.flatMap((mark) =>
      mark.data.map((row) => ({ bar: row.bar, part: row.part, from: drawnOf(mark, 'x1', row) })),
    );
    expect(starts).toHaveLength(shown.length);
    expect(starts.filter(({ part, from }) => part === 'answer' && from !== 0)).toEqual([]);
    expect(starts.filter(({ part }) => part === 'opposite answer').map(({ bar }) => bar)).toEqual([
      'resign/would_resign',
    ]);
  });

  test('gives the three arming answers one shared mark for what was not published, which adds to none of them', () => {
    expect(cells(arming, 'answer', 'part')).toEqual([
      ['Enough officers are armed now', 'answer'],
      ['More specialists, but not everyone', 'answer'],
      ['Everyone routinely armed', 'answer'],
      ['Other answers: not published', 'not published'],
    ]);
    expect(new Set(arming.map((row) => row.bar)).size).toBe(4);
    const told = ['adequate_now', 'more_specialists_not_all', 'all_routinely_armed'].map((option) =>
      published('arming_view', option),
    );
    expect(arming.at(-1)).toMatchObject({
      from: 0,
      percent: Math.round((100 - told.reduce((sum, percent) => sum + percent)) * 10) / 10,
    });
  });

  test('sets each bar against a hundred of its own', () => {
    expect(options.x?.domain).toEqual([0, 100]);
    const ticks = ofKind(all, Plot.TickX).filter(({ data }) => data.join() === '0,25,50,75,100');
    const ticked = ticks.map((mark) => drawnOf(mark, 'y', 0));
    expect(new Set(ticked)).toEqual(new Set(shown.map((row) => row.bar)));
  });

  test('fills every other question’s bar up to its hundred with what was not published, and hatches that alone', () => {
    const others = Map.groupBy(
      shown.filter((row) => row.question_id !== 'arming_view'),
      (row) => row.bar,
    );
    for (const parts of others.values())
      expect(parts.at(-1)).toMatchObject({ part: 'not published', to: 100 });
    const hatched = bars.filter(({ fill }) => fill === hatchFill).flatMap(({ data }) => data);
    expect(hatched).toEqual(shown.filter((row) => row.part === 'not published'));
  });

  test('never calls would carry support', () => {
    const support = sentences(said).filter((text) =>
      /\b(support|back|favour|want)\w*\b.*\bcarry|\bcarry\b.*\b(support|back|favour|want)|\bsupport/i.test(
        text,
      ),
    );
    expect([...new Set(support)]).toEqual(['it is not support for it.']);
  });
});

describe.for(inEachState(findChart('survey-bounds')).map((each) => ({ name: each.state, ...each })))(
  'survey-bounds of $name members',
  ({ state, shown, marks, said }) => {
    const counts = tables['survey-counts'].filter((row) => row.survey_id === 'MPF2017');
    const answered = counts.find((row) => row.measure === 'respondents' && row.preferred)?.value ?? NaN;

    test('draws each band from the share if no other member agreed to the share if all did', () => {
      const bands = ofKind(marks, Plot.BarX).flatMap((mark) =>
        mark.data.map((row) => [row, drawnOf(mark, 'x1', row), drawnOf(mark, 'x2', row)]),
      );
      const bounds = shown.map((row) => {
        const { low, high } = boundsOfAll(
          published(String(row.question_id), String(row.option_id)) / 100,
          answered,
          Number(state),
        );
        return [row, ...[low, high].map((end) => Math.round(end * 1000) / 10)];
      });
      expect(bounds).toHaveLength(7);
      expect(bands).toEqual(bounds);
    });

    test('has no whisker or error bar: a row is a band, a dot and words', () => {
      expect(ofKind(marks, Plot.BarX, Plot.Dot, Plot.Text)).toEqual(marks);
    });

    test('speaks of a margin of error only to say why there is none, and of likelihood only to deny it', () => {
      const words = sentences(said);
      expect(
        words.filter(
          (text) =>
            /margin|confiden|±|plus or minus|estimat/i.test(text) &&
            !/would suppose a sample that was never drawn/.test(text),
        ),
      ).toEqual([]);
      expect(
        words.filter(
          (text) =>
            /like(ly|lier|lihood)|probab/i.test(text) &&
            !/not of likelihood|No point .* is likelier/.test(text),
        ),
      ).toEqual([]);
    });
  },
);

test('survey-bounds has a state for every count of members that a source gives', () => {
  const counts = tables['survey-counts'].filter(
    (row) => row.survey_id === 'MPF2017' && row.measure === 'members',
  );
  const states = inEachState(findChart('survey-bounds')).map(({ state }) => Number(state));
  expect(new Set(states)).toEqual(new Set(counts.map((row) => row.value)));
});

describe('reported-figures', () => {
  const { shown, marks, said } = drawn('reported-figures');
  const dots = ofKind(marks, Plot.Dot).flatMap(({ data }) => data);

  test('draws a dot for every report, right or wrong, and calls 44 right', () => {
    const printed = tables.responses.filter(
      (row) => row.survey_id === 'MPF2017' && row.option_id === 'more_specialists_not_all' && !row.preferred,
    );
    const more = dots.filter((row) => row.figure === 'more specialists');
    expect(more.map((row) => row.percent).toSorted()).toEqual(printed.map((row) => row.percent).toSorted());
    expect(cells(more, 'percent', 'carried')).toEqual(
      expect.arrayContaining([
        [43, 'cut off'],
        [43.6, 'as published'],
        [44, 'rightly rounded'],
      ]),
    );
  });

  test('stands reports of the same figure by date, in no order of merit', () => {
    const alike = [...Map.groupBy(dots, (row) => row.printed).values()];
    const dates = alike.map((rows) =>
      rows.toSorted((a, b) => Number(a.place) - Number(b.place)).map((row) => `${row.published ?? ''}~`),
    );
    expect(dates.some((list) => list.length > 1)).toBe(true);
    expect(dates).toEqual(dates.map((list) => list.toSorted()));
  });

  test('says as first seen wherever it names the newspaper that printed the opposite word', () => {
    const paper = shown.find((row) => row.carried === 'the opposite word')?.by;
    const opposite = said.filter((text) => text.includes('inadequate') && text.includes(String(paper)));
    expect(opposite.length).toBeGreaterThan(0);
    expect(opposite.filter((text) => !text.includes('as first seen'))).toEqual([]);
  });
});

describe('officer-opinion', () => {
  const picture = drawn('officer-opinion');
  const inPicture = picture.shown.filter((row) => row.shown === 'in the picture');

  test('draws exactly one line, between the national surveys of 2006 and 2017', () => {
    expect(ofKind(picture.marks, Plot.Line)).toHaveLength(1);
    expect(joins(picture).map((pair) => cells(pair, 'survey_id', 'year'))).toEqual([
      [
        ['PFEW2006', 2006],
        ['PFEW2017', 2017],
      ],
    ]);
    expect(joiners(picture)).toEqual([]);
    expect(comparableWith('PFEW2006')).toMatch(/^PFEW2017/);
  });

  test('never sets the Met’s 1995 beside its 2017 in one sentence', () => {
    const [first, last] = inPicture
      .filter((row) => row.place === 'Metropolitan Police')
      .map((row) => formatPercent(Number(row.percent)));
    expect(first).not.toBe(last);
    const both = sentences(picture.said).filter(
      (text) => text.includes(first ?? '') && text.includes(last ?? ''),
    );
    expect(both).toEqual([]);
  });

  test('tells the question of every survey drawn', () => {
    for (const row of inPicture)
      expect(
        picture.said.filter(
          (text) => text.startsWith(`${String(row.letter)}:`) && text.includes(String(row.question)),
        ),
      ).toHaveLength(1);
  });
});

describe('public-opinion', () => {
  const picture = drawn('public-opinion');
  const inPicture = picture.shown.filter((row) => row.shown === 'in the picture');

  test('joins no poll to another, with a line or in words', () => {
    expect([...ofKind(picture.marks, Plot.Line), ...joiners(picture)]).toEqual([]);
    expect(picture.said.filter((text) => ofTrend.test(text))).toEqual([]);
    expect(
      sentences(picture.said).filter((text) => /\btrend/.test(text) && !/show no trend/.test(text)),
    ).toEqual([]);
  });

  test('tells of every poll its date, size, way of asking and place after an attack, or that it was not found', () => {
    const polls = Map.groupBy(inPicture, (row) => row.survey_id);
    expect(polls.size).toBe(3);
    for (const [row] of polls.values()) {
      for (const part of [
        row?.asked,
        row?.question,
        row?.answered ?? 'number not found',
        row?.method ?? 'How asked: not found',
        row?.after ?? 'Day not known',
      ]) {
        expect(picture.said.some((text) => text.toLowerCase().includes(String(part).toLowerCase()))).toBe(
          true,
        );
      }
    }
  });

  test('keeps polls on Taser out of the picture', () => {
    const onTaser = picture.shown.filter((row) => /taser/i.test(String(row.question)));
    expect(onTaser.length).toBeGreaterThan(0);
    expect(onTaser.filter((row) => row.shown === 'in the picture')).toEqual([]);
  });

  test('draws an answer that was not seen without a mark, never at zero', () => {
    const unseen = inPicture.filter((row) => row.percent === null);
    expect(unseen.length).toBeGreaterThan(0);
    expect(
      ofKind(picture.marks, Plot.Dot)
        .flatMap(({ data }) => data)
        .filter((row) => unseen.includes(row)),
    ).toEqual([]);
  });
});

describe('opinion-abroad', () => {
  const picture = drawn('opinion-abroad');
  const joined = joins(picture).flat();
  const inPicture = picture.shown.filter((row) => row.shown === 'in the picture');

  test('draws its line through New Zealand’s officers alone, and through surveys that may be joined', () => {
    expect(joined.length).toBeGreaterThan(0);
    expect(joined.filter((row) => row.country !== 'New Zealand' || row.who !== 'officers')).toEqual([]);
    expect(
      joined.filter((row) => !comparableWith(String(row.survey_id)).startsWith('the other NZPA years')),
    ).toEqual([]);
    expect(joiners(picture)).toEqual([]);
  });

  test('leaves Norway’s two surveys of officers unjoined, with the armed months between them', () => {
    const norway = inPicture.filter((row) => row.country === 'Norway' && row.who === 'officers');
    expect(cells(norway, 'year')).toEqual([[2011], [2017]]);
    expect(joined.filter((row) => norway.includes(row))).toEqual([]);
    expect(norway.map((row) => [row.armed_from, row.armed_until])).toEqual(
      Array(2).fill(['2014-11-25', '2016-02-03']),
    );
    expect(picture.said.some((text) => /police armed,\s*Nov 2014 to\s*Feb 2016/.test(text))).toBe(true);
  });

  test('draws New Zealand’s 2010 with its own contradiction, and outside the line', () => {
    const contradiction = inPicture.filter((row) => row.survey_id === 'NZPA2010');
    expect(cells(contradiction, 'answer', 'percent')).toEqual([
      ['support it', 72],
      ['favour it most', 44],
    ]);
    expect(joined.filter((row) => contradiction.includes(row))).toEqual([]);
  });
});
