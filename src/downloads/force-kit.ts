import { findChart } from '../charts/index.ts';
import { citeInFull, describeLicence, findSources } from '../data/cite.ts';
import { writeCsv } from '../data/csv.ts';
import { makeOnce } from '../data/derive-once.ts';
import { loadEditions, oncePerRun } from '../data/generated.ts';
import { type TableName, tableNames, type Tables } from '../data/tables/index.ts';
import { citeAsText } from '../editions/citation.ts';
import { describeEmbeddable } from '../embeds/describe-embed.ts';
import { type ChartEmbed, listLive, listMarks } from '../embeds/list-embeds.ts';
import { writeCode } from '../embeds/snippet.ts';
import type { Facts } from '../forces/facts.ts';
import { type Force, headForce } from '../forces/force-names.ts';
import { deriveSentences } from '../forces/sentences.ts';
import { address, forcePath } from '../site.ts';
import { drawCardPng } from './cards.ts';
import { writeChartFile } from './chart-files.ts';
import { describeOfferedTable, zipFiles } from './data-package.ts';

type Cells = Record<string, unknown> & { source_id?: string[] };

/** What the columns of different tables are called in the rows of a force. */
const columns = {
  when: ['date', 'period'],
  measure: ['measure', 'dimension'],
  group: ['group'],
  value: ['value', 'reports'],
  qualifier: ['qualifier'],
  release: ['release'],
  released: ['released'],
};

/** Tables with rows of forces, and these; a region may have the name of a force. */
function listRows(tables: Tables, { geography }: Force): { table: TableName; rows: Cells[] }[] {
  const isOwn = (row: Cells) =>
    row['geography'] === geography && (row['geography_type'] ?? 'force') === 'force';
  return tableNames
    .filter((table) => table !== 'police-forces')
    .map((table) => ({ table, rows: (tables[table] as Cells[]).filter(isOwn) }))
    .filter(({ rows }) => rows.length > 0);
}

/** All rows of a force, of every table, as one: in each the table it is from, and who published it. */
export const forceCsv = (tables: Tables, force: Force): string =>
  writeCsv(
    listRows(tables, force).flatMap(({ table, rows }) =>
      rows.map((row) => {
        const sources = findSources(tables, row.source_id ?? []);
        const cells = Object.entries(columns).map(([name, from]): [string, unknown] => [
          name,
          from.map((column) => row[column]).find((cell) => cell != null),
        ]);
        return {
          force: force.force_name,
          table,
          ...Object.fromEntries(cells),
          source: sources.map(citeInFull).join('; '),
          source_standing: sources.map(({ standing }) => standing).join('; '),
          source_id: row.source_id?.join('; '),
          source_licence: sources.map(({ licence }) => licence).join('; '),
          note: row['note'],
        };
      }),
    ),
  );

/** What the page of a force begins with, and what stands for it elsewhere. */
export const forceChart = 'officers-by-force';

/** A chart in the kit of a force, which is marked in it where it is one among all. */
interface KitChart {
  embed: ChartEmbed;
  mark: string;
}

const listMarked = oncePerRun(() =>
  listLive().map((embed) => ({
    embed,
    ids: embed.named ? [] : listMarks(embed).map(({ force_id }) => force_id),
  })),
);

const isOfMet = ({ chart, named }: ChartEmbed) =>
  named ? named.id === 'met' : ['armed-officers-met', 'share-armed'].includes(chart.id);

/** The charts that show a force: in its own state, or marked among all; of London what is drawn of the Met alone. */
export const listChartsOf = ({ force_id, geography }: Force): KitChart[] =>
  listMarked().flatMap(({ embed, ids }) => {
    if (ids.includes(force_id)) return [{ embed, mark: force_id }];
    const isOwn = embed.named?.id === force_id || (geography === 'Metropolitan' && isOfMet(embed));
    return isOwn ? [{ embed, mark: '' }] : [];
  });

const nameOf = ({ path }: ChartEmbed) => path.replace('/', '-');

