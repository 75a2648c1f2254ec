import type { ProseFigure, Prose } from '../../src/data/prose.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { readFacts } from '../../src/forces/facts.ts';
import { parts } from '../../src/forces/index.ts';
import { summary } from '../../src/forces/summary.ts';

export interface NumberChange {
  id: string;
  before: string;
  after: string;
  /** Each location with its sentence as it now reads. */
  positions: Prose['numbers'][number]['positions'];
}

/** The numbers that the prose prints differently, and the ids of those whose list of publications alone changes. */
export function compareNumbers(before: Prose, after: Prose): { changed: NumberChange[]; relisted: string[] } {
  const known = new Map(before.numbers.map((number) => [number.id, number]));
  const pairs = after.numbers.flatMap((number) => {
    const was = known.get(number.id);
    return was ? [{ was, number }] : [];
  });
  return {
    changed: pairs
      .filter(({ was, number }) => was.text !== number.text)
      .map(({ was, number: { id, text, positions } }) => ({ id, before: was.text, after: text, positions })),
    relisted: pairs
      .filter(({ was, number }) => was.text === number.text && history(was) !== history(number))
      .map(({ number }) => number.id),
  };
}

/** Without the row of the spreadsheet, which moves with every row above. */
const history = ({ publications, working, as_at }: ProseFigure): string =>
  JSON.stringify([publications.map((publication) => ({ ...publication, row: 0 })), working, as_at]);

/** The names of the forces whose page reads differently. */
export function compareForces(before: Tables, after: Tables): string[] {
  const [older, newer] = [formatForces(before), formatForces(after)];
  return [...newer].flatMap(([name, text]) => (older.get(name) === text ? [] : [name]));
}

function formatForces(tables: Tables): Map<string, string> {
  const facts = readFacts(tables);
  return new Map(
    tables['police-forces'].map((force) => [
      force.force_name,
      JSON.stringify([summary, ...Object.values(parts)].map((make) => make(facts, force))),
    ]),
  );
}
