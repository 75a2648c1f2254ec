import { asOf } from '../../data/as-of.ts';
import { readOperationsByForce, readReportsByForce } from '../../data/by-force.ts';
import type { Tables } from '../../data/tables/index.ts';
import { deriveForceYears } from '../kit/force-years.ts';
import { joinSources, unique, where } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveRows>[number];

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by force. Forces record so differently
 * that the rows hold counts alone: no rate, no class, no order but that of names. Operations are from the tables of police
 * use of firearms, as newspapers quoted them.
 */
export function deriveRows(tables: Tables) {
  const keyOf = (row: { geography: string; period: string }) => `${row.geography} · ${row.period}`;
  const counted = where(readOperationsByForce(tables), { measure: 'operations' });
  const operations = new Map(asOf(counted, null, keyOf).map((row) => [keyOf(row), row]));
  const reports = new Map(readReportsByForce(tables).map((row) => [keyOf(row), row]));
  const forces = tables['police-forces'].map((row) => row.geography);
  const ofForces = [...reports.values()].filter((row) => forces.includes(row.geography));
  const periods = unique(ofForces.map((row) => row.period));
  return deriveForceYears(tables, periods, (geography, period) => {
    const key = keyOf({ geography, period });
    const [reported, authorised] = [reports.get(key), operations.get(key)];
    return {
      reports: reported?.value ?? null,
      operations: authorised?.value ?? null,
      source_id: joinSources([reported, authorised]),
    };
  });
}
