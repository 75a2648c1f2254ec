import { extent, scaleLinear } from 'd3';
import { share } from '../../data/share.ts';
import { isWide, type Size, type Write } from '../kit/define-chart.ts';
import type { Candidate, Label, Line } from '../kit/labels.ts';
import { middleAt, widest } from '../kit/labels.ts';
import { valuesOf } from '../kit/rows-and-phrases.ts';
import { baseLine, dotsAt, drawLines, picture } from '../kit/shapes.ts';
import type { ChartRow } from '../../data/chart-row.ts';

interface Row extends ChartRow {
  force: string;
  reports: number | null;
  operations: number | null;
}

/** Why forces cannot be ranked, and no measure of any: it stands in no row. */
export const ratioOf = ({ reports, operations }: Row) => share(reports ?? NaN, operations ?? NaN);

/** A dot for each force on one scale, by name. */
export function drawRatios(known: Row[], { width, bare }: Size, write: Write) {
  const [least = NaN, greatest = NaN] = extent(known, ratioOf);
  const [right, pitch] = isWide(width) ? [width - 40, 28] : [width - 18, 26];
  const left = 14 + widest(valuesOf(known, 'force'), 'name', width);
  const x = scaleLinear([0, greatest], [left, right]);
  const y = (row: Row) => 12 + known.indexOf(row) * pitch;
  const bottom = known.length * pitch;
  const under = (text: string, at: number, optional = false): Candidate => {
    return { text, kind: 'axis', optional, positions: [middleAt(at, bottom + 14)] };
  };
  const ends = [least, greatest].map((ratio) => under(ratio.toFixed(2), x(ratio)));
  const unit = under(write('unit'), (left + right) / 2, true);
  const labels = known.map((row): Label => ({ text: row.force, kind: 'name', x: 0, y: y(row) }));
  const tracks = known.map((row): Line => [left, y(row), right, y(row)]);
  const zero: Line = [left, 0, left, bottom];
  const at = (row: Row) => ({ x: x(ratioOf(row)), y: y(row) });
  const dots = dotsAt(known, at, { r: 5, fill: 'var(--event)' });
  const marks = [drawLines(tracks), drawLines([zero], baseLine), dots];
  // A card, which nobody can point at, gives no figure.
  return picture(width, bottom + 26, [{ marks, labels, candidates: bare ? [] : [...ends, unit] }]);
}
