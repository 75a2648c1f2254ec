import { isDerived, nearest, type Subject } from '../subject.ts';

/** Uses of Taser by kind, as the tables of “conducted energy devices” have them. */
const kinds: Record<string, string> = {
  '': 'total',
  total: 'total',
  'total uses': 'total',
  'total use': 'total',
  'number of uses': 'total',
  uses: 'total',
  all: 'total',
  'all uses': 'total',
  drawn: 'drawn',
  aimed: 'aimed',
  arced: 'arced',
  'red dot': 'red_dot',
  'red dotted': 'red_dot',
  'total non discharge': 'non_discharge',
  'non discharge': 'non_discharge',
  'non discharges': 'non_discharge',
  'drive stun': 'drive_stun',
  'angled drive stun': 'angled_drive_stun',
  'angle drive stun': 'angled_drive_stun',
  fired: 'fired',
  'total discharge': 'discharge',
  discharge: 'discharge',
  discharges: 'discharge',
  'not stated': 'not_stated',
  'not reported': 'not_stated',
};

const device = /\b(?:number of|use of|uses of|tasers?|ceds?|x26|conducted energy devices?)\b/g;

export const taser: Subject = {
  name: 'uses of Taser',
  isAbout: (title) => /tasers?\b|\bceds?\b|conducted energy/i.test(title),
  kindOf: (said) => {
    const words = nearest(said);
    if (isDerived([...said.headings, ...said.row].join(' '))) return 'left out';
    const measure = kinds[words] ?? kinds[words.replace(device, ' ').replace(/\s+/g, ' ').trim()];
    // A title that names a kind gives it to figures without words of their own: “Taser discharges by force”.
    if (
      measure === undefined ||
      (measure === 'total' && words === '' && /discharge|drawn|fired/i.test(said.title))
    )
      return undefined;
    return taser.kindNamed(measure, said);
  },
  kindNamed: (measure) => ({ table: 'taser-use', cells: { measure } }),
};
