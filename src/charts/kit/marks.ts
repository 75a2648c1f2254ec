import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { formatTenths } from '../../data/format.ts';
import { widths } from './define-chart.ts';
import { interactive } from './points.ts';

/** The parts that charts share, so that the same thing looks the same everywhere. Sizes are those of the look. */

type Data = Plot.Data;
type TextOptions = Plot.TextOptions;

export const isWide = (width: number): boolean => width >= widths.wide;

/** One step larger on a desk; never under 12 on a phone, where the drawing may be scaled down by a tenth. */
const labelSize = (width: number) => (isWide(width) ? 13 : 12.5);
const axisSize = 12;

/** A name or a remark beside the marks. */
export const label = (width: number, data: Data, options: TextOptions) =>
  Plot.text(data, { fontSize: labelSize(width), fill: 'var(--ink)', lineHeight: 1.2, ...options });

/** A figure on or beside its mark; a halo of paper keeps it readable over lines. */
export const valueLabel = (width: number, data: Data, options: TextOptions) =>
  Plot.text(data, {
    fontSize: labelSize(width),
    fontWeight: 600,
    fill: 'var(--ink)',
    stroke: 'var(--paper)',
    strokeWidth: 4,
    strokeLinejoin: 'round',
    ...options,
  });

/** A quiet remark in the picture: why there is a gap, what changes at a line. */
export const remark = (data: Data, options: TextOptions) =>
  Plot.text(data, {
    fontSize: axisSize,
    fill: 'var(--muted)',
    stroke: 'var(--paper)',
    strokeWidth: 4,
    strokeLinejoin: 'round',
    lineHeight: 1.25,
    ...options,
  });

/** A label of an axis, which stands on its rule. */
export const axisLabel = (data: Data, options: TextOptions) =>
  Plot.text(data, { fontSize: axisSize, fill: 'var(--muted)', ...options });

/** The dots of figures as they now stand, which a reader can point at: filled, with a ring of paper. */
export const presentDot = (data: Data, options: Plot.DotOptions) =>
  interactive(
    Plot.dot(data, { r: 4, fill: 'var(--armed)', stroke: 'var(--paper)', strokeWidth: 1, ...options }),
  );

/** Bars from `x1` to `x2` that a reader can point at. */
export const bars = (data: Data, options: Plot.BarXOptions) => interactive(Plot.barX(data, options));

/** The figure of a column as a label, to one decimal. */
export const tenths = (column: string) => (row: ChartRow) => formatTenths(Number(row[column]));

/** The dots of figures as first published, where they were revised since: hollow. */
export const firstPublishedDot = (data: Data, options: Plot.DotOptions) =>
  Plot.dot(data, { r: 3.6, fill: 'var(--paper)', stroke: 'var(--armed)', strokeWidth: 1.5, ...options });

/** A label that ends so many pixels before its mark, or begins so many after it. */
export const before = (pixels: number) => ({ textAnchor: 'end', dx: -pixels }) as const;
export const after = (pixels: number) => ({ textAnchor: 'start', dx: pixels }) as const;

/** A label at the left edge of the picture, whose margin is so many pixels wide. */
export const atLeft = (margin: number) => ({ frameAnchor: 'left', ...after(-margin) }) as const;

const hatchId = 'hatch';

/** The fill of what was not published. The picture must also hold `hatchPattern`. */
export const hatchFill = `url(#${hatchId})`;

/** Lines at 45 degrees: a pattern and never a tint, so that it cannot be taken for a value. */
export const hatchPattern: Plot.RenderFunction = (_index, _scales, _values, _dimensions, { document }) => {
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const definitions = make('defs', {});
  const pattern = make('pattern', {
    id: hatchId,
    width: '5',
    height: '5',
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  pattern.append(make('path', { d: 'M0,0V5', stroke: 'var(--hatch)', 'stroke-width': '2.4' }));
  definitions.append(pattern);
  return definitions;
};
