import { loadProse } from '../data/generated.ts';
import type { Prose } from '../data/prose.ts';

/** A figure of the prose by its id. */
export function findFigure(id: string): Prose['numbers'][number] {
  const figure = loadProse().numbers.find((other) => other.id === id);
  if (!figure) throw new Error(`unknown figure: ${id}`);
  return figure;
}
