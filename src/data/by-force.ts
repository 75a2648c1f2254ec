import { asOf } from './as-of.ts';
import { isFirm } from './cite.ts';
import type { Tables } from './tables/index.ts';

/** The forces, and the series that are here by force, as they now stand. */

/** The forces as a reader looks for them: by name. */
export const sortForces = (tables: Tables) =>
  tables['police-forces'].toSorted((a, b) => a.force_name.localeCompare(b.force_name, 'en-GB'));

/** Officers’ reports of aiming or firing a gun: a force’s total stands with each of its divisions, by ethnicity in every year. */
export const deriveReportsByForce = (tables: Tables) =>
  asOf(
    tables['firearms-reports'].filter((row) => row.dimension === 'ethnicity' && row.group === 'all'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );

/** Every publication of a force’s operations that more than a copy bears out, of the official series and of ministers’ statements. */
export const deriveOperationsByForce = (tables: Tables) =>
  tables.operations.filter((row) => row.geography_type === 'force' && isFirm(tables, row));

/** Headcount of all officers on 31 March. */
export const deriveHeadcounts = (tables: Tables) =>
  asOf(
    tables['police-officers'].filter(
      (row) => row.geography_type === 'force' && row.measure === 'police_officers_headcount',
    ),
    null,
    (row) => `${row.geography} · ${row.date}`,
  );
