import { type Chart, statesOf, widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInFull, citeInShort, findSources } from '../data/cite.ts';
import { writeCsv } from '../data/csv.ts';
import { loadChartRows, loadTables } from '../data/generated.ts';
import { describeLicence } from '../data/licence.ts';
import { address, chartPath, siteName } from '../site.ts';
import tokens from '../styles/tokens.css?raw';
import { addCaption } from './add-caption.ts';
import { renderPng } from './render-png.ts';
import { type Scheme, standAlone } from './stand-alone.ts';

/**
 * The files of a chart: its picture, and exactly the rows that are drawn. No id of a chart or a state holds
 * a dot, so `.dark` cannot be taken for one.
 */
export const formats = ['svg', 'dark.svg', 'csv', 'json'] as const;

/** The first state has pictures in pixels, too; those of the others are made from the SVG when they are wanted. */
export const firstFormats = [...formats, 'png', 'dark.png'] as const;

export type Format = (typeof firstFormats)[number];

const types = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** So that a picture is sharp on the screens of phones and in print. */
const pngScale = 2;

/** Answers with one of the files. Without a state it is the chart’s first. */
export async function answerWithFile(chart: Chart, format: Format, stateId?: string): Promise<Response> {
  const type = format.replace('dark.', '') as keyof typeof types;
  const body = await writeFile(chart, type, type === format ? 'light' : 'dark', stateId);
  return new Response(body, { headers: { 'Content-Type': types[type] } });
}

function writeFile(chart: Chart, type: keyof typeof types, scheme: Scheme, stateId?: string) {
  const rows = loadChartRows(chart);
  const inState = { state: stateId ?? statesOf(chart, rows)[0]?.id };
  const title = chart.title(rows, inState);
  const subtitle = chart.subtitle(rows, inState);
  const referenceDate = chart.referenceDate(rows, inState);
  const sources = chart.sources(rows, inState);
  const tables = loadTables();

  if (type === 'csv') return writeCsv(chart.table(rows, inState).rows);
  if (type === 'json') {
    const content = {
      title,
      subtitle,
      as_at: referenceDate,
      notes: chart.notes(rows, inState),
      sources: findSources(tables, sources).map(citeInFull),
      rows: chart.table(rows, inState).rows,
    };
    return `${JSON.stringify(content, null, 2)}\n`;
  }
  const path = chartPath(chart, stateId ? { id: stateId } : undefined);
  const captioned = addCaption(renderChart(chart, rows, { width: widths.wide, ...inState }).svg, {
    title,
    subtitle,
    key: chart.key?.(rows, inState) ?? [],
    from: [
      `${sources.length > 1 ? 'Sources' : 'Source'}: ${citeInShort(tables, sources)} · as at ${referenceDate}`,
      describeLicence(tables, sources),
      [siteName, address(path)].filter(Boolean).join(' · '),
    ],
  });
  const svg = standAlone(captioned, { title, description: chart.alt(rows, inState), tokens, scheme });
  return type === 'svg' ? svg : renderPng(svg, { scale: pngScale });
}
