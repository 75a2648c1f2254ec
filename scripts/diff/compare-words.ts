import type { ProseFigure, Prose } from '../../src/data/prose.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { deriveFacts } from '../../src/forces/facts.ts';
import { forceSections } from '../../src/forces/index.ts';
import { summary } from '../../src/forces/summary.ts';

export interface NumberChange {
  id: string;
  before: string;
  after: string;
  /** Where it stands, with the sentence as it now reads. */
  positions: Prose['numbers'][number]['positions'];
}

/** The numbers of the prose that are printed otherwise, and the ids of those of which only the publications listed under them change. */
export function compareNumbers(before: Prose, after: Prose): { changed: NumberChange[]; retold: string[] } {
  const known = new Map(before.numbers.map((number) => [number.id, number]));
  const pairs = after.numbers.flatMap((number) => {
    const was = known.get(number.id);
    return was ? [{ was, number }] : [];
  });
  return {
    changed: pairs
      .filter(({ was, number }) => was.text !== number.text)
      .map(({ was, number: { id, text, positions } }) => ({ id, before: was.text, after: text, positions })),
    retold: pairs
      .filter(({ was, number }) => was.text === number.text && history(was) !== history(number))
      .map(({ number }) => number.id),
  };
}

/** Without the row of the spreadsheet, which moves with every row above. */
const history = ({ publications, working, as_at }: ProseFigure): string =>
  JSON.stringify([publications.map((publication) => ({ ...publication, row: 0 })), working, as_at]);

/** The names of the forces whose page says something else. */
export function compareForces(before: Tables, after: Tables): string[] {
  const [older, newer] = [sayForces(before), sayForces(after)];
  return [...newer].flatMap(([name, says]) => (older.get(name) === says ? [] : [name]));
}

function sayForces(tables: Tables): Map<string, string> {
  const facts = deriveFacts(tables);
  return new Map(
    tables['police-forces'].map((force) => [
      force.force_name,
      JSON.stringify([summary, ...Object.values(forceSections)].map((make) => make(facts, force))),
    ]),
  );
}
