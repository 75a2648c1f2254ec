import { findChart } from '../charts/index.ts';
import { drawCardPng } from '../downloads/cards.ts';
import { type Format, writeChartFile } from '../downloads/chart-files.ts';
import { zipFiles } from '../downloads/data-package.ts';
import { forceCsv, forceReadme } from '../downloads/force-files.ts';
import { makeOnce } from '../data/derive-once.ts';
import { loadEditions, oncePerRun } from '../data/generated.ts';
import { citeAsText } from '../editions/citation.ts';
import type { Facts } from '../forces/facts.ts';
import { type Force, headForce } from '../forces/force-names.ts';
import { deriveSentences } from '../forces/sentences.ts';
import { address, forcePath } from '../site.ts';
import { describeEmbeddable } from '../embeds/describe-embed.ts';
import { type ChartEmbed, listLive, listMarks } from '../embeds/list-embeds.ts';
import { writeCode } from '../embeds/snippet.ts';

/** What the page of a force begins with, and what stands for it elsewhere. */
export const forceChart = 'officers-by-force';

const isMet = ({ geography }: Force) => geography === 'Metropolitan';

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

/** The charts that show a force: in its own state, or marked among all; of London what is drawn of the Met alone. */
export function listChartsOf(force: Force): KitChart[] {
  const { force_id } = force;
  const [states, wholes] = isMet(force)
    ? [
        [force_id, 'met'],
        ['armed-officers-met', 'share-armed'],
      ]
    : [[force_id], []];
  return listMarked().flatMap(({ embed, ids }): KitChart[] => {
    if (ids.includes(force_id)) return [{ embed, mark: force_id }];
    const { chart, named } = embed;
    return (named ? states.includes(named.id) : wholes.includes(chart.id)) ? [{ embed, mark: '' }] : [];
  });
}

const nameOf = ({ chart, named }: ChartEmbed) => [chart.id, named?.id].filter(Boolean).join('-');

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

const pictures: [format: Format, look: string][] = [
  ['svg', 'on light'],
  ['dark.svg', 'on dark'],
  ['png', 'on light'],
];

/** The pictures of a chart in a state. */
const drawPictures = (embed: ChartEmbed): Promise<File[]> =>
  Promise.all(
    pictures.map(async ([format, look]) => ({
      name: `pictures/${nameOf(embed)}.${format}`,
      about: `${embed.chart.name}, ${look}`,
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
  const { tables } = facts;
  const files: File[] = [
    {
      name: `${force.force_id}.csv`,
      about:
        'every row that we have of this force, with its source; no two measures may be joined. It is UTF-8: Excel must import it (Data, From Text/CSV)',
      content: forceCsv(tables, force),
    },
    ...(await Promise.all(listChartsOf(force).map(makeFiles))).flat(),
    {
      name: 'card.png',
      about: 'the picture for social sites',
      content: await drawCardPng(findChart(forceChart), { state: force.force_id }),
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
    new Map([
      ['README.txt', Buffer.from(readme)],
      ...files.map(({ name, content }) => [name, Buffer.from(content)] as const),
    ]),
  );
}
