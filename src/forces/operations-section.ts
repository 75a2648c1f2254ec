import { nameForce } from './force-names.ts';
import { formatCount, formatFinancialYear } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import { formatEnd, type MakeSection, ofForce, sourcesOf } from './force-section.ts';
import { mergeQuotes, otherCountOf, tableOf } from './quoted-figures.ts';

const year = { when: 'Year to March', formatWhen: formatFinancialYear };

/** A force’s firearms operations: the official series as newspapers quoted it, and what ministers told Parliament. */
export const operationsSection: MakeSection = (facts, force) => {
  const own = ofForce(facts.operations, force).map((row) => ({ ...row, when: row.period }));
  const quoted = own.filter((row) => row.measure === 'operations');
  const stated = own.filter((row) => row.measure === 'operations_authorised_unaudited');
  const [figures, otherFigures] = [mergeQuotes(facts.tables, quoted), mergeQuotes(facts.tables, stated)];
  const [newest] = figures;
  const hasRivals = figures.length > new Set(figures.map(({ when }) => when)).size;
  const last = newest ?? otherFigures[0];
  return {
    id: 'operations',
    name: 'Firearms operations',
    tables: ['operations'],
    title: newest
      ? text`Firearms operations: ${formatCount(newest.value)} in ${formatFinancialYear(newest.when)}, the newest year that does not rest on a copy alone`
      : text`How many firearms operations ${nameForce(force)} had in recent years is not known here`,
    subtitle: newest
      ? text`Operations for which armed officers were authorised, years to March, as newspapers quoted the Home Office`
      : text`The Home Office counts operations by force. Its table is not held, nor a newspaper that quotes it for this force: not known is not none`,
    notes: [
      text`An operation is not a shooting: it is an authorisation to send armed officers.`,
      ...(newest ? [text`Years that are not listed are not known here: that is not none.`] : []),
      ...(hasRivals ? [text`Where the texts disagree about a year, the figures of each stand.`] : []),
    ],
    table: newest && tableOf(figures, { ...year, value: 'Operations' }),
    otherCount: otherCountOf(otherFigures, { ...year, value: 'Operations authorised' }),
    sources: sourcesOf([...quoted, ...stated]),
    referenceDate: last && formatEnd(last.when),
    chart: 'firearms-operations',
  };
};
