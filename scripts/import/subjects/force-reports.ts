import { isDerived, nearest, type Subject } from '../subject.ts';

/** All reports of force by police force. */
export const forceReports: Subject = {
  name: 'reports of force',
  isAbout: (title, around) =>
    /\b(?:incidents|reports)\b.*\bpolice force|use of force (?:incidents|reports)/i.test(title) &&
    /use of force/i.test(`${title} ${around}`),
  kindOf: (said) => {
    if (isDerived([...said.headings, ...said.row].join(' '))) return 'left out';
    return /^(?:|(?:total|all)(?: .*)?|(?:number of |use of force )*(?:incidents|reports))$/.test(
      nearest(said),
    )
      ? forceReports.kindNamed('reports', said)
      : undefined;
  },
  kindNamed: () => ({ table: 'force-reports', cells: {} }),
};
