import type * as Plot from '@observablehq/plot';
import { extent, group, max, sort } from 'd3';
import { formatPeriod } from '../../data/format.ts';
import { barRows } from '../kit/bar-rows.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import { endAt, groupByLook, labelAt, paragraph, startAt } from '../kit/labels.ts';
import { capitalise, compact, where } from '../kit/rows-and-phrases.ts';
import { dotsAt, filled, notPublished, picture } from '../kit/shapes.ts';
import { formatMeasure, type Aspect, deriveRows, type Row, uplift } from './rows.ts';

/** The bars, from the longest, and the lists of runs: a force’s own standards stand apart from the national list, after it. */
function view(rows: Row[]) {
  const runs = where(rows, { part: 'fitness' });
  const steps = where(rows, { part: 'selection', role: uplift });
  const bars = sort(
    steps.filter(({ name }) => name in colours),
    ({ value }) => -(value ?? 0),
  );
  const national = where(runs, { asked_by: 'national' });
  const forces = [...group(runs, ({ asked_by }) => asked_by).values()].filter(([run]) => run !== national[0]);
  return { rows, runs, steps, bars, national, forces };
}

/** Of the bars: those who applied or train carry no gun yet. */
const colours: Record<string, string> = {
  applied: 'armed-2',
  'with a place on the course': 'armed-2',
  'at work': 'armed',
};

const lookOf = ({ armed, superseded }: Row): Plot.DotOptions => {
  if (superseded === 'yes') return { fill: 'var(--paper)', stroke: 'var(--unarmed)', strokeWidth: 1.5 };
  return armed === 'not named' ? notPublished : filled(armed === 'armed' ? 'armed' : 'unarmed');
};

const pitch = 23;

/** Roles one under the other, from the hardest run: an order, and no scale. Roles of one level share its figure. */
function runList(
  width: number,
  runs: Row[],
  { heading, x, y, right }: { heading: string; x: number; y: number; right: number },
) {
  const head = paragraph(width, 'heading', heading, { x, y, room: right - x });
  const top = Math.round(head.bottom) + 16;
  const labels = runs.flatMap(({ level, armed, name }, index) => {
    const look = { fill: armed === 'armed' ? 'var(--armed)' : 'var(--ink)' };
    const y = top + index * pitch;
    const isFirst = runs[index - 1]?.level !== level;
    return compact([
      isFirst && labelAt('value', level ?? '', endAt(x + 33, y), look),
      labelAt('name', name, startAt(x + 64, y), look),
    ]);
  });
  const at = (run: Row) => ({ x: x + 50, y: top + runs.indexOf(run) * pitch });
  const dots = groupByLook(runs, lookOf).map(([look, alike]) => dotsAt(alike, at, { r: 5.5, ...look }));
  return { marks: dots, labels: [head.label, ...labels], bottom: top + (runs.length - 0.5) * pitch };
}

export const whatItTakes = defineChart<Row, ReturnType<typeof view>>({
  id: 'what-it-takes',
  tables: ['fitness-standards', 'firearms-training', 'fitness-pass-rates', 'met-uplift'],
  rows: deriveRows,
  view,
  figures({ steps, runs }) {
    const step = (name: string) => where(steps, { name }).map(formatMeasure)[0];
    const level = (run: Partial<Row>) => where(runs, run)[0]?.level;
    const applied = step('applied');
    return {
      applied,
      Applied: applied && capitalise(applied),
      'with-a-place': step('with a place on the course'),
      'at-work': step('at work'),
      waiting: step('passed selection and waited'),
      plan: step('more armed officers planned'),
      firearms: level({ role: 'Authorised firearms officer (AFO)' }),
      basic: level({ role: 'All officers (basic test), from 2024' }),
      replaced: level({ superseded: 'yes' }),
      highest: level({}),
    };
  },
  columns: (_view, write) => ({
    part: { format: (part: Aspect, row) => (part === 'selection' ? row.name : write(part)) },
    level: { align: 'right' },
    value: { align: 'right', format: (_value: number, row) => formatMeasure(row) },
  }),
  draw({ bars, national, forces }, { width }, write) {
    const wide = isWide(width);
    const right = wide ? 330 : width - 1;
    const head = paragraph(width, 'heading', write('plan'), { y: 0 });
    const steps = barRows({
      width,
      rows: bars,
      bar: 'name',
      to: 'value',
      stacked: true,
      top: head.bottom + 8,
      left: 0,
      right,
      value: formatMeasure,
      look: ({ name }) => filled(colours[name] ?? ''),
    });
    const under = steps.bottom + 28;
    // On a desktop the national list stands beside the bars, and a force’s own under them.
    const ofNation = runList(width, national, {
      heading: write('national'),
      ...(wide ? { x: 384, y: 0, right: width } : { x: 0, y: under, right }),
    });
    let y = wide ? under : ofNation.bottom + 20;
    const ofForces = forces.map((runs) => {
      const given = { force: runs[0]?.asked_by ?? '', when: runs[0]?.status ?? '' };
      const list = runList(width, runs, { heading: write('own', given), x: 0, y, right });
      y = list.bottom + 20;
      return list;
    });
    const parts = [steps, ofNation, ...ofForces];
    const height = max(parts, ({ bottom }) => bottom) ?? 0;
    return picture(width, height, [{ labels: [head.label] }, ...parts]);
  },
  tooltip: (row, write) => ({
    measure: row.value === null ? undefined : formatMeasure(row),
    name: row.part === 'selection' ? row.name : write(row.part).toLowerCase(),
  }),
  series: ({ part, asked_by }) => asked_by ?? part,
  referenceDate({ bars, runs }) {
    const years = [...bars, ...runs].flatMap((row) => `${row.role} ${row.status}`.match(/\b20\d\d\b/g) ?? []);
    return formatPeriod(extent(years).join('/'));
  },
});
