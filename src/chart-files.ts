import type { Chart } from './drawing/chart.ts';
import { writeCsv } from './csv.ts';
import { statesOf, widths } from './drawing/chart.ts';
import { renderChart } from './drawing/render-chart.ts';
import { standAlone } from './drawing/stand-alone.ts';
import { citeInFull, findSources } from './figures/cite.ts';
import { readChartRows, readTables } from './read-generated.ts';
import tokens from './styles/tokens.css?raw';

/** The files that stand beside a chart: its picture, and exactly the rows that are drawn. */
export const formats = ['svg', 'csv', 'json'] as const;

const types: Record<string, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Answers with one of the files. Without a state it is the chart’s first. Throws on another format. */
export function answerWithFile(chart: Chart, { state, format }: { state?: string | undefined; format: string | undefined }): Response {
  const rows = readChartRows(chart);
  const inState = { state: state ?? statesOf(chart, rows)[0]?.id };
  const make = { svg: () => picture(chart, inState), csv: () => writeCsv(chart.table(rows, inState).rows), json: () => json(chart, inState) }[format ?? ''];
  if (!make) throw new Error(`unknown format: ${format}`);
  return new Response(make(), { headers: { 'Content-Type': types[format ?? ''] ?? '' } });
}

type InState = { state: string | undefined };

function picture(chart: Chart, inState: InState): string {
  const rows = readChartRows(chart);
  const { svg } = renderChart(chart, rows, { width: widths.wide, ...inState });
  return standAlone(svg, { title: chart.title(rows, inState), description: chart.alt(rows, inState), tokens });
}

function json(chart: Chart, inState: InState): string {
  const rows = readChartRows(chart);
  const about = {
    title: chart.title(rows, inState),
    subtitle: chart.subtitle(rows, inState),
    as_at: chart.asAt(rows, inState),
    notes: chart.notes(rows, inState),
    sources: findSources(readTables(), chart.sources(rows, inState)).map(citeInFull),
    rows: chart.table(rows, inState).rows,
  };
  return `${JSON.stringify(about, null, 2)}\n`;
}