/** The code of a chart, whose addresses are paths where the site does not know its own. */
function makeCode({ embed, mark }: KitChart): File {
  const marked = mark && ', with this force marked';
  const incomplete = address('/')
    ? ''
    : '; before each address in it that begins with “/”, put that of the site';
  return {
    name: `embed/${nameOf(embed)}.html`,
    about: `code to paste for the chart “${embed.chart.name}”${marked}, which keeps to the newest figures${incomplete}`,
    content: `${writeCode('script', describeEmbeddable(embed), { theme: '', ground: '', mark })}\n`,
  };
}

interface File {
  name: string;
  about: string;
  content: string | Uint8Array;
}

/** The page of a force as it is cited. */
export const citationOf = (force: Force) => ({
  id: force.force_id,
  title: `${headForce(force)}: officers, Taser, firearms`,
  path: forcePath(force.force_id),
  isUnreleased: listChartsOf(force).some(({ embed }) => loadEditions().unreleased.includes(embed.chart.id)),
});

/** The pictures of a chart in a state. */
const drawPictures = (embed: ChartEmbed): Promise<File[]> =>
  Promise.all(
    (['svg', 'dark.svg', 'png'] as const).map(async (format) => ({
      name: `pictures/${nameOf(embed)}.${format}`,
      about: `${embed.chart.name}, on ${format === 'dark.svg' ? 'dark' : 'light'}`,
      content: await writeChartFile(embed, format),
    })),
  );

/** Its pictures are drawn once, as some charts are in the kit of every force. */
const makeFiles = async (shown: KitChart): Promise<File[]> => [
  makeCode(shown),
  ...(await makeOnce(drawPictures, shown.embed, drawPictures)),
];

/** All that a newsroom needs of a force, in one file. */
export async function zipKit(facts: Facts, force: Force): Promise<Uint8Array<ArrayBuffer>> {
  const files: File[] = [
    {
      name: `${force.force_id}.csv`,
      about:
        'every row that we have of this force, with its source; no two measures may be joined. It is UTF-8: Excel must import it (Data, From Text/CSV)',
      content: forceCsv(facts.tables, force),
    },
    ...(await Promise.all(listChartsOf(force).map(makeFiles))).flat(),
    {
      name: 'card.png',
      about: 'the picture for social sites',
      content: await drawCardPng(findChart(forceChart), { state: force.force_id }),
    },
  ];
  const readme = { name: 'README.txt', content: writeReadme(facts, force, files) };
  return zipFiles(new Map([readme, ...files].map(({ name, content }) => [name, Buffer.from(content)])));
}

/** What is in the kit of a force, and what may be written from it. */
function writeReadme(facts: Facts, force: Force, files: File[]): string {
  const { tables } = facts;
  const sentences = deriveSentences(facts, force);
  const tabled = listRows(tables, force);
  const ids = tabled.flatMap(({ rows }) => rows.flatMap((row) => row.source_id ?? []));
  const section = (heading: string, lines: string[]) => [heading.toUpperCase(), '', ...lines, ''];
  const sourceOf = (sources: string[]) =>
    findSources(tables, sources).map((source) => `  Source: ${citeInFull(source)}`);
  const edition = loadEditions().editions.at(-1)?.date;
  const cited = { ...citationOf(force), edition, address: address(forcePath(force.force_id)) };
  return [
    `${headForce(force)}: a kit for newsrooms`,
    '',
    'A year such as 2019/20 ends in March.',
    `Addresses of the sources: ${address('/sources/') ?? 'on the page “Sources” of the site, /sources/'}`,
    '',
    ...section(
      'Sentences to use',
      sentences.flatMap(({ use, sources }) => (use ? [use, ...sourceOf(sources), ''] : [])),
    ),
    ...section(
      'Sentences not to use',
      sentences.flatMap(({ avoid }) => avoid.map((sentence) => `- ${sentence}`)),
    ),
    ...section(
      'Files',
      files.map(({ name, about }) => `${name}: ${about}`),
    ),
    ...section(
      `Tables in ${force.force_id}.csv`,
      tabled.map(({ table }) => `${table}: ${describeOfferedTable(tables, table)}\n`),
    ),
    ...section('How to cite', [citeAsText(cited)]),
    ...section('Licence', [`${describeLicence(tables, ids)}.`]),
  ].join('\n');
}
