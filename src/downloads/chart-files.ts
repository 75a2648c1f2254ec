import type { Column } from '../charts/kit/columns.ts';
import { type Chart, type InState, widths } from '../charts/kit/define-chart.ts';
import { renderChart } from '../charts/kit/render-chart.ts';
import type { ChartRow } from '../data/chart-row.ts';
import { citeInFull, describeLicence, factsAlone, findSources, listLicences, notesOf } from '../data/cite.ts';
import { writeCsv } from '../data/csv.ts';
import { dataVersion } from '../data/editions.ts';
import { loadEditions, loadTables } from '../data/generated.ts';
import { loadGuide } from '../data/guide.ts';
import { loadFrozen } from '../editions/pinned-rows.ts';
import { describeEmbed } from '../embeds/describe-embed.ts';
import type { ChartEmbed } from '../embeds/list-embeds.ts';
import { address, chartFile, chartPath, embedPath, fullAddress, siteName } from '../site.ts';
import tokens from '../styles/tokens.css?raw';
import { addCaption, type Scheme, standAlone } from './picture-file.ts';
import { renderPng } from './render-png.ts';

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

/**
 * What the rows of a chart are, as CSV on the Web (W3C, https://www.w3.org/TR/tabular-metadata/): a program that is given
 * the address of a CSV looks for this file next to it.
 */
export function describeRows({ chart, rows, state, named }: ChartEmbed) {
  const tables = loadTables();
  const inState = { state: state?.id };
  const { columns, rows: shown } = chart.table(rows, inState);
  const sources = findSources(tables, chart.sources(rows, inState));
  const licences = listLicences(sources, { title: factsAlone, path: fullAddress('/sources/') });
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: chartFile(chart, named, 'csv').split('/').at(-1),
    'dc:title': chart.title(rows, inState),
    'dc:description': describeInWords(chart, rows, inState),
    'dc:temporal': chart.referenceDate(rows, inState),
    'dc:spatial': chart.spatialCoverage(rows, inState),
    'dc:isPartOf': fullAddress(chartPath(chart, named)),
    'dc:issued': loadFrozen(chart).at(-1)?.date,
    'schema:version': dataVersion(loadEditions(), tables.corrections),
    'dc:license': licences.map(({ title, path }) => ({ 'dc:title': title, 'schema:url': path })),
    'dc:source': sources.map((source) => ({
      'dc:title': citeInFull(source),
      'dc:identifier': source.source_id,
      'schema:url': (source.link && source.url) || undefined,
    })),
    tableSchema: {
      columns: Object.keys(shown[0] ?? {}).map((name) => describeColumn(chart, name, columns, shown)),
    },
  };
}

/** What is measured and of whom, and what must not be read into it. */
export const describeInWords = (chart: Chart, rows: ChartRow[], inState: InState): string =>
  [`${chart.subtitle(rows, inState)}.`, ...chart.notes(rows, inState), ...notesOf(loadTables(), chart)].join(
    ' ',
  );

/** A column is described by the page’s label; where there is none, by its definition in the tables that the chart uses. */
function describeColumn(chart: Chart, name: string, columns: Column<ChartRow>[], rows: ChartRow[]) {
  const { label, unit } = columns.find((column) => column.name === name) ?? {};
  const values = rows.flatMap((row) => row[name] ?? []);
  const isNumber = values.length > 0 && values.every((value) => typeof value === 'number');
  return {
    name,
    // A reader of CSV on the Web compares them with the head of the CSV: one must be the same.
    titles: label ? [name, label] : name,
    'dc:description': label ?? meaningOf(chart, name),
    'schema:unitText': unit,
    datatype: isNumber ? (values.every(Number.isInteger) ? 'integer' : 'number') : 'string',
    null: '',
  };
}

/** Undefined where nothing defines the column: a test finds those. */
function meaningOf({ tables }: Chart, name: string): string | undefined {
  const meaning = tables.map((table) => loadGuide()[table]?.columns[name]).find(Boolean);
  // What is 1 and 0 in data/ is yes and no in the rows of charts.
  if (meaning?.startsWith('1 ')) return meaning.replace('1', 'Yes').replace(/\b0\b/, 'no');
  return meaning ?? unlabelledColumns[name];
}

/**
 * The meaning of columns that are in the downloads alone: no page labels them, and no table of data/ defines them. A test
 * checks that each is needed and that none is missing.
 */
export const unlabelledColumns: Record<string, string> = {
  after: 'What a source says the poll came after, where it does.',
  also_given: 'What other sources give for the same figure, with semicolons between, in percent.',
  answered: 'How many answered.',
  answered_qualifier: 'The sources’ own hedge for how many answered.',
  answered_unsure: 'Whether how many answered is itself unsure.',
  armed_until: 'The day until which the country’s police were armed for a time.',
  arv_percent: 'Percent of the operations that were carried out by crews of armed response vehicles.',
  as_known: '“now”, or the date of the newest release of the state: the figures are as they stood then.',
  asked: 'When it was asked, or published.',
  asked_by: 'Who asks for the standard: “national”, or the force whose own it is.',
  at: 'The middle of what is known of the date, as a year and its part.',
  bar: 'The bar that the piece lies in.',
  base: 'All reports of that year, of which the row is a part.',
  class: 'The class of the map: 1 is the lowest.',
  dated: 'Whether the date is that of asking or of publication.',
  day: 'The day at which it is drawn: a month counts from its last day, what was early in a year from its first.',
  decade: 'The decade in which it began.',
  drawn_as: 'The verdict that the picture shows.',
  event: 'What the picture calls an event.',
  first_day: 'The first day of the date, as far as it is known.',
  force: 'The force.',
  from: 'Where the piece begins in its bar, in percent.',
  index: 'The first year is 100.',
  kind: 'Reports, or people in the census.',
  last_day: 'The last day of the date, as far as it is known.',
  later_total: 'The total that the newest release gives for the year after, in uses.',
  line: 'The line that joins the figure to others of the same question; empty where none does.',
  members: 'How many members the federation had.',
  members_qualifier: 'The sources’ own hedge for how many members.',
  name: 'What is counted, as the picture calls it.',
  not_published: 'Percent of the answers that were not published.',
  official_source: 'Whether an official source gives it.',
  other_answers: 'Percent that answered otherwise.',
  part: 'Whether the piece is an answer, the opposite answer, or what was not published.',
  percent: 'Percent of the base.',
  place: 'The force or forces, or the country.',
  rank: 'Place in the order of levels. The distances between them are not known, so it is no amount.',
  revised: 'Whether the figure was first published otherwise.',
  run_by_union: 'Whether a police federation ran the survey.',
  second_hand: 'Whether the figure was only seen in texts that carry a release, never in the release.',
  set_aside: 'What a text that names no release says instead: never drawn.',
  set_aside_released: 'When that text came out.',
  shown: 'Whether the figure is in the picture, or in words alone.',
  side: 'Whether the answer is for or against.',
  standing: 'Whether the figure is known, not known, or not published.',
  start: 'The year in which the period begins.',
  state: 'The view of the chart that the row belongs to.',
  stated: 'Uses of which the kind is stated.',
  survey: 'The name of the survey.',
  to: 'Where the piece ends in its bar, in percent.',
  until: 'The last day of an event of more than a day.',
  view: 'The view of the chart that the row belongs to.',
  weak_source_id:
    'Copies and encyclopaedias that give the figure, too: ids of sources.csv, with semicolons between.',
  worked_out: 'How the figure was worked out from published ones; empty where it was published.',
  year: 'The year, or the year to March.',
};
