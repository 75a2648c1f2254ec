import { beginSentence, type Force, nameForce } from './force-names.ts';
import { formatCount, formatDate } from '../data/format.ts';
import { claim, type CheckedText, text } from '../data/checked-text.ts';
import { type Facts, formatEnd, newestFirst, ofForce } from './facts.ts';
import { countPeople, deriveShotDead, reportsOf } from './sections.ts';

/** The difference as a count: a percentage of a small force suggests more than is known. */
function compareCounts(first: number, last: number): CheckedText {
  const figures = { first, last };
  if (last === first) return text`${claim('as many as', last === first, figures)}`;
  return text`${formatCount(Math.abs(last - first))} ${last > first ? claim('more than', last > first, figures) : claim('fewer than', last < first, figures)}`;
}

/** A force in three sentences, from the figures that its page shows. */
export function summary(facts: Facts, force: Force): CheckedText {
  const headcounts = newestFirst(ofForce(facts.headcounts, force), ({ date }) => date);
  const [last, first] = [headcounts[0], headcounts.at(-1)];
  if (!first || !last) throw new Error(`summary: no officers of ${force.geography}`);
  const strip = facts.taser.find((row) => row.force_id === force.force_id);
  const period = strip?.period ?? '';
  const report = reportsOf(facts, force).find((row) => row.period === period);
  const { people, span } = deriveShotDead(facts, force);
  const taser = strip?.uses == null ? 'no figure for Taser' : `${formatCount(strip.uses)} uses of Taser`;
  const reports =
    report?.value == null
      ? 'no figure for officers’ reports'
      : `${formatCount(report.value)} officers’ ${report.value === 1 ? 'report' : 'reports'}`;
  const officers = text`${beginSentence(nameForce(force))} had ${formatCount(last.value)} officers on ${formatDate(last.date)}, ${compareCounts(first.value, last.value)} on ${formatDate(first.date)}.`;
  const used = text`For the year to ${formatEnd(period)} it gave ${taser} and ${reports} of aiming or firing a gun.`;
  const dead = text`From ${span} the police complaints body lists ${countPeople(people)} shot dead by police under this force.`;
  return text`${officers} ${used} ${dead}`;
}
