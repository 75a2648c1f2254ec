import type { TableName } from '../../../src/figures/tables/index.ts';
import { isDerived, type Kind, type Said, type Subject } from '../subject.ts';

const arv = /armed response|\barvs?\b/i;

/** The day from which releases give two counts in place of the old headline. */
const twoCountsFrom = '2022';

/** The first that the words fit. The words of the column are tried first, then those of the row, then the title. */
function kindBy(words: string, whole: string, until: string): Kind | 'left out' | undefined {
  const kind = (table: TableName, measure: string): Kind => ({ table, cells: { measure } });
  if (arv.test(words) && /operation/i.test(whole)) {
    if (/%|per ?cent|proportion/i.test(whole)) return kind('operations', 'arv_share_pct');
    return isDerived(words) ? 'left out' : kind('operations', 'arv_operations');
  }
  if (isDerived(words) || arv.test(words) || /\bnumber of weapons|baton rounds|\bAEP/i.test(words))
    return 'left out';
  if (/discharg/i.test(words)) return kind('discharges', 'incidents_police_firearm_discharged');
  if (/deployable/i.test(words)) return kind('armed-officers', 'operationally_deployable');
  if (/armed (?:police )?officers|firearms officers|\bAFOs?\b/i.test(words)) {
    if (until !== '' && until < twoCountsFrom) return kind('armed-officers', 'armed_officers');
    return /total|authori[sz]ed/i.test(words) ? kind('armed-officers', 'total_authorised') : undefined;
  }
  return /operations?\b/i.test(words) ? kind('operations', 'operations') : undefined;
}

/** Words that name nothing: the figure is what the row or the title says. */
const says = (words: string[]) =>
  words
    .filter((word) => !/^(?:total|number|value|count|year|financial year|all|england and wales)$/i.test(word))
    .join(' ');

/** Armed officers, operations and shots of the yearly firearms statistics. */
export const firearms: Subject = {
  name: 'the police use of firearms',
  isAbout: (title, around) =>
    /firearms?\b|armed (?:police )?officers|\bAFOs?\b|armed response|\barvs?\b/i.test(title) &&
    !/use of force|certificate|offence|crime/i.test(`${title} ${around}`),
  kindOf: ({ headings, row, title, until }: Said) => {
    const [column, line] = [says(headings), says(row)];
    const whole = [column, line, title].join(' ');
    if (column !== '') return kindBy(column, whole, until);
    return line !== '' ? kindBy(line, whole, until) : kindBy(title, title, until);
  },
  kindNamed: (measure) => {
    const table = measure.startsWith('incidents')
      ? 'discharges'
      : /operation|arv|pct/.test(measure)
        ? 'operations'
        : 'armed-officers';
    return { table, cells: { measure } };
  },
};
