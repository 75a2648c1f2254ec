import type { Prose, ProseFigure } from '../../src/data/prose.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { formatForces } from '../data/text/check-charts-and-forces.ts';

export interface NumberChange {
  id: string;
  before: string;
  after: string;
  /** Each location with its sentence as it now reads. */
  positions: Prose['numbers'][number]['positions'];
}

/** The numbers that the prose prints differently, and the ids of those whose list of publications alone changes. */
export function compareNumbers(before: Prose, after: Prose): { numbers: NumberChange[]; relisted: string[] } {
  const known = new Map(before.numbers.map((number) => [number.id, number]));
  const numbers: NumberChange[] = [];
  const relisted: string[] = [];
  for (const number of after.numbers) {
    const { id, text, positions } = number;
    const was = known.get(id);
    if (!was) continue;
    if (was.text !== text) numbers.push({ id, before: was.text, after: text, positions });
    else if (history(was) !== history(number)) relisted.push(id);
  }
  return { numbers, relisted };
}

/** Without the row of the spreadsheet, which moves with every row above. */
const history = ({ publications, working, as_at }: ProseFigure): string =>
  JSON.stringify([publications.map((publication) => ({ ...publication, row: 0 })), working, as_at]);

/** The names of the forces whose page reads differently. */
export function compareForces(before: Tables, after: Tables): string[] {
  const [older, newer] = [formatForces(before), formatForces(after)];
  return after['police-forces']
    .filter(({ force_id }) => older[force_id] !== newer[force_id])
    .map(({ force_name }) => force_name);
}
