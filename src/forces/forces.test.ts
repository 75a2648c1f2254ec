import { describe, expect, test } from 'vitest';
import { expectAnswers, readTables } from '../../scripts/data/testing/expect-answers.ts';
import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { parseSentences } from '../charts/kit/sentence.ts';
import { findSources } from '../data/cite.ts';
import { loadTables } from '../data/generated.ts';
import { deriveFacts, type Facts } from './facts.ts';
import { alsoKnownAs, type Force, places } from './force-names.ts';
import { deriveSentences, forceSections, summary } from './sentences.ts';
import { taserStrip } from './taser-strip.ts';

const tables = loadTables();
const forces = tables['police-forces'];
const forceOf = (id: string) => forces.find(({ force_id }) => force_id === id) as Force;

const sectionsOf = (facts: Facts, force: Force) =>
  Object.values(forceSections).map((make) => make(facts, force));

describe('the page and the press kit of every force', () => {
  const facts = deriveFacts(tables);
  const all = forces.map((force) => {
    const [sections, topics] = [sectionsOf(facts, force), deriveSentences(facts, force)];
    const onPage = sections.flatMap(({ title, subtitle, notes, otherCount }) => [
      title,
      subtitle,
      ...notes,
      otherCount?.heading ?? '',
    ]);
    const inKit = topics.flatMap(({ use = '', avoid }) => [use, ...avoid]);
    return { force, sections, topics, inKit, texts: [summary(facts, force), ...onPage, ...inKit] };
  });

  test('hold no rank, no percentage, no broken number and no wrong plural', () => {
    const wrong = [
      /highest|lowest|\brank|league|average|median|%|per ?cent\b|doubled|halved|likelier|among the (?!m\b)/i,
      /NaN|undefined|null|Infinity|[{}]| {2}|\.\./,
      /(?<![\d,])1 (officers|uses|reports|people|times|operations|firearms operations)\b/,
      /(?<![\d,])(0|[2-9]|\d[\d,]*\d) (officer|use|report|person|time|firearms operation)\b/,
      /\b(the the|police police)\b/i,
    ];
    const texts = all.flatMap(({ texts }) => texts);
    expect(texts.length).toBeGreaterThan(forces.length * 20);
    expect(texts.filter((text) => wrong.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  test('name no other force', () => {
    const named = all.flatMap(({ force, inKit }) =>
      forces
        .filter(({ force_name }) => !force.force_name.includes(force_name))
        // Newspapers have the names of places.
        .flatMap(({ force_name }) => [`${force_name} police`, `the ${force_name}`])
        .filter((name) => inKit.join(' ').includes(name)),
    );
    expect(named).toEqual([]);
  });

  test('rest on sources that are no copy and have a day, or say that nothing was found', () => {
    const isCopy = (standing: string) => standing === 'mirror' || standing === 'wiki';
    const standingsOf = (sources: string[]) => findSources(tables, sources).map(({ standing }) => standing);
    const weak = all.flatMap(({ force, sections, topics }) => [
      ...sections.filter(({ sources, referenceDate = '', title }) =>
        sources.length > 0
          ? standingsOf(sources).some(isCopy) || !/20\d\d$/.test(referenceDate)
          : !title.includes('could not find'),
      ),
      ...topics.filter(({ use = '', sources }) =>
        sources.length > 0 ? standingsOf(sources).every(isCopy) : !use.includes('could not find'),
      ),
      ...(topics.filter(({ use }) => use).length < 4 ? [force] : []),
    ]);
    expect(weak).toEqual([]);
  });
});

/** What is said of a force, by the heading of its words. */
function describeForce(facts: Facts, force: Force): [heading: string, words: string][] {
  const formatRows = (table: { rows: object[] } | undefined) =>
    (table?.rows ?? []).map((row) => `| ${Object.values(row).filter(Boolean).join(' | ')}`);
  const kit = deriveSentences(facts, force).map(({ topic, use = '(left out)', avoid, sources }) => {
    return [topic, use, `(${sources.join()})`, ...avoid.map((sentence) => `- ${sentence}`)];
  });
  const page = sectionsOf(facts, force).map(({ name, title, subtitle, notes, table, otherCount }) => {
    const other = otherCount ? [otherCount.heading, ...formatRows(otherCount.table)] : [];
    return [`${name}, section`, title, subtitle, ...notes, ...formatRows(table), ...other];
  });
  return [['Introduction', summary(facts, force)], ...kit, ...page].map(([heading = '', ...words]) => [
    heading,
    words.join('\n'),
  ]);
}

test('each case of worded-forces.txt is worded as it was last looked at', async () => {
  let first: Map<string, string> | undefined;
  await expectAnswers('src/forces/testing/worded-forces.txt', (text, head) => {
    const tables = readTables(text, head);
    const words = describeForce(deriveFacts(tables), tables['police-forces'][0] as Force);
    const changed = words.filter(([heading, text]) => first?.get(heading) !== text);
    first ??= new Map(words);
    return changed.flatMap(([heading, text]) => [heading, ...text.split('\n').map((line) => `  ${line}`)]);
  });
});

test('a sentence that the figures do not bear out, or that is missing, is refused with its place', () => {
  const facts = deriveFacts(tables);
  const demand = (source: string, make: (facts: Facts, force: Force) => unknown = deriveSentences) =>
    expect(() => make({ ...facts, paragraphs: parseSentences(source) }, forceOf('kent')));
  const file = 'src/forces/sentences.md';
  demand('# Officers\n\n{The-force} had {claim:fewer|fewer}.').toThrow(`${file}:3 “Kent police had fewer.”`);
  demand('# Oficers\n\n{The-force}.').toThrow(`${file}: “no such heading”`);
  const makeWithout = (facts: Facts, force: Force) => forceSections.reports({ ...facts, reports: [] }, force);
  demand('# Firearms reports, section\n\n- title: {counts}', makeWithout).toThrow(`${file}:3`);
});

test('one dot of the Taser strip is marked, and none for a force without a figure', () => {
  const draw = (value: number | null) => {
    const used = tables['taser-use'].map((row) => (row.geography === 'Kent' ? { ...row, value } : row));
    const { taser } = deriveFacts({ ...tables, 'taser-use': used });
    const { svg, points } = renderChart(taserStrip, taser, { width: widths.narrow, state: 'kent' });
    return [svg.match(/r="6"/g)?.length, points.length, taserStrip.alt(taser, { state: 'kent' })];
  };
  const alt = expect.stringContaining('The force of this page gave no figure') as string;
  expect(draw(500)).toEqual([1, forces.length, expect.not.stringContaining('gave no figure')]);
  expect(draw(null)).toEqual([undefined, forces.length - 1, alt]);
});

test('a force is also known by its initials and its places, which lead to no other', () => {
  expect(alsoKnownAs(forceOf('greater-manchester'))).toEqual(expect.arrayContaining(['GMP', 'Salford']));
  expect(Object.keys(places).filter((id) => !forceOf(id))).toEqual([]);
  const all = Object.values(places).flat();
  expect(all.filter((place, index) => all.indexOf(place) !== index)).toEqual([]);
});
