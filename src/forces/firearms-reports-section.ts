import { type Force, nameForce } from './force-names.ts';
import { formatCount, formatFinancialYear, formatList } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { byDay, formatEnd, type MakePart, sourcesOf } from './force-section.ts';

/** A force’s reports of aiming or firing a gun, newest year first. `value` is null where the force gave no figure. */
export const readReports = (facts: Facts, { geography }: Force) =>
  byDay(
    facts.reports.filter((row) => row.geography === geography),
    ({ period }) => period,
  );

/** Counts with what they cannot tell: no rate, no share, nothing beside another force. */
export const firearmsReports: MakePart = (facts, force) => {
  const reports = readReports(facts, force);
  const given = reports.filter(({ value }) => value !== null);
  const said = given.map(
    ({ period, value }) => `${formatCount(value ?? NaN)} for ${formatFinancialYear(period)}`,
  );
  return {
    id: 'firearms-reports',
    name: 'Firearms reports',
    tables: ['firearms-reports'],
    title:
      said.length > 0
        ? text`Officers’ reports of aiming or firing a gun: ${formatList(said)}`
        : text`Officers’ reports of aiming or firing a gun: not given`,
    subtitle: text`Reports that officers of ${nameForce(force)} wrote, years to March. Other years are not held by force`,
    notes: [
      text`Forces differ so much in what they write down that a count cannot be set beside another force’s, nor beside its officers or its operations. A change from year to year may be a change in what is written down.`,
    ],
    sources: sourcesOf(given),
    referenceDate: given[0] && formatEnd(given[0].period),
    chart: 'firearms-by-force',
  };
};
