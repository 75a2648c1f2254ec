import { beginSentence, type Force, nameForce } from './force-names.ts';
import { formatCount, formatDate } from '../data/format.ts';
import { claim, type CheckedText, text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { readReports } from './firearms-reports-section.ts';
import { formatEnd } from './force-section.ts';
import { countPeople, readShotDead } from './shot-dead-section.ts';

/** The first and the newest headcount that are held for a force. */
export function readOfficers(facts: Facts, { geography }: Force) {
  const known = facts.headcounts
    .filter((row) => row.geography === geography)
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) throw new Error(`summary: no officers of ${geography}`);
  return { first, last };
}

/** What the newest headcount is beside the first: as a count, since a percentage of a small force says more than it knows. */
function compare(first: number, last: number): CheckedText {
  const figures = { first, last };
  if (last === first) return text`${claim('as many as', last === first, figures)}`;
  return text`${formatCount(Math.abs(last - first))} ${last > first ? claim('more than', last > first, figures) : claim('fewer than', last < first, figures)}`;
}

/** A force in three sentences, from the figures that its page shows. */
export function summary(facts: Facts, force: Force): CheckedText {
  const name = beginSentence(nameForce(force));
  const { first, last } = readOfficers(facts, force);
  const strip = facts.taser.find((row) => row.force_id === force.force_id);
  const period = strip?.period ?? '';
  const report = readReports(facts, force).find((row) => row.period === period);
  const { people, span } = readShotDead(facts, force);
  const taser = strip?.uses == null ? 'no figure for Taser' : `${formatCount(strip.uses)} uses of Taser`;
  const reports =
    report?.value == null
      ? 'no figure for officers’ reports'
      : `${formatCount(report.value)} officers’ ${report.value === 1 ? 'report' : 'reports'}`;
  const officers = text`${name} had ${formatCount(last.value)} officers on ${formatDate(last.date)}, ${compare(first.value, last.value)} on ${formatDate(first.date)}.`;
  const used = text`For the year to ${formatEnd(period)} it gave ${taser} and ${reports} of aiming or firing a gun.`;
  const dead = text`From ${span} the police complaints body lists ${countPeople(people)} shot dead by police under this force.`;
  return text`${officers} ${used} ${dead}`;
}
