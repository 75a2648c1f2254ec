import { countOf } from './compare-rows.ts';
import { formatError } from '../data/data-error.ts';
import type { ChartChange } from './compare-charts.ts';
import type { DataDiff, ShownChange } from './compare-data.ts';
import type { Notice } from './compare-pinned.ts';
import { describeTable } from './describe-table.ts';

/** A line: what it is about, and what that was and is. */
export interface Item {
  name: string;
  before?: string | undefined;
  after?: string | undefined;
  note?: string | undefined;
}

/** Like things under one head. */
export interface Part {
  head: string;
  items: Item[];
  /** What the editor should do about them. */
  fix?: string | undefined;
}

export interface Section {
  title: string;
  parts: Part[];
}

/** What a diff says, in the order in which an editor needs it; the terminal and the pull request say the same. Empty where nothing changed and nothing is wrong. */
export function describeDiff({ errors, tables, shown }: DataDiff): Section[] {
  const claims = errors.filter(({ expected }) => expected.startsWith('that the figures bear'));
  const others = errors.filter((error) => !claims.includes(error));
  const asItems = (of: typeof errors) => of.map((error) => ({ name: formatError(error) }));
  const sections: Section[] = [
    {
      title: 'Claims that now fail',
      parts: [{ head: `No longer borne out by the figures: ${claims.length}`, items: asItems(claims) }],
    },
    { title: 'Faults', parts: [{ head: `To mend: ${others.length}`, items: asItems(others) }] },
    { title: 'Figures', parts: tables.flatMap(describeTable) },
    ...(typeof shown === 'string' ? [] : describeShown(shown)),
  ];
  return sections
    .map(({ title, parts }) => ({ title, parts: parts.filter(({ items }) => items.length > 0) }))
    .filter(({ parts }) => parts.length > 0);
}

function describeShown({ charts, numbers, retold, forces, notices }: ShownChange): Section[] {
  const isNew = charts.some(({ drawn, added }) => drawn.length + added.length > 0);
  return [
    {
      title: 'Charts',
      parts: [
        {
          head: `${countOf(charts.length, 'chart')}: page, live embeds and downloads follow`,
          items: charts.map(describeChart),
          fix: isNew
            ? 'The pictures kept for the tests change with them: npx vitest run src/charts -u draws them again. On a pull request they are the artefact “snapshots”, to be put into src/charts/snapshots/.'
            : undefined,
        },
      ],
    },
    {
      title: 'Numbers in the article',
      parts: [
        {
          head: `${countOf(numbers.length, 'number')} printed otherwise; the sentence as it now reads`,
          items: numbers.flatMap(({ id, before, after, positions }) =>
            positions.map(({ file, line, sentence }) => ({
              name: `${id}, ${file}:${line}`,
              before,
              after,
              note: sentence,
            })),
          ),
        },
        {
          head: 'Printed as before, with another list of publications or another day',
          items: retold.map((id) => ({ name: id })),
        },
      ],
    },
    {
      title: 'Pages of forces',
      parts: [
        {
          head: `Something else is said on ${countOf(forces.length, 'page')}`,
          items: forces.map((name) => ({ name })),
        },
      ],
    },
    {
      title: 'Pinned embeds',
      parts: [
        { head: 'Once this is published they begin to carry a notice', items: notices.map(describeNotice) },
      ],
    },
  ];
}

function describeChart({ chart, states, drawn, worded, added, removed, failing, titles }: ChartChange): Item {
  const say = (what: string, labels: string[]) => {
    if (labels.length === 0) return [];
    const named = labels.filter((label) => label !== '');
    if (named.length === 0) return [what];
    return [
      `${what} in ${labels.length === states ? `all ${states} states` : `${labels.length} of ${countOf(states, 'state')} (${named.join('; ')})`}`,
    ];
  };
  const list = (what: string, labels: string[]) =>
    labels.length === 0 ? [] : [`${what}: ${labels.join('; ')}`];
  return {
    name: chart.id,
    after: [
      ...say('another picture', drawn),
      ...say('the same picture, with other words or another table', worded),
      ...list('new states', added),
      ...list('states that are gone, and with them their addresses', removed),
      ...say('cannot be shown, see the faults', failing),
    ].join(', '),
    note: sayTitles(titles),
  };
}

/** A chart of many forces would say the same of each. */
const titlesTold = 2;

function sayTitles(titles: ChartChange['titles']): string | undefined {
  if (titles.length === 0) return undefined;
  const told = titles.slice(0, titlesTold).map(({ before, after }) => `“${before}” → “${after}”`);
  const more = titles.length - told.length;
  return `title: ${told.join('; ')}${more > 0 ? `; and ${countOf(more, 'other title')}` : ''}`;
}

function describeNotice({ chart, edition, says, embeds }: Notice): Item {
  const told =
    says === 'newer'
      ? 'will say quietly that newer figures exist'
      : 'will draw the corrected figure and say plainly what was wrong';
  return { name: `${chart}, edition of ${edition}`, after: `${countOf(embeds, 'embed')} ${told}` };
}
