import { beginSentence, nameForce } from './force-names.ts';
import { formatCount, formatDate, formatPeriod } from '../data/format.ts';
import { text } from '../data/checked-text.ts';
import { formatEnd, lastDayOf, type MakeSection } from './force-section.ts';

const base = 1000;

/** A force’s uses of Taser and its rate as a dot among the others’, without a rank. Its picture is `taser-strip`. */
export const taserSection: MakeSection = (facts, force) => {
  const own = facts.taser.find((row) => row.force_id === force.force_id);
  if (!own) throw new Error(`taser: no row for ${force.geography}`);
  const { uses, per_1000, officers, period } = own;
  const name = beginSentence(nameForce(force));
  const rated =
    per_1000 === null || officers === null
      ? ''
      : text`: ${formatCount(per_1000)} for every ${formatCount(base)} officers`;
  return {
    id: 'taser',
    name: 'Taser',
    tables: ['taser-use', 'police-officers'],
    title:
      uses === null
        ? text`How often ${nameForce(force)} used Taser is not given`
        : text`${name} recorded ${formatCount(uses)} uses of Taser${rated}`,
    subtitle: text`Uses of Taser recorded per ${formatCount(base)} police officers, ${formatPeriod(period)}. Each dot is a force${per_1000 === null ? '' : `; ${nameForce(force)} is marked`}`,
    notes: [
      text`Forces differ in what they write down: a high figure may mean that all is written down. So the dot is no place in an order.`,
      text`A Taser that is drawn counts as used, whether or not it is fired.`,
      ...(officers === null
        ? []
        : [text`Officers: ${formatCount(officers)}, headcount on ${formatDate(lastDayOf(period))}.`]),
    ],
    sources: own.source_id.split(';').filter(Boolean),
    referenceDate: uses === null ? undefined : formatEnd(period),
    chart: 'taser-by-force',
  };
};
