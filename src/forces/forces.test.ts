import { expect, test } from 'vitest';
import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { compact, where } from '../charts/kit/rows-and-phrases.ts';
import { parseSentences, SentenceError } from '../charts/kit/sentence.ts';
import { findSources } from '../data/cite.ts';
import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { country } from '../data/tables/shared-columns.ts';
import { deriveFacts, type Facts } from './facts.ts';
import { alsoKnownAs, type Force, places } from './force-names.ts';
import { deriveSentences, forceSections, summary } from './sentences.ts';
import { taserStrip } from './taser-strip.ts';

const tables = loadTables();
const forces = tables['police-forces'];
const forceOf = (id: string) => forces.find(({ force_id }) => force_id === id) as Force;

const facts = deriveFacts(tables);
/** What the page of each force and its kit say. */
const all = forces.map((force) => {
  const sections = Object.values(forceSections).map((make) => make(facts, force));
  const kit = deriveSentences(facts, force);
  const ofSections = sections.flatMap(({ title, subtitle, notes, otherCount }) => [
    title,
    subtitle,
    ...notes,
    otherCount?.heading ?? '',
  ]);
  const ofKit = kit.flatMap(({ use = '', avoid }) => [use, ...avoid]);
  return { force, sections, kit, texts: [summary(facts, force), ...ofSections, ...ofKit] };
});

/** What is said of Kent with some tables changed: sections by their names, topics of the kit by their headings. */
function describeKent(changes: Partial<Tables>, force = forceOf('kent')) {
  const changed = deriveFacts({ ...tables, ...changes });
  const topics = deriveSentences(changed, force);
  const topic = (name: string) => {
    const found = topics.find(({ topic }) => topic === name);
    return { use: found?.use, avoid: found?.avoid.join(' ') ?? '', sources: found?.sources };
  };
  const section = (name: keyof typeof forceSections) => forceSections[name](changed, force);
  return { summary: summary(changed, force), section, topic };
}

/** Every value of Kent set. */
const setKent = <R extends { geography: string; value: number | null }>(rows: R[], value: number | null) =>
  rows.map((row) => (row.geography === 'Kent' ? { ...row, value } : row));

/** Rows of Kent in place of its own of some measures. */
function replaceKent<R extends { geography: string; measure: string }>(
  rows: R[],
  measures: R['measure'][],
  changes: Partial<R>[],
): R[] {
  const isOfMeasure = ({ measure }: R) => measures.includes(measure);
  const example = rows.find((row) => isOfMeasure(row) && row.geography !== country) as R;
  return [
    ...rows.filter((row) => row.geography !== 'Kent' || !isOfMeasure(row)),
    ...changes.map((change) => ({ ...example, qualifier: null, note: null, ...change, geography: 'Kent' })),
  ];
}

test('no text of any force has a percentage, a rank, a broken number, a wrong plural, or another force', () => {
  const wrong = [
    /%|per ?cent(?!age)|highest|lowest|\brank|league|average|median|among the (?!m\b)|doubled|halved|likelier/i,
    /NaN|undefined|null|Infinity|[{}]| {2}|\.\./,
    /(?<![\d,])1 (officers|uses|reports|people|times|operations|firearms operations)\b/,
    /(?<![\d,])(0|[2-9]|\d[\d,]*\d) (officer|use|report|person|time|firearms operation)\b/,
    /\b(the the|police police)\b/i,
  ];
  const found = all.flatMap(({ force, texts }) => {
    const others = forces.filter(({ force_name }) => !force.force_name.includes(force_name));
    // Newspapers have the names of places.
    const names = others.flatMap(({ force_name }) => [`${force_name} police`, `the ${force_name}`]);
    return texts.filter(
      (text) => wrong.some((pattern) => pattern.test(text)) || names.some((name) => text.includes(name)),
    );
  });
  expect(found).toEqual([]);
});

