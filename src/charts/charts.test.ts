import { isFirm } from '../data/cite.ts';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ChartRow } from '../data/chart-row.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { standAlone } from '../downloads/picture-file.ts';
import { charts, findChart } from './index.ts';
import { type Chart, statesOf, widths } from './kit/define-chart.ts';
import { where } from './kit/rows-and-phrases.ts';
import { type Drawn, takeApart } from './testing/drawn.ts';

/** What holds for every chart, in every state at both widths. The rules of one chart stand beside it: see docs/charts.md. */

const here = import.meta.dirname;
const docs = `${here}/../../docs`;
const tables = loadTables();
const stated = charts.map((chart) => {
  const rows = loadChartRows(chart);
  return { chart, rows, states: statesOf(chart, rows) };
});
const drawnAt = (width: number) =>
  stated.flatMap(({ chart, states }) => states.map((state) => takeApart(chart, { state: state?.id, width })));
const onDesktop = drawnAt(widths.wide);
const everywhere = [...drawnAt(widths.narrow), ...onDesktop];

/** What breaks a rule, each with the name of its drawing. */
const offendersOf = (drawings: Drawn[], breaks: (drawn: Drawn) => unknown[]) =>
  drawings.flatMap((drawn) => breaks(drawn).map((what) => `${drawn.label}: ${JSON.stringify(what)}`));

test('the list holds every chart once, each in the folder of its name', () => {
  const files = globSync('*/chart.ts', { cwd: here });
  expect(charts.map((chart) => `${chart.id}/chart.ts`).toSorted()).toEqual(files.toSorted());
  expect(new Set(charts.map((chart) => chart.name)).size).toBe(charts.length);
});

test('an unknown chart or state is named', () => {
  expect(() => findChart('armed-cats')).toThrow('unknown chart: armed-cats');
  const chart = findChart('armed-officers');
  expect(() => chart.title(loadChartRows(chart), { state: 'known-1900' })).toThrow(
    'armed-officers: unknown state known-1900',
  );
});

