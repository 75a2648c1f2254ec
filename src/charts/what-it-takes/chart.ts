import * as Plot from '@observablehq/plot';
import { group, max } from 'd3';
import { inPixels } from '../kit/scales.ts';
import { textColumns } from '../kit/columns.ts';
import { defineChart } from '../kit/define-chart.ts';
import { after, axisLabel, isWide, label, presentDot, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { rowWhere, valuesOf, where } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';
import { formatCount, formatInWords } from '../../data/format.ts';
import { formatMeasure, type Part, readWhatItTakes, type Row } from './rows.ts';
import { text } from '../../data/checked-text.ts';

/** The rows that the title speaks of. */
const spoken = {
  firearms: 'Authorised firearms officer (AFO)',
  basic: 'All officers (basic test), from 2024',
  course: 'MPS initial ARV officer course',
};

const ofPart = (rows: Row[], part: Part) => where(rows, { part });
const find = (rows: Row[], part: Part, role: string) => rowWhere(rows, { part, role });
const levelOf = (rows: Row[], role: string) => find(rows, 'fitness', role).level ?? '';
const valueOf = (row: Row) => row.value ?? 0;
const measureOf = (row: Row) => formatMeasure(valueOf(row), row);

const partNames: Record<Part, string> = {
  fitness: 'Shuttle run',
  oxygen: 'Oxygen uptake',
  length: 'Length of course',
  cost: 'Cost to the Met',
  selection: 'Selection',
  'annual test': 'Annual test',
};

/** A force’s own standards hold for that force alone, so they stand apart from the national list, and after it. */
const laddersOf = (rows: Row[]) =>
  [...group(ofPart(rows, 'fitness'), (row) => row.asked_by)]
    .toSorted(([a], [b]) => Number(b === 'national') - Number(a === 'national'))
    .map(([asker, drawn]) => ({
      drawn,
      heading:
        asker === 'national'
          ? 'Shuttle run: the national list'
          : `${asker} Police’s own, ${drawn[0]?.status ?? ''}`,
    }));

/**
 * Two panels in pixels, since a place in an order, weeks and pounds share no scale: side by side on a desk, one over the
 * other on a phone. Bars of each unit begin at their own zero.
 */
function layOut(rows: Row[], width: number) {
  const wide = isWide(width);
  const lane = wide ? 21 : 22;
  const ys = new Map<Row, number>();
  let bottom = 10;
  const headings = laddersOf(rows).map(({ drawn, heading }) => {
    const y = bottom;
    drawn.forEach((row, index) => ys.set(row, y + lane * (index + 1)));
    bottom = y + lane * (drawn.length + 1) + 14;
    return { heading, y };
  });
  const ladder = wide ? { names: 186, from: 202, step: 17 } : { names: 184, from: 197, step: 8.8 };
  const top = wide ? 10 : bottom + 20;
  const [lengths, costs] = [ofPart(rows, 'length'), ofPart(rows, 'cost')];
  const weeks = where(lengths, { unit: 'weeks' });
  const courses = valuesOf([...lengths, ...costs], 'role');
  const left = wide ? 456 : 0;
  const zero = { length: left, cost: left + (wide ? 134 : 140) };
  const scale = {
    length: (wide ? 58 : 62) / (max(weeks, valueOf) ?? 1),
    cost: (wide ? 98 : 116) / (max(costs, valueOf) ?? 1),
  };
  const courseY = (row: Row) => top + 50 + courses.indexOf(row.role) * (wide ? 60 : 52);
  return {
    headings,
    ladder,
    weeks,
    left,
    zero,
    top,
    courseY,
    height: wide ? bottom : courseY(costs.at(-1) as Row) + 20,
    rungY: (row: Row) => ys.get(row) ?? 0,
    rungX: (row: Row) => ladder.from + ladder.step * ((row.rank ?? 1) - 1),
    barEnd: (part: 'length' | 'cost') => (row: Row) => zero[part] + valueOf(row) * scale[part],
  };
}

const formatLevel = ({ role, level, superseded }: Row) =>
  `${role}: ${level}${superseded === 'yes' ? ' (superseded)' : ''}`;

export const whatItTakes = defineChart<Row>({
  id: 'what-it-takes',
  name: 'What it takes',
  tables: ['fitness-standards', 'firearms-training', 'fitness-pass-rates'],
  spatialCoverage: () => 'United Kingdom',
  keyColumns: ['part', 'role', 'name', 'unit'],
  rows: readWhatItTakes,
  title: (rows) =>
    sentence('what-it-takes', 'Title', {
      firearms: levelOf(rows, spoken.firearms),
      basic: levelOf(rows, spoken.basic),
    }),
  subtitle(rows) {
    const weeks = find(rows, 'length', spoken.course);
    const price = find(rows, 'cost', spoken.course);
    return sentence('what-it-takes', 'Subtitle', {
      weeks: formatInWords(valueOf(weeks)),
      price: measureOf(price),
      day: price.status ?? '',
    });
  },
  alt(rows) {
    const courses = ofPart(rows, 'cost').map(
      (row) => `${row.name}: ${measureOf(find(rows, 'length', row.role))}, ${measureOf(row)}`,
    );
    return text`A ladder of shuttle run levels, the hardest at the top. ${ofPart(rows, 'fitness').map(formatLevel).join('; ')}. Beside it, bars of what the Met’s firearms courses took, ${ofPart(rows, 'cost')[0]?.status ?? ''}. ${courses.join('; ')}.`;
  },
  table: (rows) => ({
    columns: [
      ...textColumns({ role: 'Role, course or group' }),
      {
        name: 'part',
        label: 'What',
        format: (part: Part, row: Row) => (part === 'selection' ? row.name : partNames[part]),
      },
      { name: 'level', label: 'Level:shuttle', align: 'right' },
      {
        name: 'value',
        label: 'Figure',
        align: 'right',
        format: (_value: number, row: Row) => measureOf(row),
      },
      ...textColumns({ status: 'Standing or date', note: 'Note' }),
    ],
    rows,
  }),
  draw(rows, { width }) {
    const { headings, ladder, weeks, left, zero, top, courseY, height, rungX, rungY, barEnd } = layOut(
      rows,
      width,
    );
    const fitness = ofPart(rows, 'fitness');
    const current = where(fitness, { superseded: 'no' });
    const days = ofPart(rows, 'length').filter((row) => !weeks.includes(row));
    const costs = ofPart(rows, 'cost');
    const basic = find(rows, 'fitness', spoken.basic);
    const unarmed = fitness.filter((row) => row.armed !== 'armed' && row !== basic);
    const starred = ({ level, status }: Row) => `${level}${status === 'reported' ? '*' : ''}`;
    const at = { x: rungX, y: rungY };
    const rung = (list: Row[], options: Plot.TextOptions = {}) => [
      label(width, list, { x: () => ladder.names, y: rungY, text: 'name', textAnchor: 'end', ...options }),
      valueLabel(width, list, { ...at, text: starred, ...after(9), ...options }),
    ];
    const hollow = { r: 3.6, fill: 'var(--paper)', stroke: 'var(--unarmed)', strokeWidth: 1.5 };
    const sides = { y1: (row: Row) => courseY(row) - 9, y2: (row: Row) => courseY(row) + 9 };
    const baseline = (list: Row[], x: number) =>
      Plot.link(list, { x1: () => x, x2: () => x, ...sides, stroke: 'var(--ink)' });
    const figure = { y: courseY, text: measureOf, ...after(0) };
    const courseBars = (list: Row[], part: 'length' | 'cost') => {
      const ends = { x1: () => zero[part], x2: barEnd(part), ...sides };
      return [
        interactive(Plot.rect(list, { ...ends, fill: 'var(--armed)' })),
        valueLabel(width, list, { ...figure, ...after(6), x: barEnd(part) }),
      ];
    };
    const headed = (heading: string, x: number, y: number) =>
      axisLabel([heading], { x: () => x, y: () => y, text: String, ...after(0) });
    return {
      ...inPixels,
      height,
      marks: [
        headings.map(({ heading, y }) => headed(heading, 0, y)),
        Plot.link(fitness, {
          x1: () => ladder.names + 5,
          x2: rungX,
          y1: rungY,
          y2: rungY,
          stroke: 'var(--rule)',
        }),
        presentDot(where(current, { armed: 'armed' }), at),
        presentDot(where(current, { armed: 'not armed' }), { ...at, fill: 'var(--unarmed)' }),
        presentDot(where(current, { armed: 'not named' }), {
          ...at,
          fill: 'var(--muted)',
          symbol: 'diamond',
        }),
        presentDot(where(fitness, { superseded: 'yes' }), { ...at, ...hollow }),
        rung(unarmed),
        rung(where(fitness, { armed: 'armed' }), { fill: 'var(--armed)' }),
        rung([basic], { fontWeight: 600 }),
        headed('Length of course', zero.length, top),
        headed('Cost to the Met', zero.cost, top),
        label(width, costs, {
          x: () => left,
          y: (row: Row) => courseY(row) - 21,
          text: 'name',
          textAnchor: 'start',
        }),
        courseBars(weeks, 'length'),
        // Days are not turned into weeks, which the source does not do: the figure stands without a bar.
        interactive(valueLabel(width, days, { ...figure, x: () => zero.length })),
        courseBars(costs, 'cost'),
        baseline(weeks, zero.length),
        baseline(costs, zero.cost),
      ],
    };
  },
  tooltip(row) {
    if (row.part === 'fitness') return `${row.role}: level ${row.level} of the shuttle run, ${row.status}.`;
    const what = row.part === 'selection' ? row.name : partNames[row.part].toLowerCase();
    return `${row.role}: ${what}, ${measureOf(row)}${row.status ? `, ${row.status}` : ''}.`;
  },
  list(rows) {
    const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join('; ');
    const list = (part: Part, head: string, describe: (row: Row) => string, mark = measureOf) => ({
      head,
      items: ofPart(rows, part).map((row) => ({ mark: mark(row), words: describe(row) })),
    });
    return [
      list(
        'oxygen',
        'Asked in millilitres of oxygen a kilogram a minute: another scale, not converted',
        (row) => joined(row.role, row.status),
        (row) => formatCount(valueOf(row)),
      ),
      list('selection', 'Getting through, as said in 2016', (row) =>
        joined(`${row.role.replace('MPS', 'Met')}: ${row.name}`, row.status, row.note),
      ),
      list('annual test', 'The annual test', (row) => `${row.role}: ${row.name}, ${row.note}; ${row.status}`),
    ].filter(({ items }) => items.length > 0);
  },
  notes: (rows) => [
    text`A level such as ${levelOf(rows, spoken.basic)} is level and shuttle, not a decimal: it can be ranked, and no distance is shown. Blue: roles that carry a gun, named as such. Brown: others. Diamond: the top of the list, whose role was not named. Hollow: a test that has been replaced.`,
    text`* As reported, in a question to the Police Service of Northern Ireland and in a commercial guide; no national text that gives it was seen. The basic test holds where it was adopted. The national list rests on a decision of January 2012; which of its levels still hold is not known.`,
    text`The Mayor called the costs variable: they depend on whether an officer passes or needs another course. Days are left as days. Whether the armed response course comes on top of the basic course was not said.`,
  ],
  referenceDate(rows) {
    const drawn = rows.filter((row) => ['fitness', 'length', 'cost'].includes(row.part));
    const years = drawn.flatMap((row) => `${row.role} ${row.status}`.match(/\b20\d\d\b/g) ?? []).toSorted();
    return `${years[0]} to ${years.at(-1)}`;
  },
});
