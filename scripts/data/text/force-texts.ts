import { join } from 'node:path';
import { deriveOnce, nameFor, readOnce } from '../../../src/data/derive-once.ts';
import { where } from '../../../src/charts/kit/rows-and-phrases.ts';
import { officersByForce } from '../../../src/charts/officers-by-force/chart.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import { deriveFacts, sentencesFile } from '../../../src/forces/facts.ts';
import { forceSections } from '../../../src/forces/sections.ts';
import { deriveSentences, summary } from '../../../src/forces/sentences.ts';

/** What makes the texts of the page of a force. */
export const forceTexts = { summary, sentences: deriveSentences, ...forceSections };

/** What follows from the tables and the sentences of the forces, made again only where one of them is another. */
export function deriveForForces<From extends Tables, T>(derive: (tables: From) => T, tables: From): T {
  const sentences = readOnce(join(process.cwd(), sentencesFile));
  return deriveOnce(nameFor(derive, sentences), derive, tables);
}

/** What the page of each force shows, by its id, as a text to compare: made once for the same tables. */
export const formatForces = (tables: Tables): Record<string, string> => deriveForForces(deriveTexts, tables);

function deriveTexts(tables: Tables): Record<string, string> {
  const facts = deriveFacts(tables);
  const officers = officersByForce.rows(tables);
  return Object.fromEntries(
    tables['police-forces'].map((force) => [
      force.force_id,
      JSON.stringify([
        where(officers, { force_id: force.force_id }),
        ...Object.values(forceTexts).map((make) => make(facts, force)),
      ]),
    ]),
  );
}
