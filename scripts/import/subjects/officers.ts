import { keyOf } from '../labels.ts';
import { isDerived, nearest, type Said, type Subject } from '../subject.ts';

const others = /staff|community support|pcso|special|designated|volunteer|warden|section 38|s 38/;
const parts =
  /joiner|leaver|sick|absence|long term|function|ethnic|length of service|disab|orientation|religion|gender|\bsex\b|\bage\b|\brank\b|ratio|recruit|promot|secondments/;
/** Words that say no more than that all officers are counted. */
const plain =
  /\b(?:police|officers?|total|all|ranks?|strength|number|of|headcount|full|time|equivalents?|fte|as|at|in|post)\b/g;

/** Headcount or full-time equivalents: as near to the figure as it is said. */
function unitOf({ headings, row, title, around }: Said): string | undefined {
  for (const words of [headings.toReversed().join(' '), row.join(' '), title, around]) {
    const [people, equivalents] = [
      /headcount/i.test(words),
      /full[- ]time equivalents?|\bFTEs?\b/i.test(words),
    ];
    if (people !== equivalents) return people ? 'police_officers_headcount' : 'police_officers_fte';
    if (people) return undefined;
  }
  return undefined;
}

/** Police officers of the workforce statistics; staff and others of its tables are not held. */
export const officers: Subject = {
  name: 'police officers',
  // A footnote’s digit may stick to the word: “Police officers1”.
  isAbout: (title) =>
    /police officers?(?![a-z])/i.test(title) &&
    !/firearms|armed|injur/i.test(title) &&
    !parts.test(keyOf(title)),
  kindOf: (said) => {
    const words = nearest(said);
    if (isDerived([...said.headings, ...said.row].join(' ')) || others.test(words)) return 'left out';
    if (words.replace(plain, '').trim() !== '') return 'left out';
    const [, title = ''] = /^(?:table \w+ )?(.*)$/.exec(keyOf(said.title)) ?? [];
    if (!/officer/.test(words) && others.test(title)) return 'left out';
    const unit = unitOf(said);
    return unit === undefined ? undefined : officers.kindNamed(unit, said);
  },
  kindNamed: (measure) => ({ table: 'police-officers', cells: { measure } }),
};
