import { group } from 'd3';
import type { Fault } from '../fault.ts';
import type { Figure } from './figure.ts';
import { faultIn } from './findings.ts';
import { country, type Forces } from './places.ts';

/** Full-time equivalents are printed to two decimals and worked out from more. */
const rounding = 0.5;

/**
 * The forces of a sheet add to its own subtotals and total. Where they do not, a row or a column has slipped, or the
 * release is at odds with itself: nobody but the editor can tell. Not judged where a part is unknown or missing.
 */
export function checkSums(figures: Figure[], forces: Forces, file: string): Fault[] {
  const members = new Map(
    [...group(forces, (force) => force.region)].map(([region, list]) => [
      region,
      list.map((force) => force.geography),
    ]),
  );
  members.set(
    country,
    forces.map((force) => force.geography),
  );
  const sets = group(figures, (figure) =>
    [figure.table, figure.time, ...Object.values(figure.cells)].join(' · '),
  );
  return [...sets].flatMap(([set, all]) => {
    const ofForces = new Map(
      all.filter(({ place }) => place.is === 'force').map((figure) => [figure.place.name, figure.value]),
    );
    return all
      .filter(({ place, value }) => place.is !== 'force' && value !== null)
      .flatMap((total) => {
        const parts = (members.get(total.place.name) ?? []).map((force) => ofForces.get(force));
        if (parts.length === 0 || parts.some((part) => part == null)) return [];
        const added = Math.round(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) * 100) / 100;
        if (
          Math.abs(added - (total.value ?? 0)) <=
          (Number.isInteger(added) && Number.isInteger(total.value) ? 0 : rounding)
        )
          return [];
        return faultIn(
          file,
          total.at,
          String(total.value),
          `${added}, the forces of ${total.place.name} added up (${set})`,
          'look whether a row or a column has slipped; if the release is at odds with itself, mend the copy as its notes say',
        );
      });
  });
}
