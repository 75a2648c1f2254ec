import { describe, expect, test } from 'vitest';
import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { SentenceError } from '../charts/kit/sentence.ts';
import { findSources } from '../data/cite.ts';
import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { deriveFacts } from './facts.ts';
import { alsoKnownAs, type Force, places } from './force-names.ts';
import { forceSections } from './sentences.ts';
import { summary } from './sentences.ts';
import { taserStrip } from './taser-strip.ts';

const tables = loadTables();
const forces = tables['police-forces'];
const kent = forces.find(({ force_id }) => force_id === 'kent') as Force;

type Changes<R> = Partial<R>[];

/** A row of Kent for each of some changes, in place of all rows of the table. */
function rowsOfKent<R extends { geography: string }>(rows: R[], changes: Changes<R>): R[] {
  const example = rows.find(({ geography }) => geography === 'Kent') ?? rows[0];
  return changes.map((change) => ({ ...(example as R), ...change, geography: 'Kent' }));
}

/** Every value of Kent set. */
const setKent = <R extends { geography: string; value: number | null }>(rows: R[], value: number | null) =>
  rows.map((row) => (row.geography === 'Kent' ? { ...row, value } : row));

const factsOf = (changes: Partial<Tables>) => deriveFacts({ ...tables, ...changes });

const textsOf = (facts: ReturnType<typeof deriveFacts>, force: Force) =>
  Object.values(forceSections)
    .map((make) => make(facts, force))
    .flatMap(({ title, subtitle, notes, otherCount }) => [title, subtitle, ...notes, otherCount?.heading])
    .concat(summary(facts, force))
    .join(' ');

describe('the page of every force', () => {
  const facts = deriveFacts(tables);

  test('has no percentage, rank or comparison with another force, and no broken number', () => {
    const unfair = /%|per ?cent|highest|lowest|rank|league|average|median|among the (?!m\b)/i;
    const broken = /NaN|undefined|null|Infinity/;
    const texts = forces.map((force) => textsOf(facts, force));
    expect(texts.filter((text) => unfair.test(text) || broken.test(text))).toEqual([]);
  });

  test('has in each section its sources and its day, or says that nothing is known; none rests on a copy', () => {
    const wrong = forces.flatMap((force) =>
      Object.values(forceSections)
        .map((make) => make(facts, force))
        .filter(({ sources, referenceDate = '', title }) =>
          sources.length > 0 ? !/20\d\d$/.test(referenceDate) : !title.includes('could not find'),
        )
        .map(({ id }) => `${force.force_id}: ${id}`),
    );
    expect(wrong).toEqual([]);
    const shown = forces.flatMap((force) =>
      Object.values(forceSections).flatMap((make) => make(facts, force).sources),
    );
    expect(
      findSources(tables, shown).filter(({ standing }) => standing === 'mirror' || standing === 'wiki'),
    ).toEqual([]);
  });
});

describe('the summary', () => {
  test('has the newest publication of each figure, and the difference as a count', () => {
    const measure = 'police_officers_headcount';
    const facts = factsOf({
      'police-officers': [
        ...tables['police-officers'].filter(({ geography }) => geography !== 'Kent'),
        ...rowsOfKent(tables['police-officers'], [
          { measure, date: '2007-03-31', value: 3700 },
          { measure, date: '2022-03-31', value: 4000, released: '2022-07-27' },
          { measure, date: '2022-03-31', value: 4026, released: '2023-07-26' },
        ]),
      ],
      'taser-use': setKent(tables['taser-use'], 500),
      'firearms-reports': setKent(tables['firearms-reports'], 1),
      'fatal-shootings': setKent(tables['fatal-shootings'], 0),
    });
    const text = summary(facts, kent);
    expect(text).toContain(
      'Kent police had 4,026 officers on 31 March 2022, 326 more than on 31 March 2007.',
    );
    expect(text).toContain('it gave 500 uses of Taser and 1 officers’ report of aiming or firing a gun.');
    expect(text).toContain('lists no one shot dead by police under this force.');
  });

  test('says what is not given, which is never zero', () => {
    const facts = factsOf({
      'taser-use': setKent(tables['taser-use'], null),
      'firearms-reports': setKent(tables['firearms-reports'], null),
    });
    expect(summary(facts, kent)).toContain(
      'it gave no figure for Taser and no figure for officers’ reports of aiming or firing a gun.',
    );
    expect(forceSections.taser(facts, kent).title).toBe('How often Kent police used Taser is not given');
    expect(forceSections.reports(facts, kent).title).toBe(
      'Officers’ reports of aiming or firing a gun: not given',
    );
  });
});

