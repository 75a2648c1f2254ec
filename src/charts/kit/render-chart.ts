import * as Plot from '@observablehq/plot';
import type { ChartRow } from '../../data/chart-row.ts';
import { makeOnce, nameFor } from '../../data/derive-once.ts';
import type { Chart, Size } from './define-chart.ts';
import { buildDocument, foldSvg, tidySvg } from './svg.ts';
import { capturePoints, type Point, rowsIn } from './points.ts';

export interface Drawing {
  /** The picture, as markup to stand in a page. */
  svg: string;
  width: number;
  height: number;
  points: Point[];
}

/** What was drawn is known under this name. */
let memory = {};
let pictures = 0;
const mostKept = 2000;

/**
 * Draws a chart, once in each size: a picture stands in the article, on its page, in embeds and files. The only place that knows
 * a document: article, chart page, files and tests all come through here. Throws when Plot warns, because what it warns of
 * (dates as text, a scale without data) is an error of the chart.
 */
export function renderChart(chart: Chart, rows: ChartRow[], { width, state, bare }: Size): Drawing {
  const drawn = makeOnce(nameFor(memory, chart), rows, () => new Map<string, Drawing>());
  const size = JSON.stringify([width, state, bare]);
  const known = drawn.get(size);
  if (known) return known;
  // So a build with any number of embeds needs no more memory.
  if ((pictures += 1) % mostKept === 0) memory = {};
  const drawing = draw(chart, rows, { width, state, bare });
  drawn.set(size, drawing);
  return drawing;
}

function draw(chart: Chart, rows: ChartRow[], { width, state, bare }: Size): Drawing {
  const options = chart.draw(rows, { width, state, bare });
  const points = capturePoints(options.marks, (row) => chart.tooltip(row));
  const svg = Plot.plot({ width, ...options, document: buildDocument });
  if (svg.localName !== 'svg')
    throw new Error(`${chart.id}: not a bare picture; titles and legends stand in the page`);
  // Plot adds a warning sign to the picture instead of throwing.
  const warning = [...svg.querySelectorAll('title')].find((title) => /warning/.test(title.textContent ?? ''));
  if (warning) throw new Error(`${chart.id}: ${warning.textContent}`);
  // Plot leaves out what has no place, such as that of a misspelt column, without a word.
  const lost = rowsIn(options.marks).find((row) => !points.has(row));
  if (lost) throw new Error(`${chart.id}: a mark has no place for “${chart.tooltip(lost)}”`);
  if (points.size === 0) throw new Error(`${chart.id}: no row is drawn`);
  tidySvg(svg, {
    idPrefix: [chart.id, state, width].filter(Boolean).join('-'),
    label: chart.alt(rows, { state }),
  });
  foldSvg(svg);
  const size = (name: 'width' | 'height') => Number(svg.getAttribute(name));
  return { svg: svg.outerHTML, width: size('width'), height: size('height'), points: [...points.values()] };
}