test('ids and states can be addresses for decades', () => {
  const states = stated.flatMap(({ states }) => states.flatMap((state) => state?.id ?? []));
  const isAddress = (id: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id !== 'edition';
  expect(states.filter((id) => !isAddress(id))).toEqual([]);
  expect(charts.filter(({ id }) => !isAddress(id) || /\d/.test(id))).toEqual([]);
});

test('each state has an id, a label, a title and a description of its own', () => {
  const alike = stated.filter(({ chart, states }) => {
    const drawn = onDesktop.filter((other) => other.chart === chart);
    const labels = states.map((state) => state?.label);
    const texts = [drawn.map(({ state }) => state), labels, drawn.map(({ title }) => title)];
    return [...texts, drawn.map(({ alt }) => alt)].some((list) => new Set(list).size < states.length);
  });
  expect(alike.map(({ chart }) => chart.id)).toEqual([]);
});

test('all rows of a chart have the same columns, so that they can be a CSV', () => {
  const columnsOf = (rows: ChartRow[]) => new Set(rows.map((row) => Object.keys(row).toSorted().join()));
  expect(stated.filter(({ rows }) => columnsOf(rows).size !== 1).map(({ chart }) => chart.id)).toEqual([]);
});

const sourceIds = tables.sources.map(({ source_id }) => source_id);
const inCode = /undefined|\bnull\b|NaN|\[object|Invalid Date/;
const ruledOut = /\b(marksm[ae]n|surg(e|ed|ing)|crackdowns?|neutralis\w+|suspects?)\b|\bonly \d/i;

/** The timeline names surveys, too, each in a sentence of its own. */
const isOfSurvey = (chart: Chart) => chart.tables.includes('responses');
/** Charts of the one survey of the Met’s federation name no sponsor row by row. */
const isOfUnion = ({ sponsor = 'Metropolitan Police Federation' }: ChartRow) =>
  /Federation|Fellesforbund|Police Association/.test(String(sponsor));

/** What breaks a rule in a drawing. */
const rules: Record<string, (drawn: Drawn) => unknown[]> = {
  'says in words what it shows': ({ chart, rows, state, title, subtitle, alt, notes }) => [
    ...[title, subtitle].filter((line) => !/^\S.*[^.\s]$/.test(line)),
    ...[title].filter((title) => title.split(/\s+/).length > 14),
    // A screen reader says it whole, before anything else.
    ...[alt].filter((alt) => alt.length < 60 || alt.length > 150),
    ...[chart.referenceDate(rows, { state })].filter((date) => !/\d{4}$/.test(date)),
    ...(notes.length === 0 ? ['no notes'] : notes.filter((note) => !/^\S.*[.!?]$/s.test(note))),
  ],
  'says nothing in code: no undefined, null, NaN or object': ({ allText }) =>
    allText.filter((text) => inCode.test(text)),
  'uses no word that the house rules out': ({ allText }) => allText.filter((text) => ruledOut.test(text)),
  'has a table of its rows with columns that exist': ({ chart, rows, state }) => {
    const { columns, rows: shown } = chart.table(rows, { state });
    return [
      ...(shown.length === 0 || columns.length === 0 ? ['empty'] : []),
      ...columns.filter(({ name }) => !shown.every((row) => name in row)),
      ...shown.filter((row) => !rows.includes(row)),
    ];
  },
  'cites sources that exist, each once': ({ sources }) => [
    ...(sources.length > 0 && new Set(sources).size === sources.length ? [] : [sources]),
    ...sources.filter((id) => !sourceIds.includes(id)),
  ],
  'draws no row that rests on a copy or an encyclopaedia alone': ({ shown, sources }) => {
    const cited = shown.flatMap(({ source_id }) =>
      typeof source_id === 'string' ? [source_id.split(';')] : [],
    );
    return (cited.length > 0 ? cited : [sources]).filter((ids) => !isFirm(tables, { source_id: ids }));
  },
  'says of whom its percentages are: of those who answered': ({ chart, title, subtitle }) =>
    [`${title} ${subtitle}`].filter((head) => isOfSurvey(chart) && !/\b(answered|replied)\b/.test(head)),
  'calls a federation’s survey a union’s or a federation’s': ({ chart, shown, headed, allText }) => {
    const ofUnions = shown.filter(isOfUnion);
    const isInPicture = ofUnions.some((row) => row.shown !== 'in words');
    const names = (isInPicture ? headed : allText).join(' ').match(/\b(unions?|federations?)\b/i);
    return isOfSurvey(chart) && !(ofUnions.length > 0 && names) ? ['no name'] : [];
  },
  'has points inside the picture, each with words, on rows of its table': ({ points, drawing, shown }) => {
    const isInside = (x: number, y: number) => x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height;
    const wrong = points.filter(
      ({ x, y, row, words }) => !isInside(x, y) || !shown.includes(row) || !/\d/.test(words),
    );
    return points.length === 0 ? ['no points'] : wrong;
  },
  'is as wide as was asked for, or narrower': ({ drawing, width }) =>
    drawing.width > width ? [drawing.width] : [],
  'is clean: no inline style, no label on a group, its description on the picture itself': ({ svg, alt }) => {
    const picture = svg.querySelector('svg');
    const label = `${picture?.getAttribute('role')}: ${picture?.getAttribute('aria-label')}`;
    const styled = [...svg.querySelectorAll('style, [style], g[aria-label]')];
    return [...styled.map(({ outerHTML }) => outerHTML), ...(label === `img: ${alt}` ? [] : [label])];
  },
};

test.each(Object.entries(rules))('%s', (_rule, breaks) => {
  expect(offendersOf(everywhere, breaks)).toEqual([]);
});

test('no two drawings share an id, and each id begins with its chart’s, so that charts can stand in one page', () => {
  const idsOf = ({ svg }: Drawn) => Array.from(svg.querySelectorAll('[id]'), ({ id }) => id);
  const isStrange =
    ({ chart }: Drawn) =>
    (id: string) =>
      !id.startsWith(`${chart.id}-`);
  const ids = everywhere.flatMap(idsOf);
  expect(offendersOf(everywhere, (drawn) => idsOf(drawn).filter(isStrange(drawn)))).toEqual([]);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the colour of targets is kept for the Met’s target', () => {
  const inColour = '[fill="var(--target)"], [stroke="var(--target)"]';
  const coloured = onDesktop.filter(({ svg }) => svg.querySelector(inColour));
  expect(coloured.map(({ chart }) => chart.id)).toEqual(['armed-officers-met']);
  const targets = onDesktop.flatMap(({ points }) => where(points, { colour: 'var(--target)' }));
  expect(new Set(targets.map(({ row }) => row.kind))).toEqual(new Set(['target']));
});

test('the small site that printed 46 is named in no row, source, list or picture', () => {
  const printed = tables.responses.filter(
    (row) => row.survey_id === 'MPF2017' && row.option_id === 'more_specialists_not_all',
  );
  const own = printed.find(({ preferred }) => preferred)?.percent ?? NaN;
  const slips = printed.filter(({ percent }) => ![own, Math.round(own), Math.floor(own)].includes(percent));
  const cited = slips.flatMap(({ source_id }) => source_id);
  const sites = tables.sources.filter(({ source_id }) => cited.includes(source_id));
  // The table of sources, which the site prints whole, does not name it either.
  expect(sites).toMatchObject([{ publisher: 'A small news site, not named here', url: null, link: false }]);
  const ids = sites.map(({ source_id }) => source_id);
  const names = sites.flatMap(({ publisher, title }) => [publisher, title]);
  const named = offendersOf(everywhere, ({ rows, allText, sources, svg }) => {
    const cells = rows.flatMap((row) => Object.values(row).flatMap((cell) => String(cell).split(';')));
    const shown = [...allText, ...cells, ...sources, svg.body.innerHTML];
    return shown.filter((item) => ids.includes(item) || names.some((name) => item.includes(name)));
  });
  expect(named).toEqual([]);
});

test('a charge of murder stands in one item with the acquittal, also in a label, which gives no name', () => {
  const itemsOf = ({ allText, shown }: Drawn) => [
    ...allText,
    ...shown.map((row) => Object.values(row).join(' ')),
  ];
  const charged = everywhere.flatMap(itemsOf).filter((item) => /Kaba|\bcharged\b|murder charge/i.test(item));
  expect(charged.some((item) => item.includes('Kaba'))).toBe(true);
  expect(charged.filter((item) => !/acquitted|clears|cleared/.test(item))).toEqual([]);
  expect(everywhere.flatMap(({ texts }) => texts).filter((text) => text.includes('Kaba'))).toEqual([]);
});

/** The first and the last state of each chart: enough to see what a change does, and the repository stays small. */
const pictured = everywhere.flatMap((drawn) => {
  const states = stated.find(({ chart }) => chart === drawn.chart)?.states.map((state) => state?.id) ?? [];
  if (drawn.state !== states[0] && drawn.state !== states.at(-1)) return [];
  const size = drawn.width === widths.wide ? 'wide' : 'narrow';
  const name = [drawn.chart.id, drawn.state !== states[0] && drawn.state, size];
  return [{ ...drawn, file: `${name.filter(Boolean).join('-')}.svg` }];
});
/** A change of one mark is then a change of one line. Text holds no “<”, so this leaves it alone. */
const oneElementALine = (svg: string) => svg.replaceAll(/>(?=<[^/])/g, '>\n');

test('pictures are as they were', async () => {
  const tokens = readFileSync(`${here}/../styles/tokens.css`, 'utf8');
  for (const { chart, title, alt, drawing, file } of pictured) {
    const picture = oneElementALine(standAlone(drawing.svg, { title, description: alt, tokens }));
    await expect.soft(picture).toMatchFileSnapshot(`${here}/${chart.id}/snapshots/${file}`);
  }
});

test('no picture is left over from a chart or a state that is gone', () => {
  const files = globSync('*/snapshots/*', { cwd: here }).map((path) => basename(path));
  expect(files.filter((name) => !pictured.some(({ file }) => file === name))).toEqual([]);
});

const lines = readFileSync(`${docs}/charts.md`, 'utf8').split('\n');
const linked = (line: string) =>
  [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => resolve(docs, path ?? ''));
const listed = lines.filter((line) => line.startsWith('| [`'));

test('docs/charts.md lists every chart once, in the order of the gallery, with a link to its tests, and links to files that exist', () => {
  const chartOf = (line: string) => /^\| \[`(.*?)`\]\(\.\.\/src\/charts\/\1\/chart\.ts\)/.exec(line)?.[1];
  expect(listed.map(chartOf)).toEqual(charts.map(({ id }) => id));
  expect(listed.filter((line) => !linked(line).some((path) => path.endsWith('.test.ts')))).toEqual([]);
  expect(lines.flatMap(linked).filter((path) => !existsSync(path))).toEqual([]);
});
