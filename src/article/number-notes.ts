import { groups } from 'd3';
import { findSources } from '../data/cite.ts';
import { formatDate } from '../data/format.ts';
import {
  loadProse,
  loadTables,
  type NumberNote,
  type Prose,
  type ProseFigure,
  type Publication,
} from '../data/generated.ts';
import { correctionPath, listCorrectionsOf } from '../editions/list-corrections.ts';
import { link } from '../site.ts';

/** A figure of the prose by its id. */
export function findFigure(id: string): Prose['numbers'][number] {
  const figure = loadProse().numbers.find((other) => other.id === id);
  if (!figure) throw new Error(`unknown figure: ${id}`);
  return figure;
}

/** The notes of all numbers, by id. */
export const listNotes = (): Record<string, NumberNote> =>
  Object.fromEntries(
    loadProse().numbers.map((figure) => [
      figure.id,
      {
        what: `${figure.label}, ${figure.as_at}`,
        origin: describeOrigin(figure),
        links: [
          ...listSource(figure),
          ...listCorrectionsOf('numbers', figure.id).map((correction) => ({
            text: `Corrected on ${formatDate(correction.corrected)}`,
            href: link(correctionPath(correction)),
          })),
        ],
      },
    ]),
  );

/** The source, where there is one alone and it may be linked. */
function listSource({ publications, working }: ProseFigure): NumberNote['links'] {
  const shown = working === null ? publications.slice(0, 1) : publications;
  const ids = new Set(shown.flatMap(({ source_id }) => source_id.slice(0, 1)));
  return findSources(loadTables(), [...ids]).flatMap(({ link, url }) =>
    ids.size === 1 && link && url ? [{ text: 'Source', href: url }] : [],
  );
}

/** Each sentence with its capital, the last with its stop. */
const asSentences = (text: string) =>
  `${text.replaceAll(/^\p{Ll}|(?<=\. )\p{Ll}/gu, (letter) => letter.toUpperCase())}.`;

/** Who published a number, when, and what was published instead; of a derived number, first how it was derived. */
export function describeOrigin({ publications, working, others }: ProseFigure): string {
  if (working !== null) return `${asSentences(working)} ${describeInputs(publications)}.`;
  const { cited = '', worked_out = null } = publications[0] ?? {};
  return [
    `${cited}.`,
    others && asSentences(others),
    worked_out && asSentences(`worked out as ${worked_out}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** So many publications can be named one by one, and so many publishers. */
const mostCited = 3;
const mostPublishers = 6;

/** What was published by whom: one by one where they are few, else the publishers with their years. */
function describeInputs(publications: Publication[]): string {
  const cited = groups(publications, ({ cited }) => cited);
  const isOneText = new Set(publications.map(({ text }) => text)).size === 1;
  if (cited.length === 1 || (cited.length <= mostCited && isOneText))
    return cited.map(([name]) => name).join('; ');
  if (cited.length <= mostCited)
    return cited.map(([name, all]) => `${name} (${all.map(formatInput).join(', ')})`).join('; ');
  const publishers = groups(publications, ({ publisher }) => publisher);
  if (publishers.length > mostPublishers) return 'Each is listed among all numbers';
  return publishers.map(([name, all]) => [name, formatYears(all)].filter(Boolean).join(', ')).join('; ');
}

/** 6,621 = 6,518 + 103 */
const formatInput = ({ text, worked_out }: Publication) => [text, worked_out].filter(Boolean).join(' = ');

/** 2016 to 2024 */
function formatYears(publications: Publication[]): string {
  const years = publications.flatMap(({ released }) => released?.slice(0, 4) ?? []).toSorted();
  return [...new Set([years[0], years.at(-1)])].filter(Boolean).join(' to ');
}
