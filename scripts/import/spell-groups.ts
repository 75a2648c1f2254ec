import type { Tables } from '../../src/figures/tables/index.ts';
import { keyOf } from './labels.ts';
import type { Kind } from './subject.ts';

/** Groups of the reports of firearms are spelt as the table has them; a group that it never had is asked for. */
export function groupSpeller(reports: Tables['firearms-reports']): (kind: Kind) => Kind | undefined {
  const nameOf = (dimension = '', group = '') => `${dimension} ${keyOf(group)}`;
  const known = new Map(reports.map(({ dimension, group }) => [nameOf(dimension, group), group]));
  return (kind) => {
    if (kind.table !== 'firearms-reports') return kind;
    const group = known.get(nameOf(kind.cells.dimension, kind.cells.group));
    return group === undefined ? undefined : { ...kind, cells: { ...kind.cells, group } };
  };
}
