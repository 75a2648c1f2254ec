import { asOf } from '../../data/as-of.ts';
import { readOperationsByForce, readReportsByForce } from '../../data/by-force.ts';
import type { Tables } from '../../data/tables/index.ts';
import { deriveForceYears } from '../kit/force-years.ts';
import { joinSources, valuesOf, where } from '../kit/rows-and-phrases.ts';

export type Row = ReturnType<typeof deriveRows>[number];

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by force. Forces record so differently
 * that the rows hold counts alone: no rate, no class, no order but that of names. Operations are from the tables of police
 * use of firearms, as newspapers quoted them.
 */
export function deriveRows(tables: Tables) {
  const counted = where(readOperationsByForce(tables), { measure: 'operations' });
  const operations = asOf(counted, null, (row) => `${row.geography} · ${row.period}`);
  const forces = tables['police-forces'].map((row) => row.geography);
  const reports = readReportsByForce(tables).filter((row) => forces.includes(row.geography));
  return deriveForceYears(tables, valuesOf(reports, 'period'), (geography, period) => {
    const [reported] = where(reports, { geography, period });
    const [authorised] = where(operations, { geography, period });
    return {
      reports: reported?.value ?? null,
      operations: authorised?.value ?? null,
      source_id: joinSources([reported, authorised]),
    };
  });
}
