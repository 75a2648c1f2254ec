import { keyOf, labelOf } from '../labels.ts';
import { isDerived, type Said, type Subject } from '../subject.ts';

const dimensions: [says: RegExp, dimension: string][] = [
  [/\bage\b/i, 'age'],
  [/gender|\bsex\b/i, 'gender'],
  [/ethnic/i, 'ethnicity'],
  [/disab/i, 'disability'],
  [/reason/i, 'reason'],
  [/impact factor/i, 'impact_factor'],
  [/outcome/i, 'outcome'],
  [/location/i, 'location'],
];

/** Groups that contain others. */
const groupsOfGroups = new Set(['public', 'police setting', 'medical setting']);

const dimensionOf = (title: string) => dimensions.find(([says]) => says.test(title))?.[1] ?? 'all';
const isFirearms = (words: string) =>
  /^(?:total )?firearms?(?: (?:use|used|aimed|fired|total))*$/.test(keyOf(words));

/** One row of the tables of tactics: firearms, by whom, why, where and with what outcome. */
export const tactics: Subject = {
  name: 'reports of firearms',
  readsRows: true,
  isAbout: (title, around) =>
    /tactics?\b/i.test(title) || (/\bfirearms?\b/i.test(title) && /use of force/i.test(`${title} ${around}`)),
  kindOf: (said) => {
    const named =
      said.row.some(isFirearms) ||
      said.headings.some(isFirearms) ||
      (said.row.length === 0 && /\bfirearms?\b/i.test(said.title));
    if (!named || isDerived([...said.headings, ...said.row].join(' '))) return 'left out';
    const dimension = dimensionOf(said.title);
    // The site holds no table of perceived disability.
    if (dimension === 'disability') return 'left out';
    const group = labelOf(said.headings.findLast((heading) => !isFirearms(heading)) ?? '');
    return group === '' || /^(?:total|all)\b/i.test(group)
      ? tactics.kindNamed('all', said)
      : tactics.kindNamed(group, said);
  },
  kindNamed: (group: string, { title }: Said) => {
    const dimension = dimensionOf(title);
    const is_total =
      group === 'all' || (dimension === 'location' && groupsOfGroups.has(keyOf(group))) ? '1' : '0';
    return { table: 'firearms-reports', cells: { dimension, group, is_total, unit: 'officer reports' } };
  },
};
