import { figureFromAnswer, figureFromSurveyCount, deriveFigure } from './figure-from-rows.ts';
import { formatCount, formatPercent } from '../data/format.ts';
import { boundsOfAll } from '../data/share.ts';
import type { Claims, Numbers } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';

/** The survey of the Metropolitan Police Federation, January 2017. Every percentage is of those who answered. */
const survey = 'MPF2017';

const respondents = (tables: Tables) => {
  const number = figureFromSurveyCount(tables, {
    survey,
    measure: 'respondents',
    label: 'members who answered; no exact count was published',
    format: formatCount,
  });
  // The source hedges, so the page does.
  return { ...number, text: number.publications[0]?.text ?? number.text };
};

const members = (tables: Tables) =>
  figureFromSurveyCount(tables, {
    survey,
    measure: 'members',
    label: 'members who were asked; the sources differ',
    format: formatCount,
  });

const answer = (question: string, option: string, label: string) => (tables: Tables) =>
  figureFromAnswer(tables, {
    survey,
    question,
    option,
    label: `of those who answered ${label}`,
    format: formatPercent,
  });

const everyoneArmed = answer('arming_view', 'all_routinely_armed', 'wanted every officer routinely armed');
const moreSpecialists = answer(
  'arming_view',
  'more_specialists_not_all',
  'wanted more specialists with guns, but not everyone',
);
const enoughNow = answer('arming_view', 'adequate_now', 'thought that enough officers were armed');
const wouldCarry = answer(
  'carry_if_decided',
  'prepared',
  'would carry a gun if it were decided that all should',
);
const wouldResign = answer('resign', 'would_resign', 'would resign rather than carry');

const unpublished = (tables: Tables) => {
  const published = [enoughNow, moreSpecialists, everyoneArmed].map((bind) => bind(tables));
  return deriveFigure(published, {
    value: 100 - published.reduce((sum, number) => sum + number.value, 0),
    label: 'of those who answered gave other answers, or none',
    working: `100 less ${published.map((number) => number.text).join(', ')}`,
    format: formatPercent,
  });
};

const moreGuns = (tables: Tables) => {
  const parts = [moreSpecialists, everyoneArmed].map((bind) => bind(tables));
  return deriveFigure(parts, {
    value: parts.reduce((sum, number) => sum + number.value, 0),
    label: 'of those who answered wanted more specialists with guns or everyone armed',
    working: `${parts.map((number) => number.text).join(' and ')} together`,
    format: formatPercent,
  });
};

/** Of all members, if no other member agreed, or if every other member did. */
const bound = (answered: typeof everyoneArmed, end: 'low' | 'high', label: string) => (tables: Tables) => {
  const from = [answered(tables), respondents(tables), members(tables)] as const;
  const [percent, answers, asked] = from;
  const others = end === 'low' ? 'none of the other members agreed' : 'all of the other members agreed';
  return deriveFigure([...from], {
    value: boundsOfAll(percent.value / 100, answers.value, asked.value)[end] * 100,
    label: `of all members ${label}, if ${others}`,
    working: `${percent.text} of ${formatCount(answers.value)}, ${end === 'low' ? 'and nobody else' : 'and everybody else'}, out of ${formatCount(asked.value)}`,
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
  'mpf-never': answer('carry_never', 'never', 'would carry under no circumstances'),
  'mpf-would-resign': wouldResign,
  'mpf-would-not-resign': answer('resign', 'would_not', 'would not resign rather than carry'),
  'mpf-taser-all': answer('taser_all', 'yes', 'wanted every officer issued with a Taser'),
  'mpf-everyone-armed-low': bound(everyoneArmed, 'low', 'wanted every officer routinely armed'),
  'mpf-everyone-armed-high': bound(everyoneArmed, 'high', 'wanted every officer routinely armed'),
  'mpf-would-carry-low': bound(wouldCarry, 'low', 'would carry'),
  'mpf-would-carry-high': bound(wouldCarry, 'high', 'would carry'),
  'mpf-would-resign-low': bound(wouldResign, 'low', 'would resign'),
  'mpf-would-resign-high': bound(wouldResign, 'high', 'would resign'),
};

export const claims: Claims = {
  'mpf-a-third-answered': {
    holds: (tables) => Math.abs(respondents(tables).value / members(tables).value - 1 / 3) < 0.02,
    figures: (tables) => ({ answered: respondents(tables).value, asked: members(tables).value }),
  },
  'mpf-specialists-largest': {
    holds: (tables) =>
      [everyoneArmed, enoughNow, unpublished].every(
        (other) => other(tables).value < moreSpecialists(tables).value,
      ),
    figures: (tables) => ({
      'more specialists': moreSpecialists(tables).value,
      'everyone armed': everyoneArmed(tables).value,
      'enough now': enoughNow(tables).value,
      'not published': unpublished(tables).text,
    }),
  },
  'mpf-everyone-minority': {
    holds: (tables) => everyoneArmed(tables).value < 50,
    figures: (tables) => ({ 'everyone armed': everyoneArmed(tables).value }),
  },
  'mpf-more-guns-majority': {
    holds: (tables) => moreGuns(tables).value > 60,
    figures: (tables) => ({ 'more specialists or everyone': moreGuns(tables).text }),
  },
  'mpf-carry-twice-wanting': {
    holds: (tables) => wouldCarry(tables).value > 2 * everyoneArmed(tables).value,
    figures: (tables) => ({
      'would carry': wouldCarry(tables).value,
      'wanted everyone armed': everyoneArmed(tables).value,
    }),
  },
};
