import { deriveOnce } from '../derive-once.ts';
import { where } from '../../../src/charts/kit/rows-and-phrases.ts';
import { officersByForce } from '../../../src/charts/officers-by-force/chart.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import { deriveFacts } from '../../../src/forces/facts.ts';
import { forceSections } from '../../../src/forces/sections.ts';
import { deriveSentences, summary } from '../../../src/forces/sentences.ts';

/** What the page of each force shows, by its id, as a text to compare: made once for the same tables. */
export const formatForces = (tables: Tables): Record<string, string> =>
  deriveOnce(deriveTexts, deriveTexts, tables).value;

function deriveTexts(tables: Tables): Record<string, string> {
  const facts = deriveFacts(tables);
  const officers = officersByForce.rows(tables);
  const makers = [summary, deriveSentences, ...Object.values(forceSections)];
  return Object.fromEntries(
    tables['police-forces'].map((force) => [
      force.force_id,
      JSON.stringify([
        where(officers, { force_id: force.force_id }),
        ...makers.map((make) => make(facts, force)),
      ]),
    ]),
  );
}
