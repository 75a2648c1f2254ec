import { describe, expect, test } from 'vitest';
import { where } from '../charts/kit/rows-and-phrases.ts';
import { parseSentences, SentenceError } from '../charts/kit/sentence.ts';
import { findSources } from '../data/cite.ts';
import { loadTables } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { deriveFacts } from './facts.ts';
import type { Force } from './force-names.ts';
import { deriveSentences } from './sentences.ts';

const tables = loadTables();
const facts = deriveFacts(tables);
const forces = tables['police-forces'];
const forceOf = (id: string) => forces.find(({ force_id }) => force_id === id) as Force;
const kent = forceOf('kent');

/** The sentences of a topic with some tables changed. */
function sentencesOf(topic: string, changes: Partial<Tables>, force = kent) {
  const found = deriveSentences(deriveFacts({ ...tables, ...changes }), force).find(
    (sentences) => sentences.topic === topic,
  );
  return { use: found?.use, avoid: found?.avoid.join(' ') ?? '', sources: found?.sources };
}

/** Rows of Kent in place of its own of some measures. */
function replaceKent<R extends { geography: string; geography_type: string; measure: string }>(
  rows: R[],
  measures: R['measure'][],
  changes: Partial<R>[],
): R[] {
  const isOfMeasure = ({ measure }: R) => measures.includes(measure);
  const example = rows.find((row) => isOfMeasure(row) && row.geography_type === 'force') as R;
  return [
    ...rows.filter((row) => row.geography !== 'Kent' || !isOfMeasure(row)),
    ...changes.map((change) => ({ ...example, qualifier: null, ...change, geography: 'Kent' })),
  ];
}

