import { type Force, nameForce } from './force-names.ts';
import { formatCount, formatFinancialYear, formatInWords, formatPeriod } from '../data/format.ts';
import { claim, text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { formatEnd, type MakePart, sourcesOf } from './force-section.ts';

/** People shot dead by police under a force. The table by force names only those forces under which somebody was counted. */
export function readShotDead(facts: Facts, { geography }: Force) {
  const all = facts.deaths;
  const [newest, oldest] = [all[0], all.at(-1)];
  if (!newest || !oldest) throw new Error('shot-dead: nothing is known by force');
  const own = all.filter((row) => row.geography === geography);
  const totals = [...Map.groupBy(all, (row) => row.geography).values()].map((rows) =>
    rows.reduce((sum, { value }) => sum + value, 0),
  );
  return {
    own,
    people: own.reduce((sum, { value }) => sum + value, 0),
    span: formatPeriod(`${oldest.period.slice(0, 7)}/${newest.period.slice(8)}`),
    forces: totals.length,
    leastOfAll: Math.min(...totals),
    isListed: own.length > 0,
    newest,
  };
}

/** One person, two people, no one. */
// Unchecked: the count itself, in words.
export const countPeople = (people: number): string =>
  people === 0 ? 'no one' : people === 1 ? 'one person' : `${formatInWords(people)} people`;

export const shotDead: MakePart = (facts, force) => {
  const { own, people, span, forces, leastOfAll, isListed, newest } = readShotDead(facts, force);
  const joint = own.filter(({ note }) => /joint/.test(note ?? '')).length;
  const years = own.filter(({ value }) => value > 0);
  return {
    id: 'shot-dead',
    name: 'People shot dead',
    tables: ['fatal-shootings'],
    title: isListed
      ? text`People shot dead by police: ${formatCount(people)}, ${span}`
      : text`People shot dead by police: none is listed under this force, ${span}`,
    subtitle: isListed
      ? text`People, as the police complaints body (now the IOPC) counts them under ${nameForce(force)}, by year to March`
      : text`The table of the police complaints body (now the IOPC) lists ${formatInWords(forces)} forces, ${claim('each with somebody who was shot dead', leastOfAll > 0, { leastOfAll })}. ${force.force_name} is not among them`,
    notes: [
      text`An incident of several forces is counted under each, so the counts of forces do not add up to those of the country${joint > 0 ? `; ${claim('such an incident is among these', joint > 0, { joint })}` : ''}.`,
      ...(isListed ? [text`In the years that are not listed the count is ${formatCount(0)}.`] : []),
      text`These figures do not say what happened, nor who was at fault. After ${formatEnd(newest.period)} no count by force is held.`,
    ],
    ...(years.length > 0 && {
      table: {
        columns: [
          { name: 'period', label: 'Year to March', format: formatFinancialYear },
          { name: 'value', label: 'People', align: 'right', format: formatCount },
        ],
        rows: years.map(({ period, value }) => ({ period, value })),
      },
    }),
    sources: isListed ? sourcesOf(own) : newest.source_id,
    referenceDate: formatEnd(newest.period),
    chart: 'shots-fired',
  };
};
