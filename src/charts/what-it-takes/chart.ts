import * as Plot from '@observablehq/plot';
import { defineChart, type ListGroup } from '../kit/define-chart.ts';
import { axisLabel, isWide, label, presentDot, valueLabel } from '../kit/marks.ts';
import { interactive } from '../kit/points.ts';
import { formatCount, formatInWords } from '../../data/format.ts';
import { formatMeasure, type Part, readWhatItTakes, type Row } from './rows.ts';
import { text } from '../../data/checked-text.ts';

/** The rows that the title speaks of. */
const spoken = {
  firearms: 'Authorised firearms officer (AFO)',
  basic: 'All officers (basic test), from 2024',
  course: 'MPS initial ARV officer course',
};

const ofPart = (rows: Row[], part: Part) => rows.filter((row) => row.part === part);

function find(rows: Row[], part: Part, role: string): Row {
  const row = ofPart(rows, part).find((row) => row.role === role);
  if (!row) throw new Error(`what-it-takes: no ${part} of ${role}`);
  return row;
}

const levelOf = (rows: Row[], role: string) => find(rows, 'fitness', role).level ?? '';
const valueOf = (row: Row) => row.value ?? 0;
const measureOf = (row: Row) => formatMeasure(valueOf(row), row.unit);

const partNames: Record<Part, string> = {
  fitness: 'Shuttle run',
  oxygen: 'Oxygen uptake',
  length: 'Length of course',
  cost: 'Cost to the Met',
  selection: 'Selection',
  'annual test': 'Annual test',
};

const seriesColours = {
  armed: 'var(--armed)',
  'not armed': 'var(--unarmed)',
  'not named': 'var(--muted)',
} as const;

/** A force’s own standards hold for that force alone, so they stand apart from the national list. */
function ladders(rows: Row[]) {
  const fitness = ofPart(rows, 'fitness');
  const askers = [...new Set(fitness.map((row) => row.asked_by))].toSorted(
    (a, b) => Number(b === 'national') - Number(a === 'national'),
  );
  return askers.map((asker) => {
    const drawn = fitness.filter((row) => row.asked_by === asker);
    return {
      drawn,
      heading:
        asker === 'national'
          ? 'Shuttle run: the national list'
          : `${asker} Police’s own, ${drawn[0]?.status ?? ''}`,
    };
  });
}

/**
 * Two panels in pixels, since a place in an order, weeks and pounds share no scale: side by side on a desk, one over the
 * other on a phone. Bars of each unit begin at their own zero.
 */
function layOut(rows: Row[], width: number) {
  const wide = isWide(width);
  const lane = wide ? 21 : 22;
  const ys = new Map<Row, number>();
  let bottom = 10;
  const groups = ladders(rows).map(({ drawn, heading }) => {
    const y = bottom;
    drawn.forEach((row, index) => ys.set(row, y + lane * (index + 1)));
    bottom = y + lane * (drawn.length + 1) + 14;
    return { heading, y };
  });
  const ladder = wide ? { names: 186, from: 202, step: 17 } : { names: 184, from: 197, step: 8.8 };
  const top = wide ? 10 : bottom + 20;
  const courses = [...new Set([...ofPart(rows, 'length'), ...ofPart(rows, 'cost')].map((row) => row.role))];
  const left = wide ? 456 : 0;
  const zero = { length: left, cost: left + (wide ? 134 : 140) };
  const room = { length: wide ? 58 : 62, cost: wide ? 98 : 116 };
  const weeks = ofPart(rows, 'length').filter((row) => row.unit === 'weeks');
  const longest = {
    length: Math.max(...weeks.map(valueOf)),
    cost: Math.max(...ofPart(rows, 'cost').map(valueOf)),
  };
  const courseY = (row: Row) => top + 50 + courses.indexOf(row.role) * (wide ? 60 : 52);
  return {
    groups,
    ladder,
    weeks,
    left,
    zero,
    top,
    courseY,
    height: wide ? bottom : courseY(ofPart(rows, 'cost').at(-1) as Row) + 20,
    rungY: (row: Row) => ys.get(row) ?? 0,
    rungX: (row: Row) => ladder.from + ladder.step * ((row.rank ?? 1) - 1),
    barEnd: (part: 'length' | 'cost') => (row: Row) =>
      zero[part] + (valueOf(row) / longest[part]) * room[part],
  };
}

