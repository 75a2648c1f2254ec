import { extent, max, pairs, scaleLinear } from 'd3';
import { formatPercent, formatTenths } from '../../data/format.ts';
import { isWide, type Write } from '../kit/define-chart.ts';
import type { Box, Candidate, LabelKind, Line, Position } from '../kit/labels.ts';
import { around, boxAround, candidateAt, endAt, labelAt, middleAt } from '../kit/labels.ts';
import { sizeOf, startAt, wrapLabel } from '../kit/labels.ts';
import { valuesOf, where } from '../kit/rows-and-phrases.ts';
import { alongLine, baseLine, dotsAt, drawBoxes, drawLines, filled, picture } from '../kit/shapes.ts';
import { placeInTime, type Row } from './rows.ts';

const isJoined = ({ line }: Row) => line !== null;

/** A panel for each country, side by side or, on a phone, one above the other: years across, percent upwards, one scale. */
export function drawCountries(rows: Row[], width: number, write: Write) {
  const wide = isWide(width);
  const [gap, deep, plot, head] = wide ? [36, 284, 216, 44] : [0, 268, 196, 44];
  const across = wide ? (width - gap) / 2 : width;
  const [from = 0, to = 0] = extent(rows, ({ year }) => year);
  const years = scaleLinear([from, to + 1], [34, across - 2]);
  const percents = scaleLinear([0, max(rows, ({ percent }) => percent) ?? 1], [head + plot, head]).nice(4);
  const ticks = percents.ticks(4);
  const panels = valuesOf(rows, 'country').map((country, index) => {
    const [left, top] = wide ? [index * (across + gap), 0] : [0, index * deep];
    const x = (time: number) => left + years(time);
    const y = (percent: number) => top + percents(percent);
    return { country, own: where(rows, { country }), left, top, x, y };
  });

  const at = ({ country, at, percent }: Row) => {
    const { x, y } = panels.find((panel) => panel.country === country) as (typeof panels)[number];
    return { x: x(at), y: y(percent) };
  };
  const lineBetween = ([a, b]: [Row, Row]): Line => [at(a).x, at(a).y, at(b).x, at(b).y];
  const joins = panels.flatMap(({ own }) => pairs(own.filter(isJoined)).map(lineBetween));
  const rules = (ticks: number[]) =>
    panels.flatMap(({ left, y }) => ticks.map((tick): Line => [left, y(tick), left + across, y(tick)]));
  const armed = panels.flatMap(({ own, top, x }): Box[] => {
    const [{ armed_from, armed_until }] = own as [Row];
    if (armed_from === null || armed_until === null) return [];
    const [x1, x2] = [armed_from, armed_until].map((date) => x(placeInTime(date))) as [number, number];
    return [{ x1, x2, y1: top + head, y2: top + head + plot }];
  });
  const [police, others] = [where(rows, { who: 'police' }), where(rows, { who: 'public' })];
  /** Outside the line of its country. */
  const hollow = police.filter(
    (row) => !isJoined(row) && where(police, { country: row.country }).some(isJoined),
  );
  const full = police.filter((row) => !hollow.includes(row));

  const formatTick = (tick: number) => (tick === ticks.at(-1) ? formatPercent(tick) : formatTenths(tick));
  const axes = panels.flatMap(({ country, left, top, x, y }) => [
    labelAt('heading', country, startAt(left, top + 10)),
    ...ticks.map((tick) => labelAt('axis', formatTick(tick), startAt(left, y(tick) - 9))),
    ...years.ticks(4).map((year) => labelAt('axis', String(year), middleAt(x(year + 0.5), y(0) + 16))),
  ]);
  const values = rows.map((row) => {
    const text = formatTenths(row.percent);
    const positions = around(at(row), 12);
    if (row.who === 'police') return candidateAt('value', text, positions, { halo: true });
    const [above, below, right] = positions as [Position, Position, Position];
    return candidateAt('name', text, [right, below, above, ...positions], { halo: true });
  });
  const writeLabel = (kind: LabelKind, heading: string, ems: number) =>
    wrapLabel(width, kind, write(heading), sizeOf(kind, width) * ems);
  const remarks = [
    ...armed.map(({ x1, y1 }): Candidate => ({
      ...writeLabel('annotation', 'armed', 8),
      positions: [40, 60, 80].map((down) => endAt(x1 - 7, y1 + down)),
      halo: true,
    })),
    ...hollow.slice(0, 1).map((row): Candidate => ({
      ...writeLabel('remark', 'first choice', 7),
      positions: around(at(row), 22),
      optional: true,
    })),
  ];
  /** What a kind of mark is: under its line, or else near one of its marks, left of it or apart from its value. */
  const names = panels.flatMap(({ country, own }) =>
    (['public', 'police'] as const).map((who): Candidate => {
      const marks = where(own, { who });
      const joined = pairs(marks.filter(isJoined)).map(lineBetween);
      const under = [0.5, 0.3, 0.1].flatMap((share) =>
        joined.map(([x1, y1, x2, y2]) => startAt(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share + 15)),
      );
      const near = marks.toReversed().flatMap((row) => {
        const { x, y } = at(row);
        return [who === 'police' ? startAt(x + 12, y) : endAt(x - 12, y), ...around({ x, y }, 26)];
      });
      const text = writeLabel('name', who === 'police' ? `police ${country}` : who, 20);
      return { ...text, positions: [...under, ...near], optional: true, halo: true };
    }),
  );
  const clear = [...armed, ...rows.map((row) => boxAround(at(row), 6)), ...joins.flatMap(alongLine)];

  const outline = { stroke: 'var(--armed)', strokeWidth: 1.75 };
  const marks = [
    drawBoxes(armed, (box) => box, filled('band')),
    drawLines(rules(ticks.slice(1))),
    drawLines(rules([0]), baseLine),
    drawLines(joins, { stroke: 'var(--armed)', strokeWidth: 2.5 }),
    dotsAt(others, at, { ...outline, symbol: 'square', r: 5, fill: 'var(--paper)' }),
    dotsAt(hollow, at, { ...outline, r: 4.8, fill: 'var(--paper)' }),
    dotsAt(full, at, { ...outline, r: 4.4, fill: 'var(--armed)' }),
  ];
  const candidates = [...axes, ...values, ...remarks, ...names];
  return picture(width, wide ? deep : deep * panels.length, [{ marks, candidates, clear }]);
}