describe('people shot dead', () => {
  const measure = 'fatal_police_shootings_fatalities_by_force';
  const period = '2008-04/2009-03';
  const factsWith = (changes: Changes<Tables['fatal-shootings'][number]>) =>
    factsOf({ 'fatal-shootings': rowsOfKent(tables['fatal-shootings'], changes) });

  test('have a note that they count under each force of an incident, where one is', () => {
    const joint = 'such an incident is among these';
    const notesOf = (joint_incident: boolean | null) =>
      forceSections.shotDead(factsWith([{ measure, period, value: 1, joint_incident }]), kent).notes.join();
    expect(notesOf(true)).toContain(joint);
    expect(notesOf(null)).not.toContain(joint);
  });

  test('are not listed, and not a counted zero, for a force that the table does not have', () => {
    const essex = forces.find(({ force_id }) => force_id === 'essex') as Force;
    const { title, subtitle, table } = forceSections.shotDead(
      factsWith([{ measure, period, value: 1 }]),
      essex,
    );
    expect(title).toContain('none is listed under this force');
    expect(subtitle).toContain('Essex is not among them');
    expect(table).toBeUndefined();
  });
});

describe('quoted figures', () => {
  test('stay both where two texts disagree, with what ministers counted apart', () => {
    const stated = 'operations_authorised_unaudited';
    const facts = factsOf({
      operations: rowsOfKent(tables.operations, [
        { measure: 'operations', period: '2017-04/2018-03', value: 2421 },
        { measure: 'operations', period: '2017-04/2018-03', value: 2721 },
        { measure: stated, period: '1998-04/1999-03', value: 90 },
        { measure: stated, period: '2012-04/2013-03', value: 80 },
      ]),
    });
    const { table, otherCount, notes } = forceSections.operations(facts, kent);
    expect(table?.rows.map(({ value }) => value)).toEqual([2421, 2721]);
    expect(notes.join()).toContain('Where the texts disagree about a year');
    expect(otherCount?.heading).toBe('1998/99 to 2012/13: what ministers told Parliament, another count');
    expect(otherCount?.table.rows.map(({ value }) => value)).toEqual([80, 90]);
  });

  test('are given as about a number where the source rounds it, in doubt and why, or not to be known', () => {
    const armed = tables['armed-officers'].filter((row) => row.geography !== 'Kent');
    const common = { measure: 'armed_officers', geography_type: 'force' } as const;
    const quoted = rowsOfKent(armed, [
      { ...common, date: '2020-03-31', value: 200, qualifier: 'about' },
      { ...common, date: '2019-03-31', value: 190, qualifier: 'unsure', note: 'another gives 180' },
      { ...common, date: '2018-03-31', value: 180, qualifier: 'unsure', note: null },
    ]);
    const sectionOf = (rows: typeof armed) =>
      forceSections.armedOfficers(factsOf({ 'armed-officers': rows }), kent);
    const { title, table } = sectionOf([...armed, ...quoted]);
    expect(title).toContain('Armed officers: about 200, ');
    expect(table?.rows[1]?.quoted_by).toMatch(/\. In doubt: another gives 180$/);
    expect(table?.rows[2]?.quoted_by).toMatch(/\. In doubt$/);
    expect(sectionOf(armed).title).toBe('We could not find how many officers of Kent police may carry a gun');
  });
});

test('a section whose titles all need a figure that a force lacks is an error of sentences.md', () => {
  const facts = factsOf({ 'taser-use': setKent(tables['taser-use'], null) });
  const paragraphs = facts.paragraphs.filter(({ words }) => !words.startsWith('How often'));
  const make = () => forceSections.taser({ ...facts, paragraphs }, kent);
  expect(make).toThrow(SentenceError);
});

test('one dot of the Taser strip is marked, and none for a force without a figure', () => {
  const draw = (value: number | null) => {
    const { taser } = factsOf({ 'taser-use': setKent(tables['taser-use'], value) });
    const { svg, points } = renderChart(taserStrip, taser, { width: widths.narrow, state: 'kent' });
    return {
      marked: svg.match(/r="6"/g)?.length,
      points: points.length,
      alt: taserStrip.alt(taser, { state: 'kent' }),
    };
  };
  expect(draw(500)).toMatchObject({ marked: 1, points: forces.length });
  expect(draw(null)).toMatchObject({ marked: undefined, points: forces.length - 1 });
  expect(draw(null).alt).toContain('The force of this page gave no figure');
});

test('a force is also known by its initials and its places, which lead to no other', () => {
  const manchester = forces.find(({ force_id }) => force_id === 'greater-manchester') as Force;
  expect(alsoKnownAs(manchester)).toEqual(expect.arrayContaining(['GMP', 'Salford']));
  expect(Object.keys(places).filter((id) => !forces.some(({ force_id }) => force_id === id))).toEqual([]);
  const all = Object.values(places).flat();
  expect(all.filter((place, index) => all.indexOf(place) !== index)).toEqual([]);
});
