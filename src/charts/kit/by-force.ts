import { asOf } from '../../data/as-of.ts';
import type { Tables } from '../../data/tables/index.ts';
import { isFirm } from './firm-sources.ts';

/** The series that are held by force, as they now stand. */

/** Officers’ reports of aiming or firing a gun: a force’s total stands with each of its divisions, by ethnicity in every year. */
export const readReportsByForce = (tables: Tables) =>
  asOf(
    tables['firearms-reports'].filter((row) => row.dimension === 'ethnicity' && row.group === 'all'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );

/** Every publication of a force’s operations that more than a copy bears out, of the official series and of ministers’ statements. */
export const readOperationsByForce = (tables: Tables) =>
  tables.operations.filter((row) => row.geography_type === 'force' && isFirm(tables, row));

/** Every publication of a force’s armed officers that more than a copy bears out. Those who also carry a Taser are a part of them. */
export const readArmedByForce = (tables: Tables) =>
  tables['armed-officers'].filter(
    (row) =>
      row.geography_type === 'force' && row.measure !== 'armed_officers_with_taser' && isFirm(tables, row),
  );

/** Headcount of all officers on 31 March. */
export const readHeadcounts = (tables: Tables) =>
  asOf(
    tables['police-officers'].filter(
      (row) => row.geography_type === 'force' && row.measure === 'police_officers_headcount',
    ),
    null,
    (row) => `${row.geography} · ${row.date}`,
  );

/** People shot dead by police, by force and year to March: those of an incident of two forces stand under both. */
export const readDeathsByForce = (tables: Tables) =>
  asOf(
    tables['fatal-shootings'].filter((row) => row.measure === 'fatal_police_shootings_fatalities_by_force'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );
