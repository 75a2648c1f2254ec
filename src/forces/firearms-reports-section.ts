import { type Force, nameForce } from './force-names.ts';
import { formatCount, formatFinancialYear, formatList } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import type { Facts } from './facts.ts';
import { formatEnd, type MakeSection, newestFirst, ofForce, sourcesOf } from './force-section.ts';

/** A force’s reports of aiming or firing a gun, newest year first. `value` is null where the force gave no figure. */
export const reportsOf = (facts: Facts, force: Force) =>
  newestFirst(ofForce(facts.reports, force), ({ period }) => period);

/** Counts with what they cannot tell: no rate, no share, no comparison with another force. */
export const firearmsReportsSection: MakeSection = (facts, force) => {
  const given = reportsOf(facts, force).filter(({ value }) => value !== null);
  const counts = given.map(
    ({ period, value }) => `${formatCount(value ?? NaN)} for ${formatFinancialYear(period)}`,
  );
  return {
    id: 'firearms-reports',
    name: 'Firearms reports',
    tables: ['firearms-reports'],
    title: text`Officers’ reports of aiming or firing a gun: ${counts.length > 0 ? formatList(counts) : 'not given'}`,
    subtitle: text`Reports that officers of ${nameForce(force)} wrote, years to March. Other years are not held by force`,
    notes: [
      text`Forces differ so much in what they write down that a count cannot be set beside another force’s, nor beside its officers or its operations. A change from year to year may be a change in what is written down.`,
    ],
    sources: sourcesOf(given),
    referenceDate: given[0] && formatEnd(given[0].period),
    chart: 'firearms-by-force',
  };
};