describe('the sentences of every force', () => {
  const all = forces.map((force) => ({ force, topics: deriveSentences(facts, force) }));

  test('hold no rank, no percentage, no broken number and no wrong plural', () => {
    const wrong = [
      /highest|lowest|\brank|league|average|median|%|doubled|halved|likelier/i,
      /NaN|undefined|null|Infinity|[{}]| {2}|\.\./,
      /(?<![\d,])1 (officers|uses|reports|people|times|operations|firearms operations)\b/,
      /(?<![\d,])(0|[2-9]|\d[\d,]*\d) (officer|use|report|person|time|firearms operation)\b/,
      /\b(the the|police police)\b/i,
    ];
    const sentences = all.flatMap(({ topics }) => topics.flatMap(({ use = '', avoid }) => [use, ...avoid]));
    expect(sentences.length).toBeGreaterThan(forces.length * 10);
    expect(sentences.filter((sentence) => wrong.some((pattern) => pattern.test(sentence)))).toEqual([]);
  });

  test('name no other force', () => {
    const named = all.flatMap(({ force, topics }) => {
      const others = forces.filter(({ force_name }) => !force.force_name.includes(force_name));
      // Newspapers have the names of places.
      const text = topics.flatMap(({ use = '', avoid }) => [use, ...avoid]).join(' ');
      return others
        .filter(
          ({ force_name }) => text.includes(`${force_name} police`) || text.includes(`the ${force_name}`),
        )
        .map(({ force_name }) => `${force.force_name}: ${force_name}`);
    });
    expect(named).toEqual([]);
  });

  test('rest on sources that are no copy, or say that nothing was found', () => {
    const weak = all.flatMap(({ force, topics }) =>
      topics
        .filter(({ use = '', sources }) => {
          const standings = findSources(tables, sources).map(({ standing }) => standing);
          return standings.length === 0
            ? !use.includes('could not find')
            : !standings.some((standing) => standing !== 'mirror' && standing !== 'wiki');
        })
        .map(({ topic }) => `${force.force_name}: ${topic}`),
    );
    expect(weak).toEqual([]);
    expect(all.filter(({ topics }) => topics.filter(({ use }) => use).length < 4)).toEqual([]);
  });

  test('read as they were last looked at, where the figures are strangest', async () => {
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
});

describe('a sentence', () => {
  const [people, fte] = ['police_officers_headcount', 'police_officers_fte'] as const;
  const allOfficers = tables['police-officers'];
  const ofCountry = allOfficers.filter(({ geography }) => geography === 'England and Wales');
  const officers = (...rows: [typeof people | typeof fte, date: string, value: number][]) => ({
    'police-officers': replaceKent(
      allOfficers,
      [people, fte],
      rows.map(([measure, date, value]) => ({
        measure,
        date,
        value,
        ...where(ofCountry, { measure, date }).map(({ release }) => ({ release }))[0],
      })),
    ),
  });

  test('compares officers with those of the country in the same release, not in one that was revised', () => {
    const revised = ofCountry.map((row) => ({ ...row, value: 1, release: 'revised', released: '2999' }));
    const changes = { 'police-officers': [...allOfficers, ...revised] };
    for (const topic of ['Officers', 'Full-time equivalents']) {
      expect(sentencesOf(topic, changes)).toEqual(sentencesOf(topic, {}));
    }
  });

  test('compares officers with the first day of the same count, never people with full-time equivalents', () => {
    const newer = officers(
      [people, '2010-03-31', 4000],
      [people, '2023-03-31', 3999],
      [fte, '2026-03-31', 4100],
    );
    expect(sentencesOf('Officers', newer).use).toContain(
      '3,999 officers by headcount on 31 March 2023, 1 fewer than',
    );
    expect(sentencesOf('Full-time equivalents', newer).use).toMatch(
      /^Counted .* 4,100 officers on 31 March 2026\.$/,
    );
    expect(sentencesOf('Full-time equivalents', newer).avoid).toContain(
      'had 3,999 officers in 2023 and 4,100 in 2026',
    );
    const older = officers([people, '2023-03-31', 3999], [fte, '2023-03-31', 3900]);
    expect(sentencesOf('Officers', older).use).toMatch(/on 31 March 2023\.$/);
    expect(sentencesOf('Full-time equivalents', older)).toMatchObject({ use: undefined, avoid: '' });
  });

  test('gives the newest count that no other text disputes, beside one of the same text alone, and what ministers told where there is none', () => {
    const [measure, told] = ['armed_officers', 'armed_officers_unaudited'] as const;
    const armed = (...rows: Partial<Tables['armed-officers'][number]>[]) =>
      sentencesOf('Armed officers', {
        'armed-officers': replaceKent(tables['armed-officers'], [measure, told], rows),
      });
    const disputed = armed(
      { measure, date: '2020', value: 1 },
      { measure, date: '2021-03', value: 90, qualifier: 'unsure' },
      { measure, date: '2022-03-31', value: 80 },
      { measure, date: '2022-03-31', value: 81 },
    );
    expect(disputed.use).toContain('Kent police had 1 armed officer in 2020');
    expect(disputed.avoid).not.toContain('Not found is not none');
    const alike = armed(
      { measure, date: '2022-03-31', value: 80, source_id: ['TA2021'] },
      { measure, date: '2021-03-31', value: 81, source_id: ['LEP2020'] },
      { measure, date: '2020-03-31', value: 82, source_id: ['TA2021'] },
    );
    expect(alike.use).toContain('80 armed officers on 31 March 2022 and 82 on 31 March 2020');
    expect(alike.avoid).toContain('from 81 on 31 March 2021 to 80 on 31 March 2022');
    expect(armed({ measure: told, date: '2006', value: 70 }).use).toContain(
      '70 armed officers at Kent police in 2006',
    );
    expect(armed().use).toContain('could not find');
    expect(armed().avoid).toContain('Not found is not none');
  });

  test('sets operations beside those of the country in the same years, and not beside reports of another year', () => {
    const measure = 'operations' as const;
    const operations = replaceKent(
      tables.operations,
      [measure],
      [
        { measure, period: '2022-04/2023-03', value: 1 },
        { measure, period: '2018-04/2019-03', value: 2 },
      ],
    );
    const [ofCountry] = where(operations, { geography: 'England and Wales', period: '2022-04/2023-03' });
    const disputed = { ...ofCountry, measure, value: 1, release_of: null, source_id: ['DM2018'] };
    const { use, avoid, sources } = sentencesOf('Firearms operations', {
      operations: [...operations, disputed as typeof ofCountry & typeof disputed],
    });
    expect(sources).not.toContain('DM2018');
    expect(use).toMatch(/^Kent police had 1 firearms operation in 2022\/23 and 2 in 2018\/19/);
    expect(use).toMatch(/England and Wales had [\d,]+, and [\d,]+ in the earlier year/);
    expect(avoid).not.toContain('A gun was aimed');
  });

  test('says what is not given, and reads nothing into a zero', () => {
    const set = (value: number | null) => ({
      'taser-use': tables['taser-use'].map((row) => (row.geography === 'Kent' ? { ...row, value } : row)),
      'firearms-reports': tables['firearms-reports'].map((row) =>
        row.geography === 'Kent' ? { ...row, value } : row,
      ),
    });
    const reports = 'Reports of aiming or firing a gun';
    for (const topic of ['Taser', reports]) {
      expect(sentencesOf(topic, set(null)).use).toContain('gives no figure');
      expect(sentencesOf(topic, set(null)).avoid).toMatch(/^“[^”]+” Not given is not none\.$/);
      expect(sentencesOf(topic, set(0)).avoid).not.toMatch(/0 people|0 times/);
    }
    expect(sentencesOf(reports, set(1)).use).toContain('wrote 1 report of');
    expect(sentencesOf(reports, set(1)).avoid).toContain('pointed guns at 1 person');
    // Kinds of use that do not add up to the uses belong to another release.
    expect(sentencesOf('Taser', set(1)).avoid).not.toContain('as discharged');
  });

  test('that the figures do not bear out, or that is missing, is refused with its place', () => {
    const refuse = (source: string) => {
      try {
        deriveSentences({ ...facts, paragraphs: parseSentences(source) }, kent);
      } catch (error) {
        if (error instanceof SentenceError) return error.errors[0];
      }
      return undefined;
    };
    expect(refuse('# Officers\n\n{The-force} had {claim:fewer|fewer}.')).toMatchObject({
      file: 'src/forces/sentences.md',
      row: 3,
      received: 'Kent police had fewer.',
    });
    expect(refuse('# Officers\n\n{The-force} had {oficers}.')).toMatchObject({
      row: 3,
      received: '{oficers}',
    });
    expect(refuse('# Oficers\n\n{The-force}.')).toMatchObject({
      received: 'no such heading',
      expected: '“# Officers”',
    });
  });
});
