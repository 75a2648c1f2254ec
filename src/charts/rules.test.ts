import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { loadTables } from '../data/generated.ts';
import { charts } from './index.ts';
import { inEachState, ofKind } from './testing/drawn.ts';

/** Rules that hold for every chart in every state. Which rule keeps which chart honest is told in docs/charts.md. */

const tables = loadTables();
const everywhere = charts.flatMap(inEachState);
const named = everywhere.map((drawn) => ({
  name: [drawn.chart.id, drawn.state].filter(Boolean).join(' '),
  ...drawn,
}));

const isFirm = (id: string) => {
  const source = tables.sources.find(({ source_id }) => source_id === id);
  return source !== undefined && !['wiki', 'mirror'].includes(source.standing);
};

describe.for(named)('$name', ({ chart, state, rows, shown, options, marks }) => {
  test('draws no row that rests on a copy or an encyclopaedia alone', () => {
    const cited = shown.flatMap((row) =>
      typeof row.source_id === 'string' ? [row.source_id.split(';')] : [],
    );
    const all = cited.length > 0 ? cited : [chart.sources(rows, { state })];
    expect(all.filter((ids) => !ids.some(isFirm))).toEqual([]);
  });

  test('stands its bars on a scale that begins at zero', () => {
    const begin = (name: 'x' | 'y') => {
      const { type = 'linear', domain = [] } = options[name] ?? {};
      // Days are no amount; where a chart lays its bars out in pixels the rule is held beside it.
      return type === 'linear' ? Array.from<unknown>(domain).slice(0, 1) : [];
    };
    const begins = [
      ...(ofKind(marks, Plot.BarX).length > 0 ? begin('x') : []),
      ...(ofKind(marks, Plot.BarY).length > 0 ? begin('y') : []),
    ];
    expect(begins.filter((from) => from !== 0)).toEqual([]);
  });
});

test('the colour of targets is kept for the Met’s target', () => {
  const inked = everywhere.filter(({ svg }) =>
    svg.querySelector('[fill="var(--target)"], [stroke="var(--target)"]'),
  );
  expect(inked.map(({ chart }) => chart.id)).toEqual(['armed-officers-met']);
  const met = inked[0]?.marks.filter(({ fill, stroke }) => [fill, stroke].includes('var(--target)')) ?? [];
  expect(met.flatMap(({ data }) => data.map((row) => row.kind))).toEqual(['target', 'target']);
});

test('the small site that printed 46 is named in no row, source, list or picture', () => {
  const printed = tables.responses.filter(
    (row) => row.survey_id === 'MPF2017' && row.option_id === 'more_specialists_not_all',
  );
  const own = printed.find(({ preferred }) => preferred)?.percent ?? NaN;
  const slips = printed
    .filter(({ percent }) => ![own, Math.round(own), Math.floor(own)].includes(percent))
    .flatMap(({ source_id }) => source_id);
  const sites = tables.sources.filter(({ source_id }) => slips.includes(source_id));
  // The table of sources, which the site prints whole, does not name it either.
  expect(sites).toMatchObject([{ publisher: 'A small news site, not named here', url: null, link: false }]);
  const names = sites.flatMap(({ source_id, publisher, title }) => [source_id, publisher, title]);
  for (const { chart, state, rows, said, svg } of everywhere) {
    const told = [
      ...said,
      ...rows.flatMap((row) => Object.values(row).flatMap((cell) => String(cell).split(';'))),
      ...chart.sources(rows, { state }),
    ];
    expect(
      names.filter((name) => told.some((text) => text === name || (name.length > 5 && text.includes(name)))),
    ).toEqual([]);
    expect(names.slice(1).filter((name) => svg.body.innerHTML.includes(name))).toEqual([]);
  }
});

test('a charge of murder is told in one item with the acquittal', () => {
  const items = everywhere.flatMap(({ said, shown }) => [
    ...said,
    ...shown.map((row) => Object.values(row).join(' ')),
  ]);
  const charged = items.filter((item) => /Kaba|charged with murder|murder charge/i.test(item));
  expect(charged.some((item) => item.includes('Kaba'))).toBe(true);
  expect(charged.filter((item) => !/acquitted|clears|cleared/.test(item))).toEqual([]);
});

test('no chart uses a word that the house rules out', () => {
  const ruledOut = /\b(marksm[ae]n|surg(e|ed|ing)|crackdowns?|neutralis\w+|suspects?)\b|\bonly \d/i;
  expect(everywhere.flatMap(({ said }) => said.filter((text) => ruledOut.test(text)))).toEqual([]);
});

/** Tables of answers. The timeline tells surveys, too, each in a sentence of its own. */
const ofSurveys = named.filter(({ chart }) => chart.tables.includes('responses'));
/** Charts of the one survey of the Met’s federation name no sponsor row by row. */
const isOfUnion = ({ sponsor = 'Metropolitan Police Federation' }: ChartRow) =>
  /Federation|Fellesforbund|Police Association/.test(String(sponsor));
const namesUnion = (text: string) => /\b(unions?|federations?)\b/i.test(text);

describe.for(ofSurveys)('$name', ({ headed, shown, said }) => {
  test('says of whom its percentages are: of those who answered', () => {
    expect(headed.slice(0, 2).some((text) => /\banswered\b/.test(text))).toBe(true);
  });

  test('calls a federation’s survey a union’s or a federation’s', () => {
    const run = Object.groupBy(shown.filter(isOfUnion), (row) =>
      row.shown === 'in words' ? 'inWords' : 'inPicture',
    );
    expect(run.inPicture ?? run.inWords).toBeDefined();
    if (run.inPicture) expect(headed.filter(namesUnion)).not.toEqual([]);
    if (run.inWords) expect(said.filter(namesUnion)).not.toEqual([]);
  });
});

test('there are six charts of surveys', () => {
  expect(new Set(ofSurveys.map(({ chart }) => chart.id)).size).toBe(6);
});

describe('docs/charts.md', () => {
  const docs = `${import.meta.dirname}/../../docs`;
  const lines = readFileSync(`${docs}/charts.md`, 'utf8').split('\n');
  const linked = (line: string) =>
    [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => resolve(docs, path ?? ''));
  const listed = lines.filter((line) => line.startsWith('| [`'));

  test('lists every chart once, in the order of the gallery', () => {
    expect(listed.map((line) => /^\| \[`(.*?)`\]\(\.\.\/src\/charts\/\1\.ts\)/.exec(line)?.[1])).toEqual(
      charts.map(({ id }) => id),
    );
  });

  test('links to files that exist, and names tests that stand in them', () => {
    expect(lines.flatMap(linked).filter((path) => !existsSync(path))).toEqual([]);
    const told = lines.filter((line) => line.startsWith('| ')).map((line) => line.split(' | ').at(-1) ?? '');
    const unknown = told.flatMap((where) => {
      const tests = linked(where)
        .filter((path) => path.endsWith('.test.ts'))
        .map((path) => readFileSync(path, 'utf8'));
      return [...where.matchAll(/“(.+?)”/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => !tests.some((text) => text.includes(`'${name}'`)));
    });
    expect(unknown).toEqual([]);
    expect(listed.filter((line) => !line.includes('“'))).toEqual([]);
  });
});
