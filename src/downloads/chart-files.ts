import { widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import { citeInFull, describeLicence, findSources } from '../data/cite.ts';
import { writeCsv } from '../data/csv.ts';
import { loadTables } from '../data/generated.ts';
import { describeEmbed } from '../embeds/describe-embed.ts';
import type { ChartEmbed } from '../embeds/list-embeds.ts';
import { address, chartPath, embedPath, fullAddress, siteName } from '../site.ts';
import tokens from '../styles/tokens.css?raw';
import { addCaption } from './add-caption.ts';
import { describeRows } from './chart-metadata.ts';
import { renderPng } from './render-png.ts';
import { type Scheme, standAlone } from './stand-alone.ts';

/** The pictures in pixels: of each chart in each state, and of each edition that can be pinned to. */
export const pixelFormats = ['png', 'dark.png'] as const;

/**
 * The files of a chart in a state: its picture, and exactly the rows that are drawn. No id of a chart or a state holds
 * a dot, so `.dark` cannot be taken for one.
 */
export const formats = ['svg', 'dark.svg', ...pixelFormats, 'csv', 'csv-metadata.json', 'json'] as const;

export type Format = (typeof formats)[number];

/** So that a picture is sharp on the screens of phones and in print. */
const pngScale = 2;

export function writeChartFile(embed: ChartEmbed, format: Format): string | Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return writeCsv(listRows(embed));
  if (format === 'csv-metadata.json') return formatJson(describeRows(embed));
  if (format === 'json') return formatJson(describeChart(embed));
  const svg = drawPicture(embed, format.startsWith('dark.') ? 'dark' : 'light');
  return format.endsWith('svg') ? svg : renderPng(svg, { scale: pngScale });
}

const listRows = ({ chart, rows, state }: ChartEmbed) => chart.table(rows, { state: state?.id }).rows;

const formatJson = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

function describeChart(embed: ChartEmbed) {
  const { chart, rows, state } = embed;
  const inState = { state: state?.id };
  return {
    title: chart.title(rows, inState),
    subtitle: chart.subtitle(rows, inState),
    as_at: chart.referenceDate(rows, inState),
    notes: chart.notes(rows, inState),
    sources: findSources(loadTables(), chart.sources(rows, inState)).map(citeInFull),
    metadata: describeRows(embed),
    rows: listRows(embed),
  };
}

/** There is no room for more: the picture gives the page that lists them. */
const mostCorrections = 3;

/** The last picture: its files are made one after the other, and differ in their colours alone. */
let last: { embed: ChartEmbed; svg: string } | undefined;

function drawPicture(embed: ChartEmbed, scheme: Scheme): string {
  const { chart, rows, state } = embed;
  const inState = { state: state?.id };
  if (last?.embed !== embed) last = { embed, svg: drawCaptioned(embed) };
  const [title, description] = [chart.title(rows, inState), chart.alt(rows, inState)];
  return standAlone(last.svg, { title, description, tokens, scheme });
}

/** As in the embed, with the text of its page around it. A pinned one has no page but the embed. */
function drawCaptioned(embed: ChartEmbed): string {
  const { chart, rows, state, named, pinned } = embed;
  const { title, key, citation, corrections, correctionLinks } = describeEmbed(embed);
  const inState = { state: state?.id };
  const ids = chart.sources(rows, inState);
  const quiet = [
    citation,
    ...correctionLinks.map(({ text }) => text),
    ...(pinned?.isSuperseded ? ['newer figures exist'] : []),
  ];
  const page = pinned ? embedPath(chart, named, pinned.edition) : chartPath(chart, named);
  return addCaption(renderChart(chart, rows, { width: widths.wide, ...inState }).svg, {
    title,
    subtitle: chart.subtitle(rows, inState),
    key,
    from: [
      ...(corrections.length > mostCorrections
        ? [`${corrections.length} points were put right since: ${fullAddress('/corrections/')}`]
        : corrections.map(({ heading, text }, index) =>
            // Several on one day share its heading.
            corrections[index - 1]?.heading === heading ? text : `${heading} ${text}`,
          )),
      `${ids.length > 1 ? 'Sources' : 'Source'}: ${quiet.join(' · ')}`,
      describeLicence(loadTables(), ids),
      [siteName, address(page)].filter(Boolean).join(' · '),
    ],
  });
}
