import { group, max } from 'd3';
import { formatPercent } from '../../data/format.ts';
import { barRows } from '../kit/bar-rows.ts';
import { isWide, type Size, type Write } from '../kit/define-chart.ts';
import { endAt, labelAt, startAt, widest } from '../kit/labels.ts';
import { interactive } from '../kit/points.ts';
import { capitalise, firstOfEach, formatGiven, rowWhere, where } from '../kit/rows-and-phrases.ts';
import { dotsAt, drawBoxes, filled, middleOf, notPublished, type Part, picture } from '../kit/shapes.ts';
import { leastBase, type Row } from './rows.ts';

/** The rows of a state, its places, the newest year of each place and the year before; the country’s and the Met’s for the notes. */
export function view(shown: Row[], rows: Row[]) {
  const [newest, earlier] = firstOfEach(where(shown, { kind: 'reports' }), 'period');
  if (!newest || !earlier)
    throw new Error(`reports-ethnicity: no two years of reports in ${shown[0]?.state ?? 'any state'}`);
  const inYear = ({ period }: Row) => where(shown, { kind: 'reports', period });
  // A percentage of a few reports would jump with each of them.
  const isInPercent = [newest, earlier].every(({ base }) => (base ?? 0) >= leastBase);
  return {
    rows,
    shown,
    newest,
    earlier,
    now: inYear(newest),
    before: inYear(earlier),
    column: isInPercent ? ('percent' as const) : ('reports' as const),
    census: where(shown, { kind: 'census' }),
  };
}

export type ShownReports = ReturnType<typeof view>;

export const formatIn = (column: ShownReports['column'], write: Write) => (row: Row) =>
  column === 'percent' && row.percent !== null ? formatPercent(row.percent) : formatGiven(row.reports, write);

/** The bars of each place, on one scale: side by side on a desktop, one under the other on a phone. */
export function drawPlaces({ now, before, census, column }: ShownReports, { width }: Size, write: Write) {
  const wide = isWide(width);
  const end = max([...now, ...before, ...census], (row) => Number(row[column])) ?? 1;
  const places = [...group(now, ({ place }) => place)];
  const [left, apart] = wide ? [170, 330] : [138, 0];
  const long = places.length > 1 && wide ? 210 : width - left - 14;
  let [top, bottom] = [0, 0];
  const parts = places.flatMap(([place, rows], index): Part[] => {
    const from = left + index * apart;
    const bars = barRows({
      width,
      rows,
      bar: 'group',
      name: ({ group }) => (wide && index > 0 ? undefined : group),
      to: column,
      end,
      top: top + 28,
      stacked: false,
      left: from,
      right: from + long,
      value: formatIn(column, write),
      look: (row) => (row.reports === null || row.group.startsWith('Not ') ? notPublished : filled('event')),
    });
    const at = ({ group, ...row }: Row) => ({
      x: bars.x(Number(row[column])),
      bar: bars.boxOf(rowWhere(rows, { group })),
    });
    /** A tick across each bar, cut out of it: the year before. */
    const ticks = where(before, { place }).filter((row) => row[column] !== null);
    const tickBox = (thick: number) => (row: Row) => {
      const { x, bar } = at(row);
      return { x1: x - thick / 2, x2: x + thick / 2, y1: bar.y1 - 4, y2: bar.y2 + 4 };
    };
    const acrossBars = [
      drawBoxes(ticks, tickBox(5), { fill: 'var(--paper)' }),
      interactive(drawBoxes(ticks, tickBox(2), { fill: 'var(--ink)' })),
    ];
    const y = top + 9;
    const base = write('base', { base: formatGiven(rows[0]?.base ?? null, write) });
    const labels = [
      labelAt('heading', capitalise(place), startAt(wide ? from : 0, y)),
      labelAt('remark', base, endAt(from + long, y)),
    ];
    // Named once, at the first that stands clear of its bar and of the values beside; elsewhere the subtitle says it.
    const tick = write('tick');
    const room = Math.min(width, from + long + 40) - 9 - widest([tick], 'remark', width);
    const named = ticks.map(at).find(({ bar, x }) => x > from + 4 && x > bar.x2 - 8 && x < room);
    if (named && index === 0) {
      const x = Math.max(named.x, named.bar.x2) + 9;
      labels.push(labelAt('remark', tick, startAt(x, middleOf(named.bar))));
    }
    const context = dotsAt(census, (row) => ({ x: at(row).x, y: middleOf(at(row).bar) }), {
      r: 5.5,
      symbol: 'diamond',
      fill: 'var(--muted)',
      stroke: 'var(--paper)',
      strokeWidth: 2,
    });
    bottom = Math.max(bottom, bars.bottom);
    // On a phone the places stand one under the other.
    if (!wide) top = bottom + 30;
    return [bars, { marks: [...acrossBars, context], labels }];
  });
  return picture(width, bottom + 6, parts);
}
