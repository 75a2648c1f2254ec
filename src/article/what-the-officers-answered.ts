import { sum } from 'd3';
import { formatCount, formatList, formatPercent } from '../data/format.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import { boundsOfMembers, federationAnswer, members, respondents } from './bounded-answer.ts';
import { claimAbout, deriveFigure, type FigureDefinition } from './figure-from-rows.ts';

const armingView = (option: string, label: string) => federationAnswer('arming_view', option, label);

const everyoneArmed = armingView('all_routinely_armed', 'wanted every officer routinely armed');
const moreSpecialists = armingView(
  'more_specialists_not_all',
  'wanted more specialists with guns, but not everyone',
);
const enoughNow = armingView('adequate_now', 'thought that enough officers were armed');
const wouldCarry = federationAnswer(
  'carry_if_decided',
  'prepared',
  'would carry a gun if it were decided that all should',
);
const wouldResign = federationAnswer('resign', 'would_resign', 'would resign rather than carry');

const unpublished = deriveFigure([enoughNow, moreSpecialists, everyoneArmed], {
  value: (...values) => 100 - sum(values),
  label: 'of those who answered gave other answers, or none',
  working: (...from) => `100% less ${formatList(from.map(({ text }) => text))}`,
  format: formatPercent,
});

const moreGuns = deriveFigure([moreSpecialists, everyoneArmed], {
  value: (...values) => sum(values),
  label: 'of those who answered wanted more specialists with guns or everyone armed',
  working: (...from) => `${from.map(({ text }) => text).join(' and ')} together`,
  format: formatPercent,
});

/** Of all members, if no other member agreed, or if every other member did. */
const bound = (answer: FigureDefinition, end: 'low' | 'high', label: string) => {
  const others = { low: ['none', 'nobody'], high: ['all', 'everybody'] }[end];
  return deriveFigure([answer, respondents, members], {
    value: (percent, answered, asked) => boundsOfMembers(percent, answered, asked)[end],
    label: `of all members ${label}, if ${others[0]} of the other members agreed`,
    working: (percent, answered, asked) =>
      `${percent.text} of ${formatCount(answered.value)}, and ${others[1]} else, out of ${asked.text}`,
    format: formatPercent,
  });
};

export const numbers: Numbers = {
  'mpf-members': members,
  'mpf-respondents': respondents,
  'mpf-everyone-armed': everyoneArmed,
  'mpf-more-specialists': moreSpecialists,
  'mpf-enough-now': enoughNow,
  'mpf-arming-unpublished': unpublished,
  'mpf-more-guns': moreGuns,
  'mpf-would-carry': wouldCarry,
  'mpf-never': federationAnswer('carry_never', 'never', 'would carry under no circumstances'),
  'mpf-would-resign': wouldResign,
  'mpf-would-not-resign': federationAnswer('resign', 'would_not', 'would not resign rather than carry'),
  'mpf-taser-all': federationAnswer('taser_all', 'yes', 'wanted every officer issued with a Taser'),
  'mpf-everyone-armed-low': bound(everyoneArmed, 'low', 'wanted every officer routinely armed'),
  'mpf-everyone-armed-high': bound(everyoneArmed, 'high', 'wanted every officer routinely armed'),
  'mpf-would-carry-low': bound(wouldCarry, 'low', 'would carry'),
  'mpf-would-carry-high': bound(wouldCarry, 'high', 'would carry'),
  'mpf-would-resign-low': bound(wouldResign, 'low', 'would resign'),
  'mpf-would-resign-high': bound(wouldResign, 'high', 'would resign'),
};

export const claims: Claims = {
  'mpf-a-third-answered': claimAbout(
    { answered: respondents, asked: members },
    (answered, asked) => Math.abs(answered / asked - 1 / 3) < 0.02,
  ),
  'mpf-specialists-largest': claimAbout(
    {
      'more specialists': moreSpecialists,
      'everyone armed': everyoneArmed,
      'enough now': enoughNow,
      'not published': unpublished,
    },
    (specialists, ...others) => others.every((other) => other < specialists),
  ),
  'mpf-everyone-minority': claimAbout({ 'everyone armed': everyoneArmed }, (percent) => percent < 50),
  'mpf-more-guns-majority': claimAbout(
    { 'more specialists or everyone': moreGuns },
    (percent) => percent > 60,
  ),
  'mpf-carry-twice-wanting': claimAbout(
    { 'would carry': wouldCarry, 'wanted everyone armed': everyoneArmed },
    (carry, wanted) => carry > 2 * wanted,
  ),
};
