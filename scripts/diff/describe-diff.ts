import { formatError } from '../data/data-error.ts';
import type { ChartChange } from './compare-charts.ts';
import type { DataDiff, ShownChange } from './compare-data.ts';
import type { PinnedNotice } from './compare-pinned.ts';
import { describeTableChange } from './describe-table-change.ts';
import { type Item, type Section, formatQuantity } from './format-diff.ts';

/** A diff in the order in which an editor needs it. Sections and groups without items are left out when it is printed. */
export function describeDiff({ errors, tables, shown }: DataDiff): Section[] {
  const claims = errors.filter(({ expected }) => expected.startsWith('that the figures bear'));
  const others = errors.filter((error) => !claims.includes(error));
  const asItems = (list: typeof errors) => list.map((error) => ({ name: formatError(error) }));
  return [
    {
      title: 'Claims that now fail',
      groups: [{ title: `No longer borne out by the figures: ${claims.length}`, items: asItems(claims) }],
    },
    { title: 'Errors', groups: [{ title: `To fix: ${others.length}`, items: asItems(others) }] },
    { title: 'Figures', groups: tables.flatMap(describeTableChange) },
    ...(typeof shown === 'string' ? [] : describeShown(shown)),
  ];
}

function describeShown({ charts, numbers, relisted, forces, notices }: ShownChange): Section[] {
  const areDrawn = charts.some(({ labels }) => labels.redrawn.length + labels.added.length > 0);
  return [
    {
      title: 'Charts',
      groups: [
        {
          title: `${formatQuantity(charts.length, 'chart')}: page, live embeds and downloads follow`,
          items: charts.map(describeChart),
          fix: areDrawn
            ? 'The pictures kept for the tests change with them: npx vitest run src/charts -u draws them again. On a pull request they are the artefact “snapshots”, to be put into src/charts/.'
            : undefined,
        },
      ],
    },
    {
      title: 'Numbers in the article',
      groups: [
        {
          title: `${formatQuantity(numbers.length, 'number')} printed differently; the sentence as it now reads`,
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
          title: 'Printed as before, with another list of publications or another day',
          items: relisted.map((name) => ({ name })),
        },
      ],
    },
    {
      title: 'Pages of forces',
      groups: [
        {
          title: `${formatQuantity(forces.length, 'page')} will read differently`,
          items: forces.map((name) => ({ name })),
        },
      ],
    },
    {
      title: 'Pinned embeds',
      groups: [
        { title: 'Once this is published they begin to carry a notice', items: notices.map(describeNotice) },
      ],
    },
  ];
}

function describeChart({ id, states, labels, titles }: ChartChange): Item {
  const inStates = (what: string, changed: string[]) => {
    const named = changed.filter((label) => label !== '');
    if (changed.length === 0 || named.length === 0) return changed.length === 0 ? [] : [what];
    const which =
      changed.length === states
        ? `all ${states} states`
        : `${changed.length} of ${formatQuantity(states, 'state')} (${named.join('; ')})`;
    return [`${what} in ${which}`];
  };
  const list = (what: string, changed: string[]) =>
    changed.length === 0 ? [] : [`${what}: ${changed.join('; ')}`];
  return {
    name: id,
    after: [
      ...inStates('another picture', labels.redrawn),
      ...inStates('the same picture, with other text or another table', labels.reworded),
      ...list('new states', labels.added),
      ...list('states that are gone, and with them their addresses', labels.removed),
      ...inStates('cannot be shown, see the errors', labels.failing),
    ].join(', '),
    note: titles.length > 0 ? describeTitles(titles) : undefined,
  };
}

/** A chart of many forces would repeat the same change for each. */
const longestListOfTitles = 2;

function describeTitles(titles: string[]): string {
  const more = titles.length - longestListOfTitles;
  const listed = titles.slice(0, longestListOfTitles).join('; ');
  return `title: ${listed}${more > 0 ? `; and ${formatQuantity(more, 'other title')}` : ''}`;
}

const notices = {
  newer: 'will say in small print that newer figures exist',
  corrected: 'will show what was corrected and say prominently what was wrong',
};

const describeNotice = ({ chart, edition, kind, embeds }: PinnedNotice): Item => ({
  name: `${chart}, edition of ${edition}`,
  after: `${formatQuantity(embeds, 'embed')} ${notices[kind]}`,
});
