import { findChart } from '../charts/index.ts';
import { drawCardPng } from '../downloads/cards.ts';
import { writeChartFile } from '../downloads/chart-files.ts';
import { zipFiles } from '../downloads/data-package.ts';
import { forceCsv, forceReadme } from '../downloads/force-files.ts';
import { loadEditions, oncePerRun } from '../data/generated.ts';
import { citeAsText } from '../editions/citation.ts';
import type { Facts } from '../forces/facts.ts';
import { type Force, headForce } from '../forces/force-names.ts';
import { deriveSentences } from '../forces/sentences.ts';
import { address, forcePath } from '../site.ts';
import { describeEmbeddable } from '../embeds/describe-embeddable.ts';
import { type ChartEmbed, listLive } from '../embeds/list-embeds.ts';
import { writeCode } from '../embeds/snippet.ts';

/** What the page of a force begins with, and what stands for it elsewhere. */
export const forceChart = 'officers-by-force';

const isMet = ({ geography }: Force) => geography === 'Metropolitan';

/** The charts that show a force: in its own state, or among all; of London what is drawn of the Met alone. */
export function listChartsOf(force: Force): ChartEmbed[] {
  const states = [force.force_id, ...(isMet(force) ? ['met'] : [])];
  const wholes = ['taser-by-force', ...(isMet(force) ? ['armed-officers-met', 'share-armed'] : [])];
  return listLive().filter(({ chart, named }) =>
    named ? states.includes(named.id) : wholes.includes(chart.id),
  );
}

const nameOf = ({ chart, named }: ChartEmbed) => [chart.id, named?.id].filter(Boolean).join('-');

const codeOf = (embed: ChartEmbed) =>
  writeCode('script', describeEmbeddable(embed), { theme: '', ground: '' });

interface File {
  name: string;
  about: string;
  bytes: Uint8Array;
}

const encode = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** The page of a force as it is cited. */
export const citationOf = (force: Force) => ({
  id: force.force_id,
  title: `${headForce(force)}: officers, Taser, firearms`,
  path: forcePath(force.force_id),
  isUnreleased: listChartsOf(force).some(({ chart }) => loadEditions().unreleased.includes(chart.id)),
});

const pictures = { svg: 'on light', 'dark.svg': 'on dark', png: 'on light' } as const;

/** The code of a chart in a state, and its pictures. */
async function makeFiles(embed: ChartEmbed): Promise<File[]> {
  const formats = Object.keys(pictures) as (keyof typeof pictures)[];
  const drawn = formats.map(async (format) => ({
    name: `pictures/${nameOf(embed)}.${format}`,
    about: `${embed.chart.name}, ${pictures[format]}`,
    bytes: encode(await writeChartFile(embed, format)),
  }));
  const code = {
    name: `embed/${nameOf(embed)}.html`,
    about: `code to paste for the chart “${embed.chart.name}”, which keeps to the newest figures`,
    bytes: encode(`${codeOf(embed)}\n`),
  };
  return [code, ...(await Promise.all(drawn))];
}

const made = oncePerRun(() => new Map<string, Promise<File[]>>());

/** Made once, as some charts are in the kit of every force. */
function filesOf(embed: ChartEmbed): Promise<File[]> {
  const files = made().get(nameOf(embed)) ?? makeFiles(embed);
  made().set(nameOf(embed), files);
  return files;
}

/** All that a newsroom needs of a force, in one file. */
export async function zipKit(facts: Facts, force: Force): Promise<Uint8Array<ArrayBuffer>> {
  const { tables } = facts;
  const chart = findChart(forceChart);
  const files: File[] = [
    {
      name: `${force.force_id}.csv`,
      about:
        'every row that we have of this force, with its source; no two measures may be joined. It is UTF-8: Excel must import it (Data, From Text/CSV)',
      bytes: encode(forceCsv(tables, force)),
    },
    ...(await Promise.all(listChartsOf(force).map(filesOf))).flat(),
    {
      name: 'card.png',
      about: 'the picture for social sites',
      bytes: await drawCardPng(chart, { state: force.force_id }),
    },
  ];
  const cited = citationOf(force);
  const readme = forceReadme(tables, force, {
    sentences: deriveSentences(facts, force),
    citation: citeAsText({
      ...cited,
      edition: loadEditions().editions.at(-1)?.date,
      address: address(cited.path),
    }),
    files: files.map(({ name, about }) => [name, about]),
  });
  return zipFiles(
    new Map([['README.txt', encode(readme)], ...files.map(({ name, bytes }) => [name, bytes] as const)]),
  );
}
