import type { Chart } from '../charts/kit/define-chart.ts';
import { writeCsv } from '../data/csv.ts';
import { statesOf, widths } from '../charts/kit/define-chart.ts';
import { addCaption } from './add-caption.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { type Scheme, standAlone } from './stand-alone.ts';
import { citeInFull, citeInShort, findSources } from '../data/cite.ts';
import { describeLicence } from '../data/licence.ts';
import { renderPng } from './render-png.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { address, chartPath, siteName } from '../site.ts';
import tokens from '../styles/tokens.css?raw';

/**
 * The files that stand beside a chart: its picture, and exactly the rows that are drawn. No id of a chart or a state holds
 * a dot, so `.dark` cannot be taken for one.
 */
export const formats = ['svg', 'dark.svg', 'csv', 'json'] as const;

/** Of the first state there are pictures in pixels, too; those of the others are made from the SVG when they are wanted. */
export const firstFormats = [...formats, 'png', 'dark.png'] as const;

export type Format = (typeof firstFormats)[number];

const types: Record<string, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** So that a picture is sharp on the screens of phones and in print. */
const pngScale = 2;

/** Answers with one of the files. Without a state it is the chart’s first. */
export async function answerWithFile(chart: Chart, format: Format, asked?: string): Promise<Response> {
  const body = await makeFile(chart, format, asked);
  return new Response(body, { headers: { 'Content-Type': types[format.split('.').at(-1) ?? ''] ?? '' } });
}

function makeFile(chart: Chart, format: Format, asked?: string): string | Promise<Uint8Array<ArrayBuffer>> {
  const light = () => picture(chart, asked, 'light');
  const dark = () => picture(chart, asked, 'dark');
  switch (format) {
    case 'svg':
      return light();
    case 'dark.svg':
      return dark();
    case 'png':
      return renderPng(light(), { scale: pngScale });
    case 'dark.png':
      return renderPng(dark(), { scale: pngScale });
    case 'csv':
      return writeCsv(chart.table(loadChartRows(chart), stateOf(chart, asked)).rows);
    case 'json':
      return json(chart, asked);
  }
}

const stateOf = (chart: Chart, asked?: string) => ({
  state: asked ?? statesOf(chart, loadChartRows(chart))[0]?.id,
});

function picture(chart: Chart, asked: string | undefined, scheme: Scheme): string {
  const rows = loadChartRows(chart);
  const tables = loadTables();
  const inState = stateOf(chart, asked);
  const sources = chart.sources(rows, inState);
  const title = chart.title(rows, inState);
  const captioned = addCaption(renderChart(chart, rows, { width: widths.wide, ...inState }).svg, {
    title,
    subtitle: chart.subtitle(rows, inState),
    key: chart.key?.(rows, inState) ?? [],
    from: [
      `${sources.length > 1 ? 'Sources' : 'Source'}: ${citeInShort(tables, sources)} · as at ${chart.referenceDate(rows, inState)}`,
      describeLicence(tables, sources),
      [siteName, address(chartPath(chart, asked ? { id: asked } : undefined))].filter(Boolean).join(' · '),
    ],
  });
  return standAlone(captioned, { title, description: chart.alt(rows, inState), tokens, scheme });
}

function json(chart: Chart, asked?: string): string {
  const rows = loadChartRows(chart);
  const inState = stateOf(chart, asked);
  const about = {
    title: chart.title(rows, inState),
    subtitle: chart.subtitle(rows, inState),
    as_at: chart.referenceDate(rows, inState),
    notes: chart.notes(rows, inState),
    sources: findSources(loadTables(), chart.sources(rows, inState)).map(citeInFull),
    rows: chart.table(rows, inState).rows,
  };
  return `${JSON.stringify(about, null, 2)}\n`;
}
