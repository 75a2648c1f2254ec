import * as Plot from '@observablehq/plot';
import { extent, max, pairs, scaleLinear } from 'd3';
import { formatPercent, formatTenths } from '../../data/format.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import { around, type Box, boxAround, broken, type Candidate, type LabelKind } from '../kit/labels.ts';
import { placeLabels, sizeOf } from '../kit/labels.ts';
import { interactive } from '../kit/points.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { alongLine, baseLine, drawBoxes, drawLines, filled, type Line, picture } from '../kit/shapes.ts';
import { placeInTime, type Row } from './rows.ts';

type Position = Candidate['positions'][number];

/** A panel for each country, side by side or, on a phone, one above the other: years across, percent upwards, one scale. */
export function drawCountries(rows: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const [gap, deep, plot, head] = wide ? [36, 284, 216, 44] : [0, 268, 196, 44];
  const across = wide ? (width - gap) / 2 : width;
  const panels = valuesOf(rows, 'country').map((country, index) => ({
    country,
    left: wide ? index * (across + gap) : 0,
    top: wide ? 0 : index * deep,
    own: where(rows, { country }),
  }));
  const height = wide ? deep : deep * panels.length;
  const [from = 0, to = 0] = extent(rows, ({ year }) => year);
  const years = scaleLinear([from, to + 1], [34, across - 2]);
  const percents = scaleLinear([0, max(rows, ({ percent }) => percent) ?? 1], [head + plot, head]).nice(4);
  const ticks = percents.ticks(4);

  const spots = new Map(
    panels.flatMap(({ left, top, own }) =>
      own.map((row) => [row, { x: left + years(row.at), y: top + percents(row.percent) }] as const),
    ),
  );
  const at = (row: Row) => spots.get(row) ?? { x: 0, y: 0 };
  const joins = panels
    .flatMap(({ own }) => pairs(own.filter(({ line }) => line !== null)))
    .map(([a, b]): Line => [at(a).x, at(a).y, at(b).x, at(b).y]);
  const rules = (ticks: number[]) =>
    panels.flatMap(({ left, top }) =>
      ticks.map((tick): Line => [left, top + percents(tick), left + across, top + percents(tick)]),
    );
  const armed = panels.flatMap(({ left, top, own }): Box[] => {
    const [{ armed_from, armed_until }] = own as [Row];
    if (armed_from === null || armed_until === null) return [];
    const x = (date: string) => left + years(placeInTime(date));
    return [{ x1: x(armed_from), x2: x(armed_until), y1: top + head, y2: top + head + plot }];
  });
  const [police, others] = (['police', 'public'] as const).map((who) => where(rows, { who })) as [
    Row[],
    Row[],
  ];
  /** Outside the line of its country. */
  const hollow = police.filter(
    ({ line, country }) => line === null && where(police, { country }).some((row) => row.line !== null),
  );

  const axes = panels.flatMap(({ country, left, top }): Candidate[] => [
    { text: country, kind: 'heading', positions: [{ x: left, y: top + 10 }] },
    ...ticks.map((tick): Candidate => {
      const text = tick === ticks.at(-1) ? formatPercent(tick) : formatTenths(tick);
      return { text, kind: 'axis', positions: [{ x: left, y: top + percents(tick) - 9 }] };
    }),
    ...years.ticks(4).map((year): Candidate => {
      const middle: Position = { x: left + years(year + 0.5), y: top + head + plot + 16, anchor: 'middle' };
      return { text: String(year), kind: 'axis', positions: [middle] };
    }),
  ]);
  const values = rows.map((row): Candidate => {
    const [above, ...positions] = around(at(row), 12) as [Position, ...Position[]];
    const isPolice = row.who === 'police';
    return {
      text: formatTenths(row.percent),
      kind: isPolice ? 'value' : 'name',
      halo: true,
      positions: isPolice ? [above, ...positions] : [...positions, above],
    };
  });
  const writeLabel = (kind: LabelKind, heading: string, ems: number) =>
    broken(width, kind, write(heading), sizeOf(kind, width) * ems);
  const remarks = [
    ...armed.map(({ x1, y1 }): Candidate => ({
      ...writeLabel('annotation', 'armed', 8),
      positions: [40, 60, 80].map((down) => ({ x: x1 - 7, y: y1 + down, anchor: 'end' })),
      halo: true,
    })),
    ...hollow.slice(0, 1).map((row): Candidate => ({
      ...writeLabel('remark', 'first choice', 7),
      positions: around(at(row), 22),
      optional: true,
    })),
  ];
  /** What a kind of mark is: under its line, or else near one of its marks. */
  const names = panels.flatMap(({ country, own }) =>
    (['public', 'police'] as const).map((who): Candidate => {
      const marks = where(own, { who }).toReversed();
      const under = pairs(marks.filter(({ line }) => line !== null)).map(([a, b]) => ({
        x: (at(a).x + at(b).x) / 2,
        y: (at(a).y + at(b).y) / 2 + 14,
      }));
      const beside = marks.flatMap((row) => around(at(row), 12).filter(({ anchor }) => anchor !== 'middle'));
      const near = marks.flatMap((row) => around(at(row), 26));
      const text = writeLabel('name', who === 'police' ? `police ${country}` : who, 20);
      return { ...text, positions: [...under.toReversed(), ...beside, ...near], optional: true, halo: true };
    }),
  );
  const clear = [...armed, ...rows.map((row) => boxAround(at(row), 6)), ...joins.flatMap(alongLine)];

  const dots = (some: Row[], options: Plot.DotOptions) => {
    const place = { x: (row: Row) => at(row).x, y: (row: Row) => at(row).y };
    return interactive(Plot.dot(some, { ...place, stroke: 'var(--armed)', strokeWidth: 1.75, ...options }));
  };
  return picture(
    width,
    height,
    [
      drawBoxes(armed, (box) => box, filled('band')),
      drawLines(rules(ticks.slice(1))),
      drawLines(rules([0]), baseLine),
      drawLines(joins, { stroke: 'var(--armed)', strokeWidth: 2.5 }),
      dots(others, { symbol: 'square', r: 5, fill: 'var(--paper)' }),
      dots(hollow, { r: 4.8, fill: 'var(--paper)' }),
      dots(
        police.filter((row) => !hollow.includes(row)),
        { r: 4.4, fill: 'var(--armed)' },
      ),
    ],
    placeLabels([...axes, ...values, ...remarks, ...names], { width, height, clear }),
  );
}
