import { type Force, nameForce } from './force-names.ts';
import { formatCount, formatFinancialYear, formatInWords, formatPeriod } from '../data/format.ts';
import { claim, text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { formatEnd, type MakeSection, newestFirst, ofForce, sourcesOf } from './force-section.ts';

const sumOf = (rows: { value: number }[]) => rows.reduce((sum, { value }) => sum + value, 0);

/** People shot dead by police under a force, newest year first. The table names only forces with somebody shot dead. */
export function deriveShotDead({ deaths }: Facts, force: Force) {
  const all = newestFirst(deaths, ({ period }) => period);
  const [newest, oldest] = [all[0], all.at(-1)];
  if (!newest || !oldest) throw new Error('shot-dead: nothing is known by force');
  const own = ofForce(all, force);
  const totals = [...Map.groupBy(all, (row) => row.geography).values()].map(sumOf);
  return {
    own,
    people: sumOf(own),
    span: formatPeriod(`${oldest.period.slice(0, 7)}/${newest.period.slice(8)}`),
    forces: totals.length,
    leastOfAll: Math.min(...totals),
    newest,
  };
}

/** One person, two people, no one. */
// Unchecked: the count itself, in words.
export const countPeople = (people: number): string =>
  people === 0 ? 'no one' : people === 1 ? 'one person' : `${formatInWords(people)} people`;

export const shotDeadSection: MakeSection = (facts, force) => {
  const { own, people, span, forces, leastOfAll, newest } = deriveShotDead(facts, force);
  const isListed = own.length > 0;
  const joint = own.filter(({ joint_incident }) => joint_incident).length;
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
    table:
      years.length > 0
        ? {
            columns: [
              { name: 'period', label: 'Year to March', format: formatFinancialYear },
              { name: 'value', label: 'People', align: 'right', format: formatCount },
            ],
            rows: years.map(({ period, value }) => ({ period, value })),
          }
        : undefined,
    sources: isListed ? sourcesOf(own) : newest.source_id,
    referenceDate: formatEnd(newest.period),
    chart: 'shots-fired',
  };
};
