import { min, pairs, range, scaleUtc, sum, utcDay, utcFormat, utcYear } from 'd3';
import { formatDate, formatInWords, formatList } from '../../data/format.ts';
import { drawBars } from '../kit/bar-rows.ts';
import { defineChart, isWide } from '../kit/define-chart.ts';
import type { Box, Candidate, Line } from '../kit/labels.ts';
import { boxOf, endAt, labelAt, middleAt, placeLabels } from '../kit/labels.ts';
import { startAt, tiesOf, widest, wrapLabel } from '../kit/labels.ts';
import { capitalise, where } from '../kit/rows-and-phrases.ts';
import { drawLines, filled, ink, picture, ticksDown } from '../kit/shapes.ts';
import { levelNames, deriveRows, type Row } from './rows.ts';

const monthOf = ({ start }: Row) => start.slice(0, 7);

/** How long the last bar is drawn, since it has no end and nothing here reads the day’s date. */
const openDays = 240;

const startOf = (row: Row) => new Date(row.start);
const endOf = (row: Row) => (row.end ? new Date(row.end) : utcDay.offset(startOf(row), openDays));

/** More than words can stack over the levels. How high they do decides where the picture begins. */
const room = 400;

export const threatLevel = defineChart<Row>({
  id: 'threat-level',
  tables: ['threat-levels'],
  rows: deriveRows,
  figures(rows) {
    const [first, last] = [rows[0], rows.at(-1)] as [Row, Row];
    const [critical, scopes] = [where(rows, { level: 'critical' }), where(rows, { change: 'scope only' })];
    const lowest = min(rows, ({ rank }) => rank) ?? 1;
    const list = (some: Row[]) => formatList(some.map(({ start }) => formatDate(start)));
    return {
      'first-month': monthOf(first),
      'last-month': monthOf(last),
      last: last.level,
      lowest: levelNames[lowest - 1],
      'never-below': rows.every(({ rank }) => rank >= lowest),
      'scope-month': scopes[0] && monthOf(scopes[0]),
      'critical-times': formatInWords(critical.length),
      'critical-days': sum(critical, ({ days }) => days ?? 0),
      count: rows.length,
      official: where(rows, { official_source: 'yes' }).length,
      unsure: list(where(rows, { confidence: 'medium', confirmed: 'yes' })),
      untraced: list(where(rows, { confirmed: 'no' })),
      'one-level': scopes.length === 1,
      reported: last.confirmed === 'no',
    };
  },
  columns: () => ({ level: { format: capitalise } }),
  /**
   * Each level as a bar as long as it lasted, as high as its name stands in their order. Words hang on threads over each time
   * that the level was critical, and under each change of what it covers.
   */
  draw(rows, { width }, write) {
    const [lane, afterName] = isWide(width) ? [34, 14] : [30, 4];
    // On a phone there is no room for the size of annotations.
    const kind = isWide(width) ? 'annotation' : 'remark';
    const left = afterName + widest([...levelNames], 'name', width);
    const [first, last] = [rows[0], rows.at(-1)] as [Row, Row];
    const x = scaleUtc([utcYear.floor(startOf(first)), endOf(last)], [left, width - 2]);
    const years = x.ticks(utcYear);
    const middleOf = (rank: number) => room + (levelNames.length - rank + 0.5) * lane;
    // Days would be thinner than a line: critical is drawn wider than it lasted.
    const barOf = (row: Row): Box => {
      const x1 = x(startOf(row));
      const y = middleOf(row.rank);
      return { x1, x2: Math.max(x(endOf(row)), x1 + 3.5), y1: y - 6, y2: y + 6 };
    };

    const hang = (row: Row, side: -1 | 1): Candidate => {
      const own = barOf(row);
      const [at, edge] = side < 0 ? [(own.x1 + own.x2) / 2, own.y1] : [own.x1, own.y2];
      // Over a level all words fit to the right of their thread: on its left they would stand at that of another.
      const most = Math.min((width - left) * 0.48, side < 0 ? width - at - 7 : width);
      const { tall, ...lines } = wrapLabel(width, kind, write(row.start), most);
      const heights = range(side < 0 ? 12 : lane - 18, room, 4).map(
        (away) => edge + side * (away + tall / 2),
      );
      const positions = [...heights.map((y) => startAt(at + 6, y)), ...heights.map((y) => endAt(at - 6, y))];
      const tie = ({ y1, y2 }: Box): Line[] => [[at, edge, at, side < 0 ? y2 - 5 : y1 + 5]];
      return { ...lines, fill: 'var(--ink)', halo: true, positions, optional: true, tie };
    };
    // From the right: what begins further to the left then stands higher, and no thread crosses a word.
    const words = [
      ...where(rows.toReversed(), { level: 'critical' }).map((row) => hang(row, -1)),
      ...where(rows, { change: 'scope only' }).map((row) => hang(row, 1)),
    ];
    const clear = rows.map((row): Box => ({ ...barOf(row), y2: barOf(row).y2 + 5 }));
    const labels = placeLabels(words, { width, height: 2 * room, clear });
    const threads = labels.flatMap((label) => tiesOf(label, width));

    const bottom = room + levelNames.length * lane;
    const steps = pairs(rows).map(([before, after]): Line => {
      const at = x(startOf(after));
      return [at, middleOf(before.rank), at, middleOf(after.rank)];
    });
    const hollow = { fill: 'var(--paper)', stroke: 'var(--ink-2)', strokeWidth: 1.4 };
    const lookOf = ({ confirmed }: Row) => (confirmed === 'yes' ? filled('ink-2') : hollow);
    const rules = range(1, levelNames.length)
      .map((level) => room + level * lane)
      .map((y): Line => [0, y, width, y]);
    const named = levelNames.map((level, index) => {
      const fill = rows.some((row) => row.level === level) ? 'var(--ink)' : 'var(--muted)';
      return labelAt('name', capitalise(level), startAt(0, middleOf(index + 1)), { fill });
    });
    const axis = years
      .filter((year) => year.getUTCFullYear() % 5 === 0)
      .map((year) => labelAt('axis', utcFormat('%Y')(year), middleAt(x(year), bottom + 18)));
    const marks = [
      drawLines(rules),
      drawLines([[0, bottom, width, bottom], ...ticksDown(years.map(x), bottom)], ink),
      drawLines(steps, { stroke: 'var(--ink-2)' }),
      drawLines(threads, ink),
      ...drawBars(rows, barOf, lookOf),
    ];
    // The picture begins over the highest words.
    const top = Math.min(room, ...labels.map((label) => boxOf(label, width).y1)) - 2;
    const height = Math.ceil(bottom + 28 - top);
    const y = { type: 'linear', axis: null, domain: [top, top + height], range: [0, height] } as const;
    return { ...picture(width, height, [{ marks, labels: [...named, ...axis, ...labels] }]), y };
  },
  tooltip: ({ start, end, level, days, confirmed }, write) => ({
    level: capitalise(level),
    reported: confirmed === 'no' ? write('reported') : undefined,
    from: start,
    to: end,
    days: days ?? 0,
    open: end ? undefined : write('open'),
  }),
  sonification: () => 'rank',
  referenceDate: (rows) => rows.at(-1)?.start ?? '',
});
