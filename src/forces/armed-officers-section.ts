import { nameForce } from './force-names.ts';
import { formatDate } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import { formatEnd, type MakeSection, ofForce, sourcesOf } from './force-section.ts';
import { formatHedged, mergeQuotes, otherCountOf, tableOf } from './quoted-figures.ts';

const labels = { when: 'Date', value: 'Armed officers', formatWhen: formatDate };

/** The officers of a force who may carry a gun, at single dates; and what ministers told Parliament. */
export const armedOfficersSection: MakeSection = (facts, force) => {
  const own = ofForce(facts.armed, force).map((row) => ({ ...row, when: row.date }));
  const quoted = own.filter((row) => row.measure === 'armed_officers');
  const stated = own.filter((row) => row.measure === 'armed_officers_unaudited');
  const [figures, otherFigures] = [mergeQuotes(facts.tables, quoted), mergeQuotes(facts.tables, stated)];
  const [newest] = figures;
  const last = newest ?? otherFigures[0];
  return {
    id: 'armed-officers',
    name: 'Armed officers',
    tables: ['armed-officers'],
    title: newest
      ? text`Armed officers: ${formatHedged(newest.value, newest)}, ${formatDate(newest.when)}, the newest figure known here`
      : text`How many officers of ${nameForce(force)} may carry a gun is not known here`,
    subtitle: newest
      ? text`Officers authorised to carry a gun, at single dates, as each source gives them`
      : text`The Home Office counts them by force. Its table is not held, nor another text that gives a recent number for this force: not known is not none`,
    notes: newest
      ? [
          text`Other dates are not known here. The sources may count differently, so the figures are not joined and no change between them is worked out.`,
        ]
      : [],
    table: newest && tableOf(figures, labels),
    otherCount: otherCountOf(otherFigures, labels),
    sources: sourcesOf([...quoted, ...stated]),
    referenceDate: last && formatEnd(last.when),
    chart: force.geography === 'Metropolitan' ? 'armed-officers-met' : 'armed-officers',
  };
};