test('each section and sentence rests on a source that is no copy, and has its day, or says that nothing is known', () => {
  const isFirm = (sources: string[]) =>
    findSources(tables, sources).some(({ standing }) => standing !== 'mirror' && standing !== 'wiki');
  const weak = all.flatMap(({ force, sections, kit }) => {
    const said = [
      ...sections.map(({ id, title, sources, referenceDate }) => ({
        id,
        text: title,
        sources,
        day: referenceDate,
      })),
      ...kit.map(({ topic, use = '', sources }) => ({ id: topic, text: use, sources, day: '2020' })),
    ];
    return said
      .filter(({ text, sources, day = '' }) =>
        sources.length > 0 ? !isFirm(sources) || !/20\d\d$/.test(day) : !text.includes('could not find'),
      )
      .map(({ id }) => `${force.force_name}: ${id}`);
  });
  expect(weak).toEqual([]);
  expect(all.filter(({ kit }) => kit.filter(({ use }) => use).length < 4)).toEqual([]);
});

test('sentences read as they were last looked at, where the figures are strangest', async () => {
  const ids =
    'city-of-london gwent hampshire merseyside metropolitan-police south-wales staffordshire suffolk';
  for (const id of [...ids.split(' '), 'west-midlands', 'west-yorkshire']) {
    const lines = deriveSentences(facts, forceOf(id)).flatMap(({ topic, use, avoid }) => [
      `# ${topic}`,
      use ?? '(left out)',
      ...avoid.map((sentence) => `- ${sentence}`),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/${id}.txt`);
  }
});

const [people, fte] = ['police_officers_headcount', 'police_officers_fte'] as const;
const allOfficers = tables['police-officers'];
const ofCountry = where(allOfficers, { geography: country });
const officers = (
  ...rows: [typeof people | typeof fte, date: string, value: number, released?: string][]
) => ({
  'police-officers': replaceKent(
    allOfficers,
    [people, fte],
    rows.map(([measure, date, value, released]) => ({
      measure,
      date,
      value,
      ...where(ofCountry, { measure, date }).map(({ release }) => ({ release }))[0],
      ...(released && { released }),
    })),
  ),
});

test('officers are those of the newest publication, compared with the country in the same release, not in one that was revised', () => {
  const published = officers(
    [people, '2007-03-31', 3700],
    [people, '2022-03-31', 4000, '2022-07-27'],
    [people, '2022-03-31', 4026, '2023-07-26'],
  );
  const said = 'Kent police had 4,026 officers on 31 March 2022, 326 more than on 31 March 2007.';
  expect(describeKent(published).summary).toContain(said);
  const revised = ofCountry.map((row) => ({ ...row, value: 1, release: 'revised', released: '2999' }));
  const later = describeKent({ 'police-officers': [...allOfficers, ...revised] });
  for (const topic of ['Officers', 'Full-time equivalents'])
    expect(later.topic(topic)).toEqual(describeKent({}).topic(topic));
});

test('officers are compared with the first day of the same count, never people with full-time equivalents', () => {
  const { topic } = describeKent(
    officers([people, '2010-03-31', 4000], [people, '2023-03-31', 3999], [fte, '2026-03-31', 4100]),
  );
  expect(topic('Officers').use).toContain('3,999 officers by headcount on 31 March 2023, 1 fewer than');
  const { use, avoid } = topic('Full-time equivalents');
  expect(use).toMatch(/^Counted .* 4,100 officers on 31 March 2026\.$/);
  expect(avoid).toContain('had 3,999 officers in 2023 and 4,100 in 2026');
  const older = describeKent(officers([people, '2023-03-31', 3999], [fte, '2023-03-31', 3900]));
  expect(older.topic('Officers').use).toMatch(/on 31 March 2023\.$/);
  expect(older.topic('Full-time equivalents')).toMatchObject({ use: undefined, avoid: '' });
});

const [measure, told] = ['armed_officers', 'armed_officers_unaudited'] as const;
const armed = (...rows: Partial<Tables['armed-officers'][number]>[]) =>
  describeKent({ 'armed-officers': replaceKent(tables['armed-officers'], [measure, told], rows) });
const kit = (described: ReturnType<typeof describeKent>) => described.topic('Armed officers');

test('the kit has the newest count that no other text disputes, beside one of the same text alone, and what ministers told where there is none', () => {
  const disputed = kit(
    armed(
      { measure, date: '2020', value: 1 },
      { measure, date: '2021-03', value: 90, qualifier: 'unsure' },
      { measure, date: '2022-03-31', value: 80 },
      { measure, date: '2022-03-31', value: 81 },
    ),
  );
  expect(disputed.use).toContain('Kent police had 1 armed officer in 2020');
  expect(disputed.avoid).not.toContain('Not found is not none');
  const alike = kit(
    armed(
      { measure, date: '2022-03-31', value: 80, source_id: ['TA2021'] },
      { measure, date: '2021-03-31', value: 81, source_id: ['LEP2020'] },
      { measure, date: '2020-03-31', value: 82, source_id: ['TA2021'] },
    ),
  );
  expect(alike.use).toContain('80 armed officers on 31 March 2022 and 82 on 31 March 2020');
  expect(alike.avoid).toContain('from 81 on 31 March 2021 to 80 on 31 March 2022');
  const stated = kit(armed({ measure: told, date: '2006', value: 70 }));
  expect(stated.use).toContain('70 armed officers at Kent police in 2006');
  expect(kit(armed()).use).toContain('could not find');
  expect(kit(armed()).avoid).toContain('Not found is not none');
});

test('the page has a quoted count as about a number where the source rounds it, in doubt and why, or not to be known', () => {
  const { title, table } = armed(
    { measure, date: '2020-03-31', value: 200, qualifier: 'about' },
    { measure, date: '2019-03-31', value: 190, qualifier: 'unsure', note: 'another gives 180' },
    { measure, date: '2018-03-31', value: 180, qualifier: 'unsure' },
  ).section('armedOfficers');
  expect(title).toContain('Armed officers: about 200, ');
  expect(table?.rows[1]?.quoted_by).toMatch(/\. In doubt: another gives 180$/);
  expect(table?.rows[2]?.quoted_by).toMatch(/\. In doubt$/);
  const unknown = 'We could not find how many officers of Kent police may carry a gun';
  expect(armed().section('armedOfficers').title).toBe(unknown);
});

test('operations stand beside those of the country in the same years, not beside reports of another; where two texts disagree the page has both, and what ministers counted apart', () => {
  const [counted, stated] = ['operations', 'operations_authorised_unaudited'] as const;
  const operations = replaceKent(
    tables.operations,
    [counted, stated],
    [
      { measure: counted, period: '2022-04/2023-03', value: 1 },
      { measure: counted, period: '2018-04/2019-03', value: 2 },
      { measure: counted, period: '2017-04/2018-03', value: 2421 },
      { measure: counted, period: '2017-04/2018-03', value: 2721 },
      { measure: stated, period: '1998-04/1999-03', value: 90 },
      { measure: stated, period: '2012-04/2013-03', value: 80 },
    ],
  );
  const [example] = where(operations, { geography: country, period: '2022-04/2023-03' });
  const disputed = { ...example, measure: counted, value: 1, release_of: null, source_id: ['DM2018'] };
  const { topic, section } = describeKent({
    operations: [...operations, disputed as typeof example & typeof disputed],
  });
  const { use, avoid, sources } = topic('Firearms operations');
  expect(sources).not.toContain('DM2018');
  expect(use).toMatch(/^Kent police had 1 firearms operation in 2022\/23 and 2 in 2018\/19/);
  expect(use).toMatch(/England and Wales had [\d,]+, and [\d,]+ in the earlier year/);
  expect(avoid).not.toContain('A gun was aimed');
  const { table, otherCount, notes } = section('operations');
  expect(table?.rows.map(({ value }) => value)).toEqual([1, 2, 2421, 2721]);
  expect(notes.join()).toContain('Where the texts disagree about a year');
  expect(otherCount?.heading).toBe('1998/99 to 2012/13: what ministers told Parliament, another count');
  expect(otherCount?.table.rows.map(({ value }) => value)).toEqual([80, 90]);
});

test('what is not given is said, and is never zero; nothing is read into a zero', () => {
  const set = (value: number | null) =>
    describeKent({
      'taser-use': setKent(tables['taser-use'], value),
      'firearms-reports': setKent(tables['firearms-reports'], value),
      'fatal-shootings': setKent(tables['fatal-shootings'], 0),
    });
  const [none, zero, one] = [set(null), set(0), set(1)];
  const reports = 'Reports of aiming or firing a gun';
  const unknown =
    'it gave no figure for Taser and no figure for officers’ reports of aiming or firing a gun.';
  expect(none.summary).toContain(unknown);
  expect(none.section('taser').title).toBe('How often Kent police used Taser is not given');
  const untitled = 'Officers’ reports of aiming or firing a gun: not given';
  expect(none.section('reports').title).toBe(untitled);
  for (const topic of ['Taser', reports]) {
    expect(none.topic(topic).use).toContain('gives no figure');
    expect(none.topic(topic).avoid).toMatch(/^“[^”]+” Not given is not none\.$/);
    expect(zero.topic(topic).avoid).not.toMatch(/0 people|0 times/);
  }
  const said = 'it gave 1 use of Taser and 1 officers’ report of aiming or firing a gun.';
  expect(one.summary).toContain(said);
  expect(one.summary).toContain('lists no one shot dead by police under this force.');
  expect(one.section('taser').title).toContain('Kent police recorded 1 use of Taser');
  expect(one.topic(reports).use).toContain('wrote 1 report of');
  expect(one.topic(reports).avoid).toContain('pointed guns at 1 person');
  // Kinds of use that do not add up to the uses belong to another release.
  expect(one.topic('Taser').avoid).not.toContain('as discharged');
});

test('people shot dead have a note that they count under each force of an incident, where one is; of a force that the table does not have none is listed', () => {
  const measure = 'fatal_police_shootings_fatalities_by_force';
  const ofCountry = tables['fatal-shootings'].filter((row) => row.measure !== measure);
  const shootings = (joint_incident: boolean | null, force?: Force) => {
    const change = { measure, period: '2008-04/2009-03', value: 1, joint_incident } as const;
    const [own] = replaceKent(tables['fatal-shootings'], [measure], [change]).slice(-1);
    return describeKent({ 'fatal-shootings': [...ofCountry, ...compact([own])] }, force).section('shotDead');
  };
  const joint = 'such an incident is among these';
  expect(shootings(true).notes.join()).toContain(joint);
  expect(shootings(null).notes.join()).not.toContain(joint);
  const { title, subtitle, table } = shootings(null, forceOf('essex'));
  expect(title).toContain('none is listed under this force');
  expect(subtitle).toContain('Essex is not among them');
  expect(table).toBeUndefined();
});

test('a sentence that the figures do not bear out, or that is missing, is refused with its place', () => {
  const refuse = (
    paragraphs: Facts['paragraphs'],
    make: typeof deriveSentences | typeof forceSections.taser,
  ) => {
    const changed = deriveFacts({ ...tables, 'taser-use': setKent(tables['taser-use'], null) });
    try {
      make({ ...changed, paragraphs }, forceOf('kent'));
    } catch (error) {
      if (error instanceof SentenceError) return error.errors[0];
    }
    return undefined;
  };
  const ofKit = (source: string) => refuse(parseSentences(source), deriveSentences);
  const file = 'src/forces/sentences.md';
  expect([
    ofKit('# Officers\n\n{The-force} had {claim:fewer|fewer}.'),
    ofKit('# Officers\n\n{The-force} had {oficers}.'),
    ofKit('# Oficers\n\n{The-force}.'),
    // Titles that all need a figure which the force lacks.
    refuse(
      facts.paragraphs.filter(({ words }) => !words.startsWith('How often')),
      forceSections.taser,
    ),
  ]).toMatchObject([
    { file, row: 3, received: 'Kent police had fewer.' },
    { file, row: 3, received: '{oficers}' },
    { file, received: 'no such heading', expected: '“# Officers”' },
    { file },
  ]);
});

test('one dot of the Taser strip is marked, and none for a force without a figure', () => {
  const draw = (value: number | null) => {
    const { taser } = deriveFacts({ ...tables, 'taser-use': setKent(tables['taser-use'], value) });
    const { svg, points } = renderChart(taserStrip, taser, { width: widths.narrow, state: 'kent' });
    const alt = taserStrip.alt(taser, { state: 'kent' });
    return { marked: svg.match(/r="6"/g)?.length, points: points.length, alt };
  };
  expect(draw(500)).toMatchObject({ marked: 1, points: forces.length });
  expect(draw(null)).toMatchObject({ marked: undefined, points: forces.length - 1 });
  expect(draw(null).alt).toContain('The force of this page gave no figure');
});

test('a force is also known by its initials and its places, which lead to no other', () => {
  expect(alsoKnownAs(forceOf('greater-manchester'))).toEqual(expect.arrayContaining(['GMP', 'Salford']));
  expect(Object.keys(places).filter((id) => !forces.some(({ force_id }) => force_id === id))).toEqual([]);
  const listed = Object.values(places).flat();
  expect(listed.filter((place, index) => listed.indexOf(place) !== index)).toEqual([]);
});