const levels = (rows: Row[]) =>
  ofPart(rows, 'fitness').map(
    (row) => `${row.role}: ${row.level}${row.superseded === 'yes' ? ' (superseded)' : ''}`,
  );

export const whatItTakes = defineChart<Row>({
  id: 'what-it-takes',
  name: 'What it takes',
  tables: ['fitness-standards', 'firearms-training', 'fitness-pass-rates'],
  spatialCoverage: () => 'United Kingdom',
  rows: readWhatItTakes,
  title: (rows) =>
    text`Firearms officers need fitness level ${levelOf(rows, spoken.firearms)}, as reported; the basic test asks ${levelOf(rows, spoken.basic)}`,
  subtitle(rows) {
    const weeks = find(rows, 'length', spoken.course);
    const price = find(rows, 'cost', spoken.course);
    return text`Level and shuttle of the run that a role asks for, in order; the steps between are not to scale. The Met’s first course for armed response vehicles took ${formatInWords(valueOf(weeks))} weeks and cost ${measureOf(price)} an officer, as the Mayor answered on ${price.status ?? ''}`;
  },
  alt(rows) {
    const courses = ofPart(rows, 'cost').map(
      (row) => `${row.name}: ${measureOf(find(rows, 'length', row.role))}, ${measureOf(row)}`,
    );
    return text`A ladder of shuttle run levels, the hardest at the top. ${levels(rows).join('; ')}. Beside it, bars of what the Met’s firearms courses took, ${ofPart(rows, 'cost')[0]?.status ?? ''}. ${courses.join('; ')}.`;
  },
  table: (rows) => ({
    columns: [
      { name: 'role', label: 'Role, course or group' },
      {
        name: 'part',
        label: 'What',
        format: (value: Part, row: Row) => (row.part === 'selection' ? row.name : partNames[value]),
      },
      { name: 'level', label: 'Level:shuttle', align: 'right' },
      {
        name: 'value',
        label: 'Figure',
        align: 'right',
        format: (value: number, row: Row) => formatMeasure(value, row.unit),
      },
      { name: 'status', label: 'Standing or date' },
      { name: 'note', label: 'Note' },
    ],
    rows,
  }),
  draw(rows, { width }) {
    const { groups, ladder, weeks, left, zero, top, courseY, height, rungX, rungY, barEnd } = layOut(
      rows,
      width,
    );
    const fitness = ofPart(rows, 'fitness');
    const lengths = ofPart(rows, 'length');
    const costs = ofPart(rows, 'cost');
    const basic = find(rows, 'fitness', spoken.basic);
    const isArmed = (row: Row) => row.armed === 'armed';
    const rung = (list: Row[], options: Plot.TextOptions) => {
      const at = { y: rungY, ...options };
      return [
        label(width, list, { x: () => ladder.names, text: 'name', textAnchor: 'end', ...at }),
        valueLabel(width, list, {
          x: rungX,
          text: (row: Row) => `${row.level}${row.status === 'reported' ? '*' : ''}`,
          textAnchor: 'start',
          dx: 9,
          ...at,
        }),
      ];
    };
    const barSides = { y1: (row: Row) => courseY(row) - 9, y2: (row: Row) => courseY(row) + 9 };
    const baseline = (list: Row[], x: number) =>
      Plot.link(list, { x1: () => x, x2: () => x, ...barSides, stroke: 'var(--ink)' });
    const bars = (list: Row[], part: 'length' | 'cost') => [
      interactive(
        Plot.rect(list, { x1: () => zero[part], x2: barEnd(part), ...barSides, fill: 'var(--armed)' }),
      ),
      valueLabel(width, list, { x: barEnd(part), y: courseY, text: measureOf, textAnchor: 'start', dx: 6 }),
    ];
    const heading = (text: string, x: number, y: number) =>
      axisLabel([text], { x: () => x, y: () => y, text: (name: string) => name, textAnchor: 'start' });
    return {
      height,
      marginTop: 0,
      marginBottom: 0,
      marginLeft: 0,
      marginRight: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        ...groups.map(({ heading: name, y }) => heading(name, 0, y)),
        Plot.link(fitness, {
          x1: () => ladder.names + 5,
          x2: rungX,
          y1: rungY,
          y2: rungY,
          stroke: 'var(--rule)',
        }),
        ...(['armed', 'not armed', 'not named'] as const).map((armed) => {
          const dots = fitness.filter((row) => row.armed === armed && row.superseded === 'no');
          return interactive(
            presentDot(dots, {
              x: rungX,
              y: rungY,
              fill: seriesColours[armed],
              ...(armed === 'not named' ? { symbol: 'diamond' } : {}),
            }),
          );
        }),
        interactive(
          presentDot(
            fitness.filter((row) => row.superseded === 'yes'),
            { x: rungX, y: rungY, r: 3.6, fill: 'var(--paper)', stroke: 'var(--unarmed)', strokeWidth: 1.5 },
          ),
        ),
        ...rung(
          fitness.filter((row) => !isArmed(row) && row !== basic),
          {},
        ),
        ...rung(fitness.filter(isArmed), { fill: 'var(--armed)' }),
        ...rung([basic], { fontWeight: 600 }),
        heading('Length of course', zero.length, top),
        heading('Cost to the Met', zero.cost, top),
        label(width, costs, {
          x: () => left,
          y: (row: Row) => courseY(row) - 21,
          text: 'name',
          textAnchor: 'start',
        }),
        ...bars(weeks, 'length'),
        // Days are not turned into weeks, which the source does not do: the figure stands without a bar.
        interactive(
          valueLabel(
            width,
            lengths.filter((row) => !weeks.includes(row)),
            { x: () => zero.length, y: courseY, text: measureOf, textAnchor: 'start' },
          ),
        ),
        ...bars(costs, 'cost'),
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
    const group = (part: Part, head: string, tellOf: (row: Row) => string): ListGroup => ({
      head,
      items: ofPart(rows, part).map((row) => ({
        mark: part === 'oxygen' ? formatCount(valueOf(row)) : measureOf(row),
        words: tellOf(row),
      })),
    });
    const joined = (parts: (string | null)[]) => parts.filter(Boolean).join('; ');
    return [
      group(
        'oxygen',
        'Asked in millilitres of oxygen a kilogram a minute: another scale, not converted',
        (row) => joined([row.role, row.status]),
      ),
      group('selection', 'Getting through, as said in 2016', (row) =>
        joined([`${row.role.replace('MPS', 'Met')}: ${row.name}`, row.status, row.note]),
      ),
      group(
        'annual test',
        'The annual test',
        (row) => `${row.role}: ${row.name}, ${row.note}; ${row.status}`,
      ),
    ].filter(({ items }) => items.length > 0);
  },
  notes: (rows) => [
    text`A level such as ${levelOf(rows, spoken.basic)} is level and shuttle, not a decimal: it can be ranked, and no distance is shown. Blue: roles that carry a gun, named as such. Brown: others. Diamond: the top of the list, whose role was not named. Hollow: a test that has been replaced.`,
    text`* As reported, in a question to the Police Service of Northern Ireland and in a commercial guide; no national text that gives it was seen. The basic test holds where it was adopted. The national list rests on a decision of January 2012; which of its levels still hold is not known.`,
    text`The Mayor called the costs variable: they depend on whether an officer passes or needs another course. Days are left as days. Whether the armed response course comes on top of the basic course was not said.`,
  ],
  sources: (rows) => [...new Set(rows.flatMap((row) => row.source_id.split(';')))],
  referenceDate(rows) {
    const drawn = rows.filter((row) => ['fitness', 'length', 'cost'].includes(row.part));
    const years = drawn.flatMap((row) => `${row.role} ${row.status}`.match(/\b20\d\d\b/g) ?? []).toSorted();
    return `${years[0]} to ${years.at(-1)}`;
  },
});
